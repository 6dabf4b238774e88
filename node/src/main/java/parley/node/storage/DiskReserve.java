package parley.node.storage;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Keeps some of the disk for one's own writes, so that a peer that fills it cannot silence this
 * party (threats.md, "peer fills my disk").
 *
 * @param freeBytes asked before each commit that is not one's own
 * @param reserveBytes below this many free bytes such a commit is refused
 */
public record DiskReserve(LongSupplier freeBytes, long reserveBytes) {
  /** Refuses nothing. */
  public static final DiskReserve NONE = new DiskReserve(() -> Long.MAX_VALUE, 0);

  /**
   * A reserve on the disk that holds this folder. Where that cannot be asked nothing counts as
   * free.
   */
  public static DiskReserve on(Path folder, long reserveBytes) {
    // Not by FileStore, which reads the table of all mounts: this is asked before every commit.
    return new DiskReserve(() -> folder.toFile().getUsableSpace(), reserveBytes);
  }

  /**
   * Lets the commit pass, or not.
   *
   * @throws StoreException.NoRoom if only the reserve is left and the commit is not one's own
   */
  public void check(Commit commit) throws StoreException {
    if (!commit.own() && freeBytes.getAsLong() < reserveBytes) {
      throw new StoreException.NoRoom("disk: only the reserve for one's own writes is left");
    }
  }
}
