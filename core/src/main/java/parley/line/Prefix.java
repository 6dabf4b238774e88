package parley.line;

import java.util.Arrays;
import parley.record.Json;

/**
 * How far each party's sequence counts: one ordinal per party, in the order of the descriptor. What
 * an entry's author had before its eyes is such a prefix (record.md §4).
 */
public final class Prefix {
  private final long[] sizes;

  private Prefix(long[] sizes) {
    this.sizes = sizes;
  }

  /** Nothing of any party. */
  public static Prefix none(int parties) {
    return new Prefix(new long[parties]);
  }

  /** How much of that party's sequence counts. */
  public long of(int party) {
    return sizes[party];
  }

  /** This prefix with another size for one party. */
  public Prefix with(int party, long size) {
    long[] next = sizes.clone();
    next[party] = size;
    return new Prefix(next);
  }

  /** The ordinals as an array. */
  Json json() {
    return new Json.Arr(Arrays.stream(sizes).mapToObj(n -> (Json) new Json.Int(n)).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Prefix p && Arrays.equals(sizes, p.sizes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sizes);
  }

  @Override
  public String toString() {
    return Arrays.toString(sizes);
  }
}
