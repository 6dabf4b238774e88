package parley.sim.world;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import parley.log.Hash;
import parley.node.storage.Commit;
import parley.node.storage.LogRow;
import parley.node.storage.LogStore;
import parley.node.storage.Slot;
import parley.node.storage.StoreException;
import parley.node.storage.StoreLimits;
import parley.node.storage.StoreProgress;
import parley.node.storage.StoreReport;

/** A store on a simulated disk: a journal of commits, read whole when it is opened. */
final class SimLogStore implements LogStore {
  private final Medium<Commit> medium;
  private final BooleanSupplier onlyReserve;
  private final StoreImage image = new StoreImage();
  private String stopped = "";

  /**
   * Opens the journal.
   *
   * @param onlyReserve whether only the reserve of disk is left now
   */
  SimLogStore(Medium<Commit> medium, BooleanSupplier onlyReserve) {
    this.medium = medium;
    this.onlyReserve = onlyReserve;
    medium.read().forEach(image::apply);
  }

  @Override
  public void commit(Commit commit) {
    guard();
    image.check(commit);
    if (!commit.own() && onlyReserve.getAsBoolean()) {
      throw new StoreException.NoRoom("disk: only the reserve is left");
    }
    try {
      medium.append(commit);
      medium.sync();
    } catch (StoreException.Failed e) {
      stopped = String.valueOf(e.getMessage());
      throw e;
    }
    image.apply(medium.last());
  }

  private void guard() {
    if (!stopped.isEmpty()) {
      throw new StoreException.Failed("stopped until opened anew: " + stopped);
    }
  }

  @Override
  public long size(String origin) {
    guard();
    return image.size(origin);
  }

  @Override
  public List<byte[]> read(String origin, long from, long to) {
    guard();
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("read: 0 <= from <= to expected");
    }
    StoreImage.Log log = image.log(origin);
    List<byte[]> found = new ArrayList<>();
    long end = Math.min(Math.min(to, image.size(origin)), from + StoreLimits.MAX_READ_LEAVES);
    for (long i = from; log != null && i < end; i++) {
      found.add(log.leaves.get((int) i));
    }
    return found;
  }

  @Override
  public Hash hash(String origin, int level, long index) {
    guard();
    StoreImage.Log log = image.log(origin);
    if (log == null || level > 62 || index >= log.tree.size() >> level) {
      throw new IllegalArgumentException("hash: no such complete subtree in " + origin);
    }
    return log.tree.at(level, index);
  }

  @Override
  public Optional<Slot> newest(String origin, String slot) {
    guard();
    return Optional.ofNullable(image.slot(origin, slot).lastEntry()).map(Map.Entry::getValue);
  }

  @Override
  public Optional<Slot> slotAt(String origin, String slot, long size) {
    guard();
    return Optional.ofNullable(image.slot(origin, slot).get(size));
  }

  @Override
  public List<Slot> slots(String origin, String slot, long fromSize, int limit) {
    guard();
    NavigableMap<Long, Slot> slots = image.slot(origin, slot);
    return slots.tailMap(fromSize, true).values().stream().limit(limit).toList();
  }

  @Override
  public List<LogRow> logs() {
    guard();
    List<LogRow> rows = new ArrayList<>();
    image
        .logs()
        .forEach(
            (origin, log) ->
                rows.add(
                    new LogRow(
                        origin,
                        log.line,
                        log.party,
                        log.leaves.size(),
                        log.firstMillis,
                        log.lastMillis)));
    return rows;
  }

  @Override
  public Optional<byte[]> blob(Hash key) {
    guard();
    return Optional.ofNullable(image.blob(key));
  }

  @Override
  public boolean holds(Hash key) {
    guard();
    return image.blob(key) != null;
  }

  @Override
  public StoreReport verify(StoreProgress progress) {
    return new StoreReport(image.logs().size(), 0, List.of());
  }

  @Override
  public void snapshot(Path target) {
    throw new StoreException.Failed("a simulated store writes no files");
  }

  @Override
  public long bytesOnDisk() {
    return 0;
  }

  @Override
  public void close() {}
}
