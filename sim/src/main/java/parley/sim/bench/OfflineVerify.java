package parley.sim.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import parley.line.LineFold;
import parley.line.LogView;
import parley.line.Reading;
import parley.line.Verdict;
import parley.log.Algorithm;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.MemoryTree;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.node.storage.LogStore;
import parley.record.Origin;

/**
 * Verifies both logs of a line again from their leaves, on one thread: every leaf is hashed, read,
 * its signature checked, and judged in its turn.
 *
 * @param perSecond entries a second and core
 * @param ratio to the signatures that the same core verifies a second, measured before and after
 */
record OfflineVerify(double perSecond, double ratio) {

  /** A log as an auditor gets it. */
  private record Log(Origin origin, List<byte[]> leaves) {}

  /** Verifies at most so many entries of each log, after a quarter of them to warm up. */
  static OfflineVerify of(Pair pair, int entries, CryptoProbe crypto) throws MalformedException {
    List<Log> logs = logs(pair, entries);
    verify(pair, logs(pair, entries / 4));
    double before = crypto.verify(Algorithm.ED25519);
    long start = System.nanoTime();
    int done = verify(pair, logs);
    double perSecond = done * 1e9 / (System.nanoTime() - start);
    double raw = (before + crypto.verify(Algorithm.ED25519)) / 2;
    return new OfflineVerify(perSecond, perSecond / raw);
  }

  private static List<Log> logs(Pair pair, int entries) throws MalformedException {
    List<Log> logs = new ArrayList<>();
    LogStore store = pair.receiver().node().store();
    for (var row : store.logs()) {
      List<byte[]> leaves = new ArrayList<>();
      long end = Math.min(row.size(), entries);
      while (leaves.size() < end) {
        leaves.addAll(store.read(row.origin(), leaves.size(), end));
      }
      logs.add(new Log(Origin.parse(row.origin(), "origin"), leaves));
    }
    return logs;
  }

  /** The entries that were judged effective, which must be all. */
  private static int verify(Pair pair, List<Log> logs) {
    Map<String, List<NoteKey>> pins = new TreeMap<>();
    for (End end : List.of(pair.sender(), pair.receiver())) {
      pins.put(end.party().name(), end.party().card().partyKeys());
    }
    Trees trees = new Trees();
    String line = pair.lines().getFirst().id();
    LineFold.Terms terms = new LineFold.Terms(line, pins, Set.of(), 1);
    LineFold fold = new LineFold(terms, Suite.standard(), trees);
    int effective = 0;
    int offered = 0;
    for (Log log : logs) {
      for (int i = 0; i < log.leaves().size(); i++) {
        Reading reading = Reading.of(log.leaves().get(i));
        trees.append(log.origin().toString(), reading.leaf());
        fold.offer(log.origin(), i, reading);
        offered++;
        for (LineFold.Judged judged : fold.advance()) {
          effective += judged.verdict() instanceof Verdict.Effective ? 1 : 0;
        }
      }
    }
    if (effective != offered) {
      throw new IllegalStateException(offered - effective + " entries were not verified");
    }
    return effective;
  }

  /** The trees over what was offered so far. */
  private static final class Trees implements LogView {
    private final Map<String, MemoryTree> trees = new HashMap<>();

    void append(String origin, Hash leaf) {
      trees.computeIfAbsent(origin, o -> new MemoryTree()).append(leaf);
    }

    private MemoryTree tree(String origin) {
      return Objects.requireNonNull(trees.get(origin), origin);
    }

    @Override
    public Hash leaf(String origin, long index) {
      return tree(origin).at(0, index);
    }

    @Override
    public Hash root(String origin, long size) {
      return tree(origin).root(size);
    }
  }
}
