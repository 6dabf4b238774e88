package parley.node.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.Merkle;

/**
 * A store without a disk, for simulations: plain, and checked by the same kit as the real one. A
 * commit works on a copy that replaces the state at its end, so that state is a value: {@link
 * #state} and {@link #MemoryLogStore(State)} stand for a crash or a restored backup at that moment.
 */
public final class MemoryLogStore implements LogStore {
  private final ReentrantLock lock = new ReentrantLock();
  private State state;
  private @Nullable String stopped;
  private boolean closed;

  /** An empty store. */
  public MemoryLogStore() {
    this(new State(new LinkedHashMap<>(), new HashMap<>()));
  }

  /** A store that begins where another was. */
  public MemoryLogStore(State state) {
    this.state = state;
  }

  /** All that is durable now. */
  public State state() {
    return state;
  }

  /** Makes every further call fail, as after an I/O error. */
  public void stop(String why) {
    stopped = why;
  }

  @Override
  public void commit(Commit commit) throws StoreException {
    guarded(
        () -> {
          State next = state.copy();
          commit.appends().forEach(next::append);
          commit.slots().forEach(next::put);
          commit.blobs().forEach(next::put);
          commit.gone().forEach(next.blobs::remove);
          state = next;
          return true;
        });
  }

  @Override
  public long size(String origin) {
    return guarded(() -> (long) state.log(origin).leaves.size());
  }

