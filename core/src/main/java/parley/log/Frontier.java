package parley.log;

import java.util.ArrayList;
import java.util.List;

/**
 * All that is needed of a tree to append to it and to know its root: the roots of the complete
 * subtrees into which the bits of its size divide it, largest first, at most 63 hashes. Mutable,
 * for one thread.
 */
public final class Frontier {
  private final List<Hash> peaks;
  private long size;

  /** The frontier of the empty tree. */
  public Frontier() {
    this(0, List.of());
  }

  private Frontier(long size, List<Hash> peaks) {
    this.size = size;
    this.peaks = new ArrayList<>(peaks);
  }

  /**
   * The frontier with these hashes, as {@link #hashes} gave them.
   *
   * @throws IllegalArgumentException unless there is one hash per set bit of the size
   */
  public static Frontier of(long size, List<Hash> hashes) {
    if (size < 0 || hashes.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException("a frontier has one hash per set bit of its size");
    }
    return new Frontier(size, hashes);
  }

  /** The frontier of the tree's first {@code size} leaves, from at most 63 reads. */
  public static Frontier read(long size, HashReader reader) {
    return of(size, Proofs.peaks(0, size, reader));
  }

  /** Adds the hash of the next leaf. */
  public void append(Hash leaf) {
    Hash hash = leaf;
    for (long bits = size; (bits & 1) == 1; bits >>= 1) {
      hash = Merkle.node(peaks.removeLast(), hash);
    }
    peaks.add(hash);
    size = Math.addExact(size, 1);
  }

  /** Number of leaves. */
  public long size() {
    return size;
  }

  /** The root of the tree. */
  public Hash root() {
    return peaks.isEmpty() ? Merkle.EMPTY_ROOT : Merkle.fold(peaks);
  }

  /** The roots of the complete subtrees, largest first: one per set bit of the size. */
  public List<Hash> hashes() {
    return List.copyOf(peaks);
  }

  /** An independent copy. */
  public Frontier copy() {
    return new Frontier(size, peaks);
  }
}
