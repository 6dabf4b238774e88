package parley.node.storage;

import java.util.Optional;
import java.util.function.LongFunction;
import parley.log.Hash;

/** Follows a scrub, and judges the heads that only the caller can read. */
public interface StoreProgress {
  /** Neither follows nor judges. */
  StoreProgress NONE = (origin, done, size) -> {};

  /** Called from time to time: so many leaves of a log of that size are checked. */
  void at(String origin, long done, long size);

  /**
   * Called once per log after its leaves were hashed again. The caller compares the newest signed
   * head that it knows with the recomputed root.
   *
   * @param root the root recomputed for a size up to {@code size}
   * @return what is wrong, or empty
   */
  default Optional<String> judge(String origin, long size, LongFunction<Hash> root) {
    return Optional.empty();
  }
}
