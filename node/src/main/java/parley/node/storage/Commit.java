package parley.node.storage;

import java.util.List;

/**
 * One all-or-nothing change, applied in the order appends, slots, blobs.
 *
 * @param own true if it holds one's own writes, which may use the reserve of disk; false for what a
 *     peer makes this node store
 */
public record Commit(List<Append> appends, List<SlotPut> slots, List<BlobPut> blobs, boolean own) {
  /** Copies the lists. */
  public Commit {
    appends = List.copyOf(appends);
    slots = List.copyOf(slots);
    blobs = List.copyOf(blobs);
  }
}
