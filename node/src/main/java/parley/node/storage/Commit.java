package parley.node.storage;

import java.util.List;
import parley.log.Hash;

/**
 * One all-or-nothing change, applied in the order appends, slots, blobs, gone.
 *
 * @param gone blobs to forget, their bytes overwritten; one that is not there changes nothing
 * @param own true if it holds one's own writes, which may use the reserve of disk; false for what a
 *     peer makes this node store
 */
public record Commit(
    List<Append> appends, List<SlotPut> slots, List<BlobPut> blobs, List<Hash> gone, boolean own) {
  /** Copies the lists. */
  public Commit {
    appends = List.copyOf(appends);
    slots = List.copyOf(slots);
    blobs = List.copyOf(blobs);
    gone = List.copyOf(gone);
  }

  /** A commit that forgets nothing. */
  public Commit(List<Append> appends, List<SlotPut> slots, List<BlobPut> blobs, boolean own) {
    this(appends, slots, blobs, List.of(), own);
  }
}
