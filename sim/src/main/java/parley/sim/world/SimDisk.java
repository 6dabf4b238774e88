package parley.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import parley.node.storage.StoreException;

/**
 * A file of records on a disk that knows what is synced. A power cut loses the writes after the
 * last sync, or keeps some of them, the last one torn.
 */
final class SimDisk<T> implements Medium<T> {
  /** A record on the disk; one that is not whole fails its checksum when the file is opened. */
  private record Frame<T>(T record, boolean whole) {}

  private final Power power;
  private final List<Frame<T>> frames = new ArrayList<>();
  private int synced;
  private int generation;
  private boolean failNextSync;
  private boolean full;
  private UnaryOperator<T> corruption = UnaryOperator.identity();

  SimDisk(Power power) {
    this.power = power;
  }

  @Override
  public void append(T record) {
    power.boundary();
    if (full) {
      throw new StoreException.Failed("disk: no space left");
    }
    T written = corruption.apply(record);
    frames.add(new Frame<>(written, written.equals(record)));
    if (!written.equals(record)) {
      corruption = UnaryOperator.identity();
    }
  }

  @Override
  public void sync() {
    power.boundary();
    if (failNextSync) {
      failNextSync = false;
      throw new StoreException.Failed("disk: sync failed");
    }
    synced = frames.size();
    power.boundary();
  }

  @Override
  public T last() {
    return frames.getLast().record();
  }

  @Override
  public List<T> read() {
    return whole(frames.size());
  }

  private List<T> whole(int end) {
    List<T> records = new ArrayList<>(end);
    for (Frame<T> frame : frames.subList(0, end)) {
      if (!frame.whole()) {
        break;
      }
      records.add(frame.record());
    }
    return records;
  }

  int synced() {
    return synced;
  }

  /** Changes whenever the durable records do otherwise than growing. */
  int generation() {
    return generation;
  }

  /** The records from an index on that are durable. */
  List<T> durableFrom(int index) {
    List<T> all = new ArrayList<>();
    for (int i = index; i < synced && frames.get(i).whole(); i++) {
      all.add(frames.get(i).record());
    }
    return all;
  }

  /** The power fails: of what was not synced some is kept, the last of it perhaps torn. */
  void crash(RandomGenerator random) {
    int kept = synced + random.nextInt(frames.size() - synced + 1);
    while (frames.size() > kept) {
      frames.removeLast();
    }
    if (kept > synced && random.nextBoolean()) {
      frames.add(new Frame<>(frames.removeLast().record(), false));
    }
    settle();
  }

  /** The file is opened anew: what follows a torn record is cut off, the rest is synced. */
  private void settle() {
    int whole = whole(frames.size()).size();
    while (frames.size() > whole) {
      frames.removeLast();
    }
    synced = whole;
    generation++;
    failNextSync = false;
    full = false;
    corruption = UnaryOperator.identity();
  }

  /** Puts back an older copy of the file. */
  void restore(int records) {
    while (frames.size() > records) {
      frames.removeLast();
    }
    settle();
  }

  void failNextSync() {
    failNextSync = true;
  }

  void fill() {
    full = true;
  }

  /** Writes are altered by this until one was. */
  void corrupt(UnaryOperator<T> by) {
    corruption = by;
  }
}
