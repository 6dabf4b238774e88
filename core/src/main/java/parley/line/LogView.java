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
}
