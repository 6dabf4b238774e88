package parley.transcript;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.line.Card;
import parley.log.Checkpoint;
import parley.log.HeadKeys;
import parley.log.HeadRole;
import parley.log.HeadVerdict;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.Suite;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Limits;

/**
 * That a log signed two heads which cannot both be true, in one self-contained file {@code
 * parley/equivocation/v1} (docs/spec/transcript.md, "Equivocation"). With the card of the log's
 * party it is checked offline. What parses prints back to the same bytes.
 *
 * @param opening bytes of the log's first entry, by which the party key states the log's keys
 * @param first the head that is not larger
 * @param second the other head
 * @param why what contradicts
 */
public record EquivocationProof(Leaf opening, Note first, Note second, Contradiction why) {
  /** The first line of the file. */
  public static final String HEADER = "parley/equivocation/v1\n";

  /** Length of a proof, in bytes: two heads with receipts, an opening, paths. */
  public static final int MAX_BYTES = ProofFile.MAX_BYTES;

  /** The bytes of an entry, as text. */
  public record Leaf(String text) {
    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** What became of the check of a proof. */
  public sealed interface Outcome {
    /**
     * It is proven.
     *
     * @param origin the log
     * @param smaller size of the first head
     * @param larger size of the second head
     * @param mirrors names of the mirror keys that cosigned both heads, and so are at fault too
     */
    record Proven(String origin, long smaller, long larger, List<String> mirrors)
        implements Outcome {
      /** Keeps a copy. */
      public Proven {
        mirrors = List.copyOf(mirrors);
      }
    }

    /** It is not, and why. */
    record NotProven(String why) implements Outcome {}
  }

  /**
   * Reads a proof; nothing is verified.
   *
   * @throws MalformedException if the bytes are not exactly what {@link #print} prints
   */
  public static EquivocationProof parse(byte[] bytes) throws MalformedException {
    Fields f = ProofFile.fields(bytes, HEADER, "equivocation");
    EquivocationProof proof =
        new EquivocationProof(
            new Leaf(f.text("opening", Limits.LARGE_ENTRY_BYTES)),
            ProofFile.note(f, "first"),
            ProofFile.note(f, "second"),
            Contradiction.parse(f.object("why")));
    f.end();
    return proof;
  }

  /** The file: header, one line of canonical JSON, newline. */
  public byte[] print() {
    Json.Obj json =
        Json.Obj.EMPTY
            .with("opening", opening.text())
            .with("first", new String(first.bytes(), StandardCharsets.UTF_8))
            .with("second", new String(second.bytes(), StandardCharsets.UTF_8))
            .with("why", why.json());
    return ProofFile.print(HEADER, json);
  }

  /**
   * Checks the proof.
   *
   * @param cards by party: that of the log's party is needed, others tell which mirrors are at
   *     fault too
   */
  public Outcome verify(Map<String, Card> cards, Suite suite) {
    try {
      return check(cards, suite);
    } catch (MalformedException e) {
      return new Outcome.NotProven(Files.text(e));
    }
  }

  private Outcome check(Map<String, Card> cards, Suite suite) throws MalformedException {
    Checkpoint smaller = Checkpoint.parse(first.text());
    Checkpoint larger = Checkpoint.parse(second.text());
    if (!smaller.origin().equals(larger.origin())) {
      return new Outcome.NotProven("the heads are of two logs");
    }
    String party = smaller.origin().substring(0, Math.max(0, smaller.origin().indexOf('/')));
    Card card = cards.get(party);
    if (card == null) {
      return new Outcome.NotProven("the card of the log's party is needed");
    }
    Opening log = Opening.parse(opening.bytes(), card.partyKeys(), suite);
    if (!both(log.keys(), smaller, first) || !both(log.keys(), larger, second)) {
      return new Outcome.NotProven("the log did not sign both heads with both keys");
    }
    if (!why.holds(smaller, larger)) {
      return new Outcome.NotProven("the heads do not contradict each other");
    }
    List<String> mirrors = new ArrayList<>();
    for (Card other : new TreeMap<>(cards).values()) {
      HeadKeys mirror = mirror(other, suite);
      if (both(mirror, smaller, first) && both(mirror, larger, second)) {
        mirrors.add(mirror.name());
      }
    }
    return new Outcome.Proven(log.origin().toString(), smaller.size(), larger.size(), mirrors);
  }

  private static HeadKeys mirror(Card card, Suite suite) throws MalformedException {
    return new HeadKeys(
        HeadRole.MIRROR, card.mirrorKeys().getFirst(), card.mirrorKeys().getLast(), suite);
  }

  private static boolean both(HeadKeys keys, Checkpoint head, Note note) {
    return keys.verify(head, note.signatures()) instanceof HeadVerdict.Both;
  }
}
