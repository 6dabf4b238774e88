package parley.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Inclusion and consistency proofs: made as in RFC 6962 §2.1.1 and §2.1.2, judged as in RFC 9162
 * §2.1.3.2 and §2.1.4.2. Sizes from 0 to 2^63 - 1.
 */
public final class Proofs {
  private Proofs() {}

  /**
   * The path of a leaf, from its sibling to the child of the root.
   *
   * @throws IllegalArgumentException unless 0 ≤ index &lt; size
   */
  public static List<Hash> inclusion(long index, long size, HashReader reader) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of size " + size);
    }
    List<Hash> path = new ArrayList<>();
    long begin = 0;
    long end = size;
    while (end - begin > 1) {
      long middle = begin + split(end - begin);
      if (index < middle) {
        path.add(subtree(middle, end, reader));
        end = middle;
      } else {
        path.add(subtree(begin, middle, reader));
        begin = middle;
      }
    }
    Collections.reverse(path);
    return path;
  }

  /**
   * The proof that the tree of the first size is the beginning of that of the second; empty if the
   * first is 0 or both are equal.
   *
   * @throws IllegalArgumentException unless 0 ≤ from ≤ to
   */
  public static List<Hash> consistency(long from, long to, HashReader reader) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("no consistency from size " + from + " to " + to);
    }
    List<Hash> proof = new ArrayList<>();
    if (from == 0) {
      return proof;
    }
    long begin = 0;
    long end = to;
    while (from != end) {
      long middle = begin + split(end - begin);
      if (from <= middle) {
        proof.add(subtree(middle, end, reader));
        end = middle;
      } else {
        proof.add(subtree(begin, middle, reader));
        begin = middle;
      }
    }
    if (begin != 0) {
      proof.add(subtree(begin, end, reader));
    }
    Collections.reverse(proof);
    return proof;
  }

  /** Whether the proof shows that the leaf is at the index of the tree with that size and root. */
  public static boolean inclusionHolds(
      Hash leaf, long index, long size, Hash root, List<Hash> proof) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Merkle.node(sibling, hash);
        int skip = Long.numberOfTrailingZeros(node);
        // A right-most node without a sibling on its level moves up until it is a right child.
        node >>= skip;
        last >>= skip;
      } else {
        hash = Merkle.node(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /**
   * Whether the proof shows that the first tree is the beginning of the second. The empty tree is
   * the beginning of every tree: from size 0 the proof must be empty and the first root that of the
   * empty tree; nothing is then known of the second root.
   */
  public static boolean consistencyHolds(
      long from, Hash fromRoot, long to, Hash toRoot, List<Hash> proof) {
    if (from < 0 || from > to) {
      return false;
    }
    if (from == 0 && !fromRoot.equals(Merkle.EMPTY_ROOT)) {
      return false;
    }
    if (from == to) {
      return proof.isEmpty() && fromRoot.equals(toRoot);
    }
    if (from == 0 || proof.isEmpty()) {
      return from == 0 && proof.isEmpty();
    }
    return climb(from, fromRoot, to, toRoot, proof);
  }

  private static boolean climb(long from, Hash fromRoot, long to, Hash toRoot, List<Hash> proof) {
    boolean complete = Long.bitCount(from) == 1;
    Hash oldHash = complete ? fromRoot : proof.getFirst();
    Hash newHash = oldHash;
    int skip = Long.numberOfTrailingZeros(from);
    long node = (from - 1) >> skip;
    long last = (to - 1) >> skip;
    for (Hash sibling : complete ? proof : proof.subList(1, proof.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        oldHash = Merkle.node(sibling, oldHash);
        newHash = Merkle.node(sibling, newHash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        newHash = Merkle.node(newHash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && oldHash.equals(fromRoot) && newHash.equals(toRoot);
  }

  /** The roots of the complete subtrees of leaves begin to end - 1, largest first. */
  static List<Hash> peaks(long begin, long end, HashReader reader) {
    List<Hash> peaks = new ArrayList<>();
    long at = begin;
    while (at < end) {
      int level = 63 - Long.numberOfLeadingZeros(end - at);
      peaks.add(reader.at(level, at >> level));
      at += 1L << level;
    }
    return peaks;
  }

  /**
   * The root over leaves begin to end - 1, where begin is a multiple of a power of 2 ≥ the span.
   */
  private static Hash subtree(long begin, long end, HashReader reader) {
    return Merkle.fold(peaks(begin, end, reader));
  }

  /** The largest power of two below a number above 1. */
  private static long split(long count) {
    return Long.highestOneBit(count - 1);
  }
}
