package parley.node.storage;

import parley.log.Hash;

/**
 * The largest head of one origin that was signed, or cosigned.
 *
 * @param size in leaves
 * @param root for that size
 * @param atSeconds the last time signed for that origin and role, seconds since 1970; a raise never
 *     lowers it (record.md §3)
 */
public record Mark(String origin, Anchor.Role role, long size, Hash root, long atSeconds) {
  /** The size that bars a log: nothing may be signed for it again, whatever its size. */
  public static final long BARRED = Long.MAX_VALUE;

  /** Bars a log of one's own for ever. */
  public static Mark bar(String origin) {
    return new Mark(origin, Anchor.Role.SIGNED, BARRED, Hash.of(new byte[Hash.BYTES]), 0);
  }

  /** Whether it bars its log. */
  public boolean barred() {
    return size == BARRED;
  }

  /** Refuses names or numbers out of bounds with IllegalArgumentException. */
  public Mark {
    StoreLimits.name("mark: origin", origin);
    StoreLimits.count("mark: size", size, 0);
    StoreLimits.count("mark: time", atSeconds, 0);
  }
}
