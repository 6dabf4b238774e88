package parley.log;

import java.util.List;

/** The hashes of RFC 6962 §2.1: SHA-256 with one leading byte for leaf or node. */
public final class Merkle {
  /** The root of the tree of no leaves: SHA-256 of nothing. */
  public static final Hash EMPTY_ROOT = Hash.sha256();

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private Merkle() {}

  /** The leaf hash of an entry's bytes. */
  public static Hash leaf(byte[] data) {
    return Hash.sha256(LEAF, data);
  }

  /** The hash of two neighbouring subtrees. */
  public static Hash node(Hash left, Hash right) {
    return Hash.sha256(NODE, left.bytes(), right.bytes());
  }

  /** The root over these leaf hashes. */
  public static Hash root(List<Hash> leaves) {
    Frontier frontier = new Frontier();
    leaves.forEach(frontier::append);
    return frontier.root();
  }

  /** The root of the tree's first {@code size} leaves. */
  public static Hash root(long size, HashReader reader) {
    return Frontier.read(size, reader).root();
  }

  /** The root over complete neighbouring subtrees, largest first, at least one. */
  static Hash fold(List<Hash> peaks) {
    Hash root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = node(peaks.get(i), root);
    }
    return root;
  }
}
