package parley.node.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import parley.record.Entry;
import parley.record.Origin;
import parley.record.Seen;
import parley.record.SignerId;

/** Everything the node holds of one line. Used by the single writer only, read under its lock. */
final class Desk {
  final LineDescriptor descriptor;
  final String line;
  final LineFold fold;
  final StoreLogView view;
  final Map<String, MirrorLog> mirrors = new TreeMap<>();

  /** What each counterpart spent of its budget. */
  private final Map<String, Spending> spending = new HashMap<>();

  /** Our logs, oldest epoch first: what is left of an old one must still reach the counterparts. */
  final Map<String, OwnLog> owns = new LinkedHashMap<>();

  @Nullable OwnLog own;

  /** Whether a counterpart stated other mirror keys, or revoked some, since that was looked at. */
  boolean keysStale;

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

  /** Takes up a log of ours; the newest epoch is the one that writes. */
  void add(OwnLog log) {
    owns.put(log.name(), log);
    if (own == null || own.origin.epoch() < log.origin.epoch()) {
      own = log;
      stale = true;
    }
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
    keysStale |= from == 0;
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
      fold.whole(log.origin.party(), whole());
    }
    return fold.advance();
  }

  /**
   * Whether all that we ever wrote was offered: only then is it made up if a counterpart says that
   * it saw more. What a log that was left behind holds of the sequence is fixed.
   */
  private boolean whole() {
    return owns.values().stream()
        .allMatch(log -> fold.closed(log.origin) || (log.stopped.isEmpty() && allOffered(log)));
  }

  private boolean allOffered(OwnLog log) {
    return offered(log.name()) >= Math.max(log.durableSize, replaying.getOrDefault(log.name(), 0L));
  }

  /**
   * How much of a log of ours goes to the counterparts. One that is stopped signs nothing: once an
   * epoch follows it, what was under a signed head still goes, up to the end that all accepted.
   */
  long sendable(OwnLog log) {
    if (log.stopped.isEmpty()) {
      return log.durableSize;
    }
    if (log == own) {
      return 0;
    }
    return fold.closed(log.origin) ? Math.min(log.headed(), fold.folded(log.name())) : log.headed();
  }

  /**
   * How much of a log of ours may be folded. Of one that is stopped, what is under no signed head
   * can never come to the others: the log will end before it. It is judged when it has ended.
   */
  long foldable(OwnLog log) {
    return log.stopped.isEmpty() || fold.closed(log.origin) ? log.durableSize : log.headed();
  }

  /** That much of a log is still to be read from the store. */
  void replaying(String origin, long size) {
    replaying.put(origin, size);
  }

  /** Whether some log is still being read from the store. */
  boolean reading() {
    return replaying.entrySet().stream().anyMatch(r -> offered(r.getKey()) < r.getValue());
  }

  /** Whether our log waits for the counterparts to accept it. */
  boolean pending() {
    OwnLog log = own;
    return log != null && fold.pending(log.origin);
  }

  /** How many leaves of that log were offered to the fold. */
  long offered(String origin) {
    return offered.getOrDefault(origin, 0L);
  }

  /**
   * Remembers of a counterpart's entry that its signatures were checked, and which did not hold;
   * and whether it says anything about mirror keys.
   */
  void judged(LineFold.Judged judged) {
    MirrorLog log = mirrors.get(judged.origin().toString());
    keysStale |= log != null && judged.verdict().effective() && ofKeys(judged.entry());
    if (log != null) {
      boolean bad = judged.verdict() instanceof Verdict.Refused r && r.rule() == Rule.BAD_SIGNATURE;
      log.checked(judged.index(), bad);
    }
  }

  private static boolean ofKeys(@Nullable Entry entry) {
    return entry != null
        && List.of("genesis", "card", "epoch-open", "key-revoke").contains(entry.kind());
  }

  /** Whether the fold has taken in all of our own log: only then can an act be decided. */
  boolean ready() {
    OwnLog log = own;
    return log != null && fold.folded(log.name()) == log.frontier.size();
  }

  /** Whether all that was here at the start was offered to the fold. */
  boolean read() {
    read = read || (own != null && !reading());
    return read;
  }

  /** What a counterpart spent of its budget. */
  Spending spending(String party) {
    return spending.computeIfAbsent(party, p -> new Spending());
  }

  /** Whether two counterparts or more have a node: they may tell of each other. */
  boolean shared() {
    OwnLog log = own;
    return log != null && log.lanes.size() > 1;
  }

  /** Whether the key is known here, not revoked as far as is folded, and its signature holds. */
  boolean vouches(Task.Flashed task, SignerId signer) {
    String party = task.origin().party();
    boolean revoked =
        fold.state().grants(party).stream()
            .anyMatch(g -> SignerId.of(g.key()).equals(signer) && g.until() != Long.MAX_VALUE);
    return !revoked
        && signer.party().equals(party)
        && task.reading().verified().stream().anyMatch(key -> SignerId.of(key).equals(signer));
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
