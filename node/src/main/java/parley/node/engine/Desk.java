package parley.node.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.line.LineDescriptor;
import parley.line.LineFold;
import parley.line.Reading;
import parley.line.Rule;
import parley.line.Verdict;
import parley.record.Origin;

/** Everything the node holds of one line. Used by the single writer only, read under its lock. */
final class Desk {
  final LineDescriptor descriptor;
  final String line;
  final LineFold fold;
  final StoreLogView view;
  final Map<String, MirrorLog> mirrors = new TreeMap<>();
  final Map<String, Lane> lanes = new TreeMap<>();
  @Nullable OwnLog own;

  private final Map<Origin, TreeMap<Long, List<Reading>>> early = new HashMap<>();
  private final Map<String, Long> offered = new HashMap<>();
  private final Map<String, Long> owed = new HashMap<>();

  Desk(LineDescriptor descriptor, LineFold fold, StoreLogView view) {
    this.descriptor = descriptor;
    this.line = descriptor.lineId();
    this.fold = fold;
    this.view = view;
  }

  /**
   * Says how much of one of our own logs was ever signed. Until the fold was offered all of it,
   * counterparts' entries wait: one that saw what we lost or have not read yet would be judged to
   * have made it up, and a judgement is never revised.
   */
  void owe(Origin own, long size) {
    owed.put(own.toString(), size);
  }

  /** Takes readings that may come out of order, and offers to the fold what is next. */
  List<LineFold.Judged> offer(Origin origin, long from, List<Reading> readings) {
    early.computeIfAbsent(origin, n -> new TreeMap<>()).put(from, readings);
    if (owed.containsKey(origin.toString()) || whole()) {
      drain(origin);
    }
    if (owed.containsKey(origin.toString()) && whole()) {
      List.copyOf(early.keySet()).forEach(this::drain);
    }
    return fold.advance();
  }

  private boolean whole() {
    return owed.entrySet().stream().allMatch(log -> offered(log.getKey()) >= log.getValue());
  }

  private void drain(Origin origin) {
    String name = origin.toString();
    TreeMap<Long, List<Reading>> waiting = early.getOrDefault(origin, new TreeMap<>());
    List<Reading> next = waiting.remove(offered(name));
    while (next != null) {
      long index = offered(name);
      for (Reading reading : next) {
        fold.offer(origin, index++, reading);
      }
      offered.put(name, index);
      next = waiting.remove(index);
    }
  }

  /** How many leaves of that log were offered to the fold. */
  long offered(String origin) {
    return offered.getOrDefault(origin, 0L);
  }

  /**
   * Remembers of a counterpart's entry that its signatures were checked, and which did not hold.
   */
  void checked(LineFold.Judged judged) {
    MirrorLog log = mirrors.get(judged.origin().toString());
    if (log != null) {
      boolean bad = judged.verdict() instanceof Verdict.Refused r && r.rule() == Rule.BAD_SIGNATURE;
      log.checked(judged.index(), bad);
    }
  }

  /** Whether the fold has taken in all of our own log: only then can an act be decided. */
  boolean ready() {
    OwnLog log = own;
    return log != null && fold.folded(log.name()) == log.frontier.size();
  }

  List<MirrorLog> mirrorsOf(String party) {
    List<MirrorLog> logs = new ArrayList<>();
    for (MirrorLog log : mirrors.values()) {
      if (log.origin.party().equals(party)) {
        logs.add(log);
      }
    }
    return logs;
  }
}
