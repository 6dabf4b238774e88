package parley.node.storage;

import parley.log.Hash;

/**
 * Compare-and-set of a register. Its newest size must equal the expected one; the new size is not
 * below it. At an equal size the content is replaced, else the old one stays as history.
 *
 * @param expectedNewestSize -1 if the register must still be empty
 * @param root the root of the origin's log at that size, as the content states it
 * @param bytes opaque, at most {@link StoreLimits#MAX_SLOT_BYTES}; not copied
 */
// Opaque bytes, compared by whoever knows their form; a copy per leaf would double the work.
@SuppressWarnings("ArrayRecordComponent")
public record SlotPut(
    String origin, String slot, long expectedNewestSize, long size, Hash root, byte[] bytes) {
  /** Refuses names or numbers out of bounds with IllegalArgumentException. */
  public SlotPut {
    StoreLimits.name("slot: origin", origin);
    StoreLimits.name("slot: name", slot);
    StoreLimits.count("slot: expected size", expectedNewestSize, -1);
    StoreLimits.count("slot: size", size, Math.max(0, expectedNewestSize));
    StoreLimits.length("slot", bytes, StoreLimits.MAX_SLOT_BYTES);
  }
}