  @Override
  public List<byte[]> read(String origin, long from, long to) {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("read: 0 <= from <= to expected");
    }
    return guarded(() -> range(state.log(origin).leaves, from, to));
  }

  private static List<byte[]> range(List<byte[]> leaves, long from, long to) {
    List<byte[]> found = new ArrayList<>();
    long bytes = 0;
    long end = Math.min(Math.min(to, leaves.size()), from + StoreLimits.MAX_READ_LEAVES);
    for (long i = from; i < end; i++) {
      byte[] leaf = leaves.get((int) i);
      bytes += leaf.length;
      if (!found.isEmpty() && bytes > StoreLimits.MAX_READ_BYTES) {
        break;
      }
      found.add(leaf.clone());
    }
    return found;
  }

  @Override
  public Hash hash(String origin, int level, long index) {
    return guarded(
        () -> {
          Log log = state.log(origin);
          if (level < 0 || level > 62 || index < 0 || index >= (long) log.leaves.size() >> level) {
            throw new IllegalArgumentException("hash: no such complete subtree in " + origin);
          }
          return log.hash(level, index);
        });
  }

  @Override
  public Optional<Slot> newest(String origin, String slot) {
    return guarded(
        () ->
            Optional.ofNullable(state.log(origin).slot(slot).lastEntry()).map(Map.Entry::getValue));
  }

  @Override
  public Optional<Slot> slotAt(String origin, String slot, long size) {
    return guarded(() -> Optional.ofNullable(state.log(origin).slot(slot).get(size)));
  }

  @Override
  public List<Slot> slots(String origin, String slot, long fromSize, int limit) {
    int most = Math.min(limit, StoreLimits.MAX_READ_SLOTS);
    return guarded(
        () ->
            state.log(origin).slot(slot).tailMap(fromSize, true).values().stream()
                .limit(most)
                .toList());
  }

  @Override
  public List<LogRow> logs() {
    return guarded(
        () -> {
          List<LogRow> rows = new ArrayList<>();
          state.logs.forEach(
              (origin, log) -> {
                if (!log.line.isEmpty()) {
                  rows.add(
                      new LogRow(
                          origin, log.line, log.party, log.leaves.size(), log.first, log.last));
                }
              });
          return rows;
        });
  }

  @Override
  public Optional<byte[]> blob(Hash key) {
    return guarded(() -> Optional.ofNullable(state.blobs.get(key)).map(byte[]::clone));
  }

  @Override
  public boolean holds(Hash key) {
    return guarded(() -> state.blobs.containsKey(key));
  }

  @Override
  public StoreReport verify(StoreProgress progress) {
    return guarded(
        () -> {
          List<StoreFault> faults = new ArrayList<>();
          long leaves = 0;
          for (Map.Entry<String, Log> entry : state.logs.entrySet()) {
            Log log = entry.getValue();
            long size = log.leaves.size();
            leaves += size;
            progress.at(entry.getKey(), size, size);
            log.registers(entry.getKey(), faults);
            progress
                .judge(entry.getKey(), size, log::root)
                .ifPresent(wrong -> faults.add(new StoreFault(entry.getKey(), -1, wrong)));
          }
          return new StoreReport(state.logs.size(), leaves, faults);
        });
  }

  @Override
  public void snapshot(Path target) throws StoreException {
    throw new StoreException.Failed("a store in memory writes no files");
  }

  @Override
  public long bytesOnDisk() {
    return guarded(() -> 0L);
  }

  @Override
  public void close() {
    closed = true;
  }

  private <T> T guarded(java.util.function.Supplier<T> work) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the store is closed");
      }
      if (stopped != null) {
        throw new StoreException.Failed("stopped until opened anew: " + stopped);
      }
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** What a store holds; never changed once it is a store's state. */
  public static final class State {
    private final Map<String, Log> logs;
    private final Map<Hash, byte[]> blobs;

    private State(Map<String, Log> logs, Map<Hash, byte[]> blobs) {
      this.logs = logs;
      this.blobs = blobs;
    }

    private State copy() {
      Map<String, Log> copies = new LinkedHashMap<>();
      logs.forEach((origin, log) -> copies.put(origin, log.copy()));
      return new State(copies, new HashMap<>(blobs));
    }

    private Log log(String origin) {
      return logs.getOrDefault(origin, new Log());
    }

    private void append(Append append) {
      Log log = logs.computeIfAbsent(append.origin(), o -> new Log());
      if (log.leaves.size() != append.expectedSize()) {
        throw new StoreException.Conflict(append.origin() + ": size is " + log.leaves.size());
      }
      if (log.line.isEmpty()) {
        log.line = append.line();
        log.party = append.party();
      }
      if (!log.line.equals(append.line()) || !log.party.equals(append.party())) {
        throw new StoreException.Conflict(append.origin() + ": belongs to another line or party");
      }
      log.first = log.leaves.isEmpty() ? append.atMillis() : log.first;
      log.last = append.leaves().isEmpty() ? log.last : append.atMillis();
      for (Leaf leaf : append.leaves()) {
        log.leaves.add(leaf.bytes().clone());
      }
    }

    private void put(SlotPut put) {
      NavigableMap<Long, Slot> slot =
          logs.computeIfAbsent(put.origin(), o -> new Log())
              .slots
              .computeIfAbsent(put.slot(), s -> new TreeMap<>());
      long newest = slot.isEmpty() ? -1 : slot.lastKey();
      if (newest != put.expectedNewestSize()) {
        throw new StoreException.Conflict(put.origin() + ": " + put.slot() + " is at " + newest);
      }
      slot.put(put.size(), new Slot(put.size(), put.root(), put.bytes().clone()));
    }

    private void put(BlobPut put) {
      byte[] held = blobs.putIfAbsent(put.key(), put.bytes().clone());
      if (held != null && !Arrays.equals(held, put.bytes())) {
        throw new StoreException.Conflict("blob " + put.key() + ": other bytes are held");
      }
    }
  }

  /** One log with its registers. */
  private static final class Log {
    private String line = "";
    private String party = "";
    private long first;
    private long last;
    private List<byte[]> leaves = new ArrayList<>();
    private Map<String, NavigableMap<Long, Slot>> slots = new HashMap<>();

    private Log copy() {
      Log copy = new Log();
      copy.line = line;
      copy.party = party;
      copy.first = first;
      copy.last = last;
      copy.leaves = new ArrayList<>(leaves);
      copy.slots = new HashMap<>();
      slots.forEach((name, slot) -> copy.slots.put(name, new TreeMap<>(slot)));
      return copy;
    }

    private NavigableMap<Long, Slot> slot(String name) {
      return slots.getOrDefault(name, new TreeMap<>());
    }

    private Hash hash(int level, long index) {
      Subtrees subtree = Subtrees.empty();
      for (long i = index << level; i < (index + 1) << level; i++) {
        subtree.append(Merkle.leaf(leaves.get((int) i)));
      }
      return subtree.root();
    }

    private Hash root(long size) {
      return Subtrees.<RuntimeException>of(size, this::hash).root();
    }

    private void registers(String origin, List<StoreFault> faults) {
      slots.forEach(
          (name, slot) -> {
            for (Slot put : slot.values()) {
              boolean held = put.size() <= leaves.size() && !name.equals(Slot.PEER_HEAD);
              if (held && !put.root().equals(root(put.size()))) {
                faults.add(new StoreFault(origin, -1, "register " + name + ": not the root"));
              }
            }
          });
    }
  }
}
