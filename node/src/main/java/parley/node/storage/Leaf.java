package parley.node.storage;

/**
 * One leaf to append: opaque bytes, not copied: who hands them over no longer writes to them.
 *
 * @param bytes at most {@link StoreLimits#MAX_LEAF_BYTES}
 */
// Opaque bytes, compared by whoever knows their form; a copy per leaf would double the work.
@SuppressWarnings("ArrayRecordComponent")
public record Leaf(byte[] bytes) {
  /** Refuses a leaf out of bounds with IllegalArgumentException. */
  public Leaf {
    StoreLimits.length("leaf", bytes, StoreLimits.MAX_LEAF_BYTES);
  }
}
