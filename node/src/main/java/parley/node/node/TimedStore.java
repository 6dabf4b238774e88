package parley.node.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import parley.log.Hash;
import parley.node.storage.Commit;
import parley.node.storage.LogRow;
import parley.node.storage.LogStore;
import parley.node.storage.Slot;
import parley.node.storage.StoreException;
import parley.node.storage.StoreProgress;
import parley.node.storage.StoreReport;

/** A store that measures how long its commits take, sync included. */
public final class TimedStore implements LogStore {
  /** Upper bounds of the histogram's buckets, microseconds; one more holds what took longer. */
  public static final List<Long> BOUNDS_MICROS =
      List.of(500L, 1_000L, 2_500L, 5_000L, 10_000L, 25_000L, 50_000L, 100_000L, 500_000L);

  private final LogStore store;
  private final AtomicLongArray counts = new AtomicLongArray(BOUNDS_MICROS.size() + 1);
  private final LongAdder micros = new LongAdder();

  TimedStore(LogStore store) {
    this.store = store;
  }

  /** Commits that took no longer than the bound of that number, or longer than all bounds. */
  public long count(int bucket) {
    return counts.get(bucket);
  }

  /** Microseconds of all commits. */
  public long totalMicros() {
    return micros.sum();
  }

  @Override
  public void commit(Commit commit) throws StoreException {
    long start = System.nanoTime();
    store.commit(commit);
    long took = (System.nanoTime() - start) / 1_000;
    int bucket = 0;
    while (bucket < BOUNDS_MICROS.size() && took > BOUNDS_MICROS.get(bucket)) {
      bucket++;
    }
    counts.incrementAndGet(bucket);
    micros.add(took);
  }

  @Override
  public long size(String origin) {
    return store.size(origin);
  }

  @Override
  public List<byte[]> read(String origin, long from, long to) {
    return store.read(origin, from, to);
  }

  @Override
  public Hash hash(String origin, int level, long index) {
    return store.hash(origin, level, index);
  }

  @Override
  public Optional<Slot> newest(String origin, String slot) {
    return store.newest(origin, slot);
  }

  @Override
  public Optional<Slot> slotAt(String origin, String slot, long size) {
    return store.slotAt(origin, slot, size);
  }

  @Override
  public List<Slot> slots(String origin, String slot, long fromSize, int limit) {
    return store.slots(origin, slot, fromSize, limit);
  }

  @Override
  public List<LogRow> logs() {
    return store.logs();
  }

  @Override
  public Optional<byte[]> blob(Hash key) {
    return store.blob(key);
  }

  @Override
  public boolean holds(Hash key) {
    return store.holds(key);
  }

  @Override
  public StoreReport verify(StoreProgress progress) {
    return store.verify(progress);
  }

  @Override
  public void snapshot(Path target) throws StoreException {
    store.snapshot(target);
  }

  @Override
  public long bytesOnDisk() {
    return store.bytesOnDisk();
  }

  @Override
  public void close() {
    store.close();
  }
}
