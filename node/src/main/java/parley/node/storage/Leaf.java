package parley.node.storage;

import org.jspecify.annotations.Nullable;

/**
 * One leaf to append: opaque bytes, and the entry id under which {@link LogStore#find} shall find
 * it. The arrays are not copied: who hands them over no longer writes to them.
 *
 * @param bytes at most {@link StoreLimits#MAX_LEAF_BYTES}
 * @param id16 16 bytes, or null if these bytes have no readable entry id
 */
// Opaque bytes, compared by whoever knows their form; a copy per leaf would double the work.
@SuppressWarnings("ArrayRecordComponent")
public record Leaf(byte[] bytes, byte @Nullable [] id16) {
  /**
   * Refuses a leaf out of bounds with IllegalArgumentException. Written out, because javac drops
   * the annotation of an array from a compact constructor.
   */
  public Leaf(byte[] bytes, byte @Nullable [] id16) {
    this.bytes = bytes;
    this.id16 = id16;
    StoreLimits.length("leaf", bytes, StoreLimits.MAX_LEAF_BYTES);
    if (id16 != null && id16.length != StoreLimits.ID_BYTES) {
      throw new IllegalArgumentException("leaf: an entry id has 16 bytes");
    }
  }
}
