package parley.node.storage;

import parley.log.Hash;
import parley.log.NoteKey;
import parley.record.SignerId;

/**
 * The content of a register at one size.
 *
 * @param size of the log it speaks of, in leaves
 * @param root the root it states for that size
 * @param bytes as they were put
 */
// Opaque bytes, compared by whoever knows their form; a copy per leaf would double the work.
@SuppressWarnings("ArrayRecordComponent")
public record Slot(long size, Hash root, byte[] bytes) {
  /** The newest own or mirrored head that was verified. */
  public static final String HEAD = "head";

  /** The size and root that will be signed next (record.md §5 rule 1). */
  public static final String INTENT = "intent";

  /** A head as the peer states it: not yet held here, or not true. Scrub does not judge it. */
  public static final String PEER_HEAD = "peer-head";

  /**
   * The cosignatures that a counterpart gave for a log of ours, by one pair of its mirror keys.
   *
   * @param mirror the Ed25519 key of the pair
   */
  public static String receipt(NoteKey mirror) {
    return "receipt/" + SignerId.of(mirror);
  }

  /** The cosignatures given for a counterpart's log, by that pair of our mirror keys. */
  public static String given(NoteKey mirror) {
    return "given/" + SignerId.of(mirror);
  }
}
