package parley.sim.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.MemoryTree;
import parley.log.Merkle;
import parley.node.storage.Append;
import parley.node.storage.Commit;
import parley.node.storage.Leaf;
import parley.node.storage.Slot;
import parley.node.storage.SlotPut;
import parley.node.storage.StoreException;

/** What a sequence of commits comes to. */
final class StoreImage {
  /** One log with its registers. */
  static final class Log {
    final String line;
    final String party;
    final long firstMillis;
    long lastMillis;
    final List<byte[]> leaves = new ArrayList<>();
    final MemoryTree tree = new MemoryTree();

    Log(Append append) {
      line = append.line();
      party = append.party();
      firstMillis = append.atMillis();
    }
  }

  private final Map<String, Log> logs = new LinkedHashMap<>();
  private final Map<String, NavigableMap<Long, Slot>> slots = new HashMap<>();
  private final Map<Hash, byte[]> blobs = new HashMap<>();

  Map<String, Log> logs() {
    return logs;
  }

  @Nullable Log log(String origin) {
    return logs.get(origin);
  }

  long size(String origin) {
    Log log = logs.get(origin);
    return log == null ? 0 : log.leaves.size();
  }

  /** Whether the log holds as much and had that root there. */
  boolean holds(String origin, long size, Hash root) {
    Log log = logs.get(origin);
    return log != null && log.tree.size() >= size && log.tree.root(size).equals(root);
  }

  NavigableMap<Long, Slot> slot(String origin, String slot) {
    return slots.getOrDefault(origin + " " + slot, new TreeMap<>());
  }

  byte @Nullable [] blob(Hash key) {
    return blobs.get(key);
  }

  /** Refuses what does not fit; nothing changes. */
  void check(Commit commit) {
    for (Append append : commit.appends()) {
      if (size(append.origin()) != append.expectedSize()) {
        throw new StoreException.Conflict(append.origin() + ": another size");
      }
    }
    Map<String, Long> newest = new HashMap<>();
    for (SlotPut put : commit.slots()) {
      String key = put.origin() + " " + put.slot();
      NavigableMap<Long, Slot> slot = slot(put.origin(), put.slot());
      long held = newest.getOrDefault(key, slot.isEmpty() ? -1L : slot.lastKey());
      if (held != put.expectedNewestSize()) {
        throw new StoreException.Conflict(key + ": newest is " + held);
      }
      newest.put(key, put.size());
    }
  }

  void apply(Commit commit) {
    for (Append append : commit.appends()) {
      Log log = logs.computeIfAbsent(append.origin(), o -> new Log(append));
      log.lastMillis = append.atMillis();
      for (Leaf leaf : append.leaves()) {
        log.leaves.add(leaf.bytes());
        log.tree.append(Merkle.leaf(leaf.bytes()));
      }
    }
    for (SlotPut put : commit.slots()) {
      slots
          .computeIfAbsent(put.origin() + " " + put.slot(), s -> new TreeMap<>())
          .put(put.size(), new Slot(put.size(), put.root(), put.bytes()));
    }
    commit.blobs().forEach(put -> blobs.put(put.key(), put.bytes()));
    commit.gone().forEach(blobs::remove);
  }
}
