package parley.node.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.line.LineDescriptor;
import parley.line.LineFold;
import parley.line.LineState;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.HeadKeys;
import parley.log.Note;
import parley.mirror.Push;
import parley.node.storage.LogStore;
import parley.node.storage.Slot;
import parley.node.storage.StoreLimits;
import parley.record.Origin;

/** A line as others read it; only within {@link Engine#read}. */
public final class LineDesk {
  /**
   * A lane to a counterpart.
   *
   * @param receipted up to which size of our log its receipt is durable here
   * @param receiptedSeconds when it was given, by its own clock; 0 before the first of this run
   * @param backlog entries of ours that it has not receipted
   * @param state what the lane meets: new, up, path-down, node-up-not-storing, …
   */
  public record LaneState(
      String party, long receipted, long receiptedSeconds, long backlog, String state) {}

  private final Desk desk;
  private final LogStore store;

  LineDesk(Desk desk, LogStore store) {
    this.desk = desk;
    this.store = store;
  }

  /** The line's full name. */
  public String line() {
    return desk.line;
  }

  /** What names the line. */
  public LineDescriptor descriptor() {
    return desk.descriptor;
  }

  /** The folded state. */
  public LineState state() {
    return desk.fold.state();
  }

  /** The fold, for deciding and for keys. */
  public LineFold fold() {
    return desk.fold;
  }

  /** Our own log, if we have one. */
  public Optional<Origin> own() {
    return Optional.ofNullable(desk.own).map(o -> o.origin);
  }

  /** Entries of our own log that are durable. */
  public long ownSize() {
    OwnLog own = desk.own;
    return own == null ? 0 : own.durableSize;
  }

  /** Why our log does not write: no-log, reading, epoch-pending, store-behind, …; or nothing. */
  public String stopped() {
    OwnLog own = desk.own;
    if (own == null) {
      return "no-log";
    }
    if (!own.stopped.isEmpty() || desk.ready()) {
      return own.stopped;
    }
    return desk.pending() && !desk.reading() ? "epoch-pending" : "reading";
  }

  /** All logs of the line held here. */
  public List<Origin> logs() {
    List<Origin> logs = new ArrayList<>();
    store.logs().stream()
        .filter(row -> row.line().equals(desk.line))
        .forEach(row -> logs.add(originOf(row.origin())));
    return logs;
  }

  private static Origin originOf(String text) {
    try {
      return Origin.parse(text, "origin");
    } catch (parley.log.MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Entries held of a log. */
  public long size(Origin origin) {
    return store.size(origin.toString());
  }

  /** A leaf's hash. */
  public Hash leaf(String origin, long index) {
    return desk.view.leaf(origin, index);
  }

  /** The root of a log's first entries. */
  public Hash root(String origin, long size) {
    return desk.view.root(origin, size);
  }

  /** What is held of a counterpart's log from an index on, with the head that covers it. */
  public Optional<Push> from(Ask ask) {
    MirrorLog log = desk.mirrors.get(ask.origin().toString());
    long size = log == null ? 0 : log.frontier.size();
    Optional<Note> head = head(ask.origin());
    if (log == null || ask.from() >= size || head.isEmpty()) {
      return Optional.empty();
    }
    List<byte[]> leaves = store.read(log.name(), ask.from(), size);
    long reached = ask.from() + leaves.size();
    if (reached == size) {
      return Optional.of(new Push(ask.origin(), ask.from(), leaves, head.get()));
    }
    // More than one message holds: up to a head that was kept on the way.
    return store.slots(log.name(), Slot.HEAD, ask.from() + 1, StoreLimits.MAX_READ_SLOTS).stream()
        .filter(slot -> slot.size() <= reached)
        .reduce((a, b) -> b)
        .map(slot -> upTo(ask, leaves, Opener.note(log.keys, log.name(), slot), slot.size()));
  }

  private static Push upTo(Ask ask, List<byte[]> leaves, Note head, long size) {
    return new Push(ask.origin(), ask.from(), leaves.subList(0, (int) (size - ask.from())), head);
  }

  /** Entries of counterparts whose attachments are not all held here yet. */
  public long awaited() {
    return desk.mirrors.values().stream().mapToLong(log -> log.wanted.count()).sum();
  }

  /** The lanes to the counterparts. */
  public List<LaneState> lanes() {
    OwnLog own = desk.own;
    return own == null ? List.of() : lanes(own, own.durableSize);
  }

  /** What is left of our old logs that counterparts gave no receipt for and that still goes. */
  public List<LaneState> leftLanes() {
    List<LaneState> left = new ArrayList<>();
    for (OwnLog old : desk.owns.values()) {
      if (old != desk.own) {
        lanes(old, desk.sendable(old)).stream().filter(l -> l.backlog() > 0).forEach(left::add);
      }
    }
    return left;
  }

  private static List<LaneState> lanes(OwnLog own, long size) {
    return own.lanes.values().stream()
        .map(
            l ->
                new LaneState(l.peer, l.receipted, l.receiptedSeconds, size - l.receipted, l.state))
        .toList();
  }

  /** The end of our log that the opening of its next epoch may cite; empty if no head left. */
  public Optional<Checkpoint> end() {
    OwnLog own = desk.own;
    long size = own == null ? 0 : own.headed();
    return own == null || size == 0
        ? Optional.empty()
        : Optional.of(Checkpoint.of(own.name(), size, root(own.name(), size)));
  }

  /** Entries held of each counterpart's log. */
  public Map<String, Long> mirrored() {
    Map<String, Long> sizes = new TreeMap<>();
    desk.mirrors.values().forEach(log -> sizes.put(log.name(), log.frontier.size()));
    return sizes;
  }

  /**
   * The newest head of a log, as a note with the log's two lines: of our own the one signed last,
   * which may not be kept yet.
   */
  public Optional<Note> head(Origin origin) {
    Optional<Slot> kept = store.newest(origin.toString(), Slot.HEAD);
    OwnLog own = desk.owns.get(origin.toString());
    if (own != null && own.stopped.isEmpty()) {
      long signed = Math.min(own.signedSize, own.durableSize);
      if (signed > kept.map(Slot::size).orElse(0L)) {
        return headAt(origin, signed);
      }
    }
    return keys(origin).flatMap(k -> kept.map(slot -> Opener.note(k, origin.toString(), slot)));
  }

  /**
   * The head of a log at that size. One of our own that was not kept is signed again: the same
   * root, below what the anchor says was signed.
   */
  public Optional<Note> headAt(Origin origin, long size) {
    Optional<Note> kept =
        keys(origin)
            .flatMap(
                k ->
                    store
                        .slotAt(origin.toString(), Slot.HEAD, size)
                        .map(slot -> Opener.note(k, origin.toString(), slot)));
    OwnLog own = desk.owns.get(origin.toString());
    boolean ours = own != null && own.stopped.isEmpty() && size <= own.signedSize;
    if (kept.isPresent() || own == null || !ours) {
      return kept;
    }
    Checkpoint head = Checkpoint.of(own.name(), size, desk.view.root(own.name(), size));
    return Optional.of(new Note(head.text(), own.signer.sign(head, 0)));
  }

  private Optional<HeadKeys> keys(Origin origin) {
    OwnLog own = desk.owns.get(origin.toString());
    MirrorLog mirror = desk.mirrors.get(origin.toString());
    return own != null
        ? Optional.of(own.signer.keys())
        : Optional.ofNullable(mirror).map(m -> m.keys);
  }
}
