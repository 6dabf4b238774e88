package parley.node.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.line.Charter;
import parley.line.LineDescriptor;
import parley.line.LineFold;
import parley.line.Reading;
import parley.line.Rule;
import parley.line.Verdict;
import parley.record.Origin;
import parley.record.Seen;

/** Everything the node holds of one line. Used by the single writer only, read under its lock. */
final class Desk {
  final LineDescriptor descriptor;
  final String line;
  final LineFold fold;
  final StoreLogView view;
  final Map<String, MirrorLog> mirrors = new TreeMap<>();
  final Map<String, Lane> lanes = new TreeMap<>();
  @Nullable OwnLog own;

  /** Our log, what acts composed now state as seen, and the terms; read by any thread. */
  record Outlook(Origin own, List<Seen> seen, Optional<Charter> charter) {}

  private volatile @Nullable Outlook outlook;
  private boolean stale = true;
  private boolean read;

  private final Map<String, TreeMap<Long, List<Reading>>> early = new HashMap<>();
  private final Map<String, Long> offered = new HashMap<>();
  private final Map<String, Long> replaying = new HashMap<>();

  Desk(LineDescriptor descriptor, LineFold fold, StoreLogView view) {
    this.descriptor = descriptor;
    this.line = descriptor.lineId();
    this.fold = fold;
    this.view = view;
  }

  /** What was published last, or null before there is a log of our own. */
  @Nullable Outlook outlook() {
    return outlook;
  }

  /** What is folded has changed, or what we stated. */
  void stale() {
    stale = true;
  }

  /** Lets authors see what is folded now, if that has changed. */
  void publish() {
    OwnLog log = own;
    Outlook last = outlook;
    boolean same = last != null && log != null && last.own().equals(log.origin);
    if (log == null || (same && !stale)) {
      return;
    }
    List<Seen> seen = new ArrayList<>();
    for (LineFold.Prefixed news : fold.news(log.origin.party())) {
      seen.add(new Seen(news.origin(), news.size(), view.root(news.origin(), news.size())));
    }
    seen.sort(java.util.Comparator.comparing(Seen::origin));
    outlook = new Outlook(log.origin, List.copyOf(seen), fold.state().charter());
    stale = false;
  }

  /** Takes readings that may come out of order, and offers to the fold what is next. */
  List<LineFold.Judged> offer(Origin origin, long from, List<Reading> readings) {
    String name = origin.toString();
    early.computeIfAbsent(name, n -> new TreeMap<>()).put(from, readings);
    TreeMap<Long, List<Reading>> waiting = early.get(name);
    List<Reading> next = waiting.remove(offered.getOrDefault(name, 0L));
    while (next != null) {
      long index = offered.getOrDefault(name, 0L);
      for (Reading reading : next) {
        fold.offer(origin, index++, reading);
      }
      offered.put(name, index);
      next = waiting.remove(index);
    }
    OwnLog log = own;
    if (log != null) {
      fold.whole(log.origin.party(), whole(log));
    }
    return fold.advance();
  }

  /**
   * Whether all that we ever wrote was offered: only then is it made up if a counterpart says that
   * it saw more.
   */
  private boolean whole(OwnLog log) {
    return log.stopped.isEmpty()
        && offered(log.name()) >= log.durableSize
        && replaying.entrySet().stream().allMatch(r -> offered(r.getKey()) >= r.getValue());
  }

  /** That much of a log of our own is still to be read from the store. */
  void replaying(String origin, long size) {
    replaying.put(origin, size);
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

  /** Whether all that was here at the start was offered to the fold. */
  boolean read() {
    OwnLog log = own;
    if (!read && log != null) {
      read =
          offered(log.name()) >= log.durableSize
              && mirrors.values().stream().allMatch(m -> offered(m.name()) >= m.frontier.size());
    }
    return read;
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
