package parley.node.storage;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import parley.log.Hash;

/**
 * The durable store of one node: Merkle logs of opaque leaves, registers with history, and blobs
 * (record.md §5, §6).
 *
 * <p>{@link #commit} takes one caller at a time and is meant for one committer thread, a platform
 * thread: the calls below it pin the carrier of a virtual thread. All other methods may be called
 * by any thread at any time, and see every commit that has returned.
 *
 * <p>Every method throws {@link StoreException.Failed} after the first I/O error, until the store
 * is opened anew, and IllegalStateException after {@link #close}.
 */
public interface LogStore extends AutoCloseable {
  /**
   * Applies all of the commit or nothing. It is on the disk, synced, when the call returns.
   *
   * @throws StoreException.Conflict if an expected size, a line, a party or a blob differs; nothing
   *     changed
   * @throws StoreException.NoRoom if the commit is not one's own and only the reserve of disk is
   *     left; nothing changed
   * @throws StoreException.Failed on any I/O or sync error
   */
  void commit(Commit commit) throws StoreException;

  /** Leaves of that log; 0 if it is unknown. */
  long size(String origin);

  /**
   * The leaves from {@code from} up to, not including, {@code to}, each hashed again and compared.
   * Stops at the log's size, at {@link StoreLimits#MAX_READ_LEAVES}, and before the leaf that would
   * exceed {@link StoreLimits#MAX_READ_BYTES}; but returns at least one if there is one.
   *
   * @throws IllegalArgumentException unless 0 ≤ from ≤ to
   */
  List<byte[]> read(String origin, long from, long to);

  /**
   * The RFC 6962 hash of the complete subtree of {@code 1 << level} leaves that starts at leaf
   * {@code index << level}.
   *
   * @throws IllegalArgumentException if the log does not hold all of these leaves
   */
  Hash hash(String origin, int level, long index);

  /** The content of that register with the largest size. */
  Optional<Slot> newest(String origin, String slot);

  /** The content of that register at exactly that size. */
  Optional<Slot> slotAt(String origin, String slot, long size);

  /**
   * The contents of that register from that size on, by rising size.
   *
   * @param limit most to return; never more than {@link StoreLimits#MAX_READ_SLOTS}
   */
  List<Slot> slots(String origin, String slot, long fromSize, int limit);

  /** The content of that register with the largest size up to that bound. */
  default Optional<Slot> newestUpTo(String origin, String slot, long bound) {
    Optional<Slot> found = newest(origin, slot);
    if (found.isEmpty() || found.get().size() <= bound) {
      return found;
    }
    found = Optional.empty();
    long from = 0;
    long to = bound;
    while (from <= to) {
      long middle = from + (to - from) / 2;
      List<Slot> next = slots(origin, slot, middle, 1);
      if (!next.isEmpty() && next.getFirst().size() <= bound) {
        found = Optional.of(next.getFirst());
        from = next.getFirst().size() + 1;
      } else {
        to = middle - 1;
      }
    }
    return found;
  }

  /** All logs that were ever appended to, in the order in which they came. */
  List<LogRow> logs();

  /** The blob with that key. */
  Optional<byte[]> blob(Hash key);

  /** Whether a blob with that key is there; its bytes are not read. */
  boolean holds(Hash key);

  /**
   * Reads everything and recomputes everything: leaf hashes, tree hashes, the roots that registers
   * state (other than {@link Slot#PEER_HEAD}), checks of rows, the file's own structure. Finds,
   * does not repair; work goes on meanwhile.
   */
  StoreReport verify(StoreProgress progress);

  /**
   * Writes a consistent copy to a new file, synced with its folder, with mode 0600. A failure
   * leaves no file and does not stop the store.
   *
   * @throws StoreException.Conflict if the target exists
   * @throws StoreException.Failed if it cannot be written
   */
  void snapshot(Path target) throws StoreException;

  /** Bytes of the store's files. */
  long bytesOnDisk();

  /** Ends all work and frees the store for another process. */
  @Override
  void close();
}
