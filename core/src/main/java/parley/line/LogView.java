package parley.line;

import parley.log.Hash;

/**
 * What the fold asks of the logs it folds: hashes only. Both are asked only about leaves that were
 * offered to the fold.
 */
public interface LogView {
  /** The leaf hash at an index. */
  Hash leaf(String origin, long index);

  /** The root of the first {@code size} leaves. */
  Hash root(String origin, long size);

  /**
   * Whether it is proven that a tree of that size and root, larger than what is held of the log,
   * does not begin as what is held: the log's owner told two histories.
   */
  default boolean excludes(String origin, long size, Hash root) {
    return false;
  }
}
