package parley.node.storage;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import parley.log.Hash;
import parley.log.Merkle;

/**
 * The complete subtrees of a growing log, largest first: all that is needed to append to it. The
 * leaf at index i completes one subtree per level from 0 to the number of trailing one bits of i;
 * their hashes are kept with that leaf, so that every hash of the tree is stored once, at a place
 * that level and index give.
 */
final class Subtrees {
  private final List<Hash> peaks;
  private long size;

  private Subtrees(long size, List<Hash> peaks) {
    this.size = size;
    this.peaks = peaks;
  }

  static Subtrees empty() {
    return new Subtrees(0, new ArrayList<>());
  }

  /** The subtrees of a log of that size, as {@code hashes} gives them. */
  static <X extends Exception> Subtrees of(long size, Hashes<X> hashes) throws X {
    List<Hash> peaks = new ArrayList<>();
    long start = 0;
    for (int level = 62; level >= 0; level--) {
      if ((size >> level & 1) == 1) {
        peaks.add(hashes.hash(level, start >> level));
        start += 1L << level;
      }
    }
    return new Subtrees(size, peaks);
  }

  Subtrees copy() {
    return new Subtrees(size, new ArrayList<>(peaks));
  }

  long size() {
    return size;
  }

  /** The hashes of the subtrees that the next leaf completes, from level 0 up, end to end. */
  byte[] append(Hash leaf) {
    int levels = Long.numberOfTrailingZeros(~size);
    ByteBuffer completed = ByteBuffer.allocate(Hash.BYTES * (levels + 1));
    Hash top = leaf;
    completed.put(top.bytes());
    for (int level = 0; level < levels; level++) {
      top = Merkle.node(peaks.removeLast(), top);
      completed.put(top.bytes());
    }
    peaks.addLast(top);
    size++;
    return completed.array();
  }

  /** The RFC 6962 root. */
  Hash root() {
    if (peaks.isEmpty()) {
      return Merkle.EMPTY_ROOT;
    }
    Hash root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = Merkle.node(peaks.get(i), root);
    }
    return root;
  }

  /** Where hashes of complete subtrees come from. */
  interface Hashes<X extends Exception> {
    Hash hash(int level, long index) throws X;
  }
}
