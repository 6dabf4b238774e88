package parley.line;

import java.util.Arrays;
import java.util.Set;
import parley.log.Hash;
import parley.record.Kind;
import parley.record.Mark;

/**
 * What must stay known of every folded entry of one party, packed into five bytes each: lines grow
 * for decades and a node holds all of them.
 */
final class Facts {
  private static final int MARK = 0x03;
  private static final int RUNG = 0x04;
  private static final int EFFECTIVE = 0x08;
  private static final int REFUSED = 0x10;

  private byte[] facts = new byte[64];
  private int[] ticks = new int[64];
  private int size;

  void add(Mark mark, Set<Kind.Trait> traits, Verdict verdict, int tick) {
    if (size == facts.length) {
      facts = Arrays.copyOf(facts, 2 * size);
      ticks = Arrays.copyOf(ticks, 2 * size);
    }
    int fact = mark.code();
    fact |= traits.contains(Kind.Trait.RUNG) ? RUNG : 0;
    fact |= verdict.effective() ? EFFECTIVE : 0;
    fact |= verdict instanceof Verdict.Refused ? REFUSED : 0;
    ticks[size] = tick;
    facts[size++] = (byte) fact;
  }

  /** A hash over all of them: two folds that judged alike have the same. */
  Hash digest() {
    return Hash.sha256(Arrays.copyOf(facts, size));
  }

  long size() {
    return size;
  }

  Mark mark(long ordinal) {
    return Mark.of(fact(ordinal) & MARK);
  }

  boolean rung(long ordinal) {
    return (fact(ordinal) & RUNG) != 0;
  }

  boolean effective(long ordinal) {
    return (fact(ordinal) & EFFECTIVE) != 0;
  }

  boolean refused(long ordinal) {
    return (fact(ordinal) & REFUSED) != 0;
  }

  /** The causal depth: more than that of every entry in its past, and 0 below the first. */
  int tick(long ordinal) {
    return ordinal < 0 ? 0 : ticks[(int) ordinal];
  }

  private int fact(long ordinal) {
    if (ordinal < 0 || ordinal >= size) {
      throw new IndexOutOfBoundsException("ordinal " + ordinal + " of " + size);
    }
    return facts[(int) ordinal];
  }
}
