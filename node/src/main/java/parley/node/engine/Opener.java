package parley.node.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.line.Card;
import parley.line.LineDescriptor;
import parley.line.LineFold;
import parley.line.LogOpening;
import parley.line.Reading;
import parley.log.Checkpoint;
import parley.log.Frontier;
import parley.log.Hash;
import parley.log.HeadKeys;
import parley.log.HeadRole;
import parley.log.HeadSigner;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.NoteKey;
import parley.mirror.Push;
import parley.node.storage.Anchor;
import parley.node.storage.Leaf;
import parley.node.storage.LogRow;
import parley.node.storage.LogStore;
import parley.node.storage.Mark;
import parley.node.storage.Slot;
import parley.node.storage.SlotPut;
import parley.record.Origin;

/**
 * Takes up lines: those of the store at start, those opened by a genesis later. Compares every log
 * with the anchor: a store that is behind it, or an anchor that is missing, stops the log
 * (record.md §5.2).
 */
final class Opener {
  private static final int REPLAY_ENTRIES = 512;

  private final EngineParts parts;
  private final Map<String, Desk> desks;
  private final Receipts receipts;

  Opener(EngineParts parts, Map<String, Desk> desks, Receipts receipts) {
    this.parts = parts;
    this.desks = desks;
    this.receipts = receipts;
  }

  /** Takes up every log of the store; returns the newest time ever signed here, POSIX seconds. */
  long open() {
    long newest = 0;
    for (LogRow row : parts.store().logs()) {
      Origin origin = origin(row.origin());
      byte[] first = parts.store().read(row.origin(), 0, 1).getFirst();
      Optional<LogOpening> opening = opening(origin, first);
      Desk desk = opening.flatMap(this::deskOf).orElseGet(() -> known(origin));
      desks.put(desk.line, desk);
      Frontier frontier =
          Frontier.read(
              row.size(), (level, index) -> parts.store().hash(row.origin(), level, index));
      if (row.party().equals(parts.keys().party())) {
        openOwn(desk, origin, frontier);
      } else {
        openMirror(desk, origin, opening, frontier);
      }
      newest = Math.max(newest, newestSigned(row.origin()));
    }
    desks.values().forEach(this::replayAll);
    return newest;
  }

  private Desk known(Origin origin) {
    Desk desk = desks.get(origin.line());
    if (desk == null) {
      throw new IllegalStateException("the store has a log of a line that no genesis opens");
    }
    return desk;
  }

  private static Origin origin(String text) {
    try {
      return Origin.parse(text, "origin");
    } catch (MalformedException e) {
      throw new IllegalStateException("the store names a log that is none: " + text, e);
    }
  }

  private long newestSigned(String origin) {
    long signed = parts.anchor().mark(origin, Anchor.Role.SIGNED).map(Mark::atSeconds).orElse(0L);
    long given = parts.anchor().mark(origin, Anchor.Role.COSIGNED).map(Mark::atSeconds).orElse(0L);
    return Math.max(signed, given);
  }

  /** Reads what the first leaf of a log opens, if a party we know signed it. */
  Optional<LogOpening> opening(Origin origin, byte[] leaf) {
    Optional<Card> card = parts.keys().card(origin.party());
    if (card.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LogOpening.parse(origin, leaf, card.get().partyKeys(), parts.suite()));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  /** The desk that a genesis opens or names, not taken up yet; none for another opening. */
  Optional<Desk> deskOf(LogOpening opening) {
    LineDescriptor descriptor = opening.descriptor();
    return descriptor == null ? Optional.empty() : deskFor(descriptor);
  }

  /**
   * The desk of a line, if the cards of all that were present are known, and ours. What opens the
   * log of one that was absent, its pairing on the line says.
   */
  private Optional<Desk> deskFor(LineDescriptor descriptor) {
    Desk known = desks.get(descriptor.lineId());
    return known != null ? Optional.of(known) : newDesk(descriptor);
  }

  private Optional<Desk> newDesk(LineDescriptor descriptor) {
    Map<String, List<NoteKey>> pins = new TreeMap<>();
    for (String party : descriptor.parties()) {
      Optional<Card> card = parts.keys().card(party);
      boolean absent = descriptor.absent().contains(party);
      if (card.isEmpty() && !absent) {
        return Optional.empty();
      }
      pins.put(party, absent ? List.of() : card.orElseThrow().partyKeys());
    }
    String self = parts.keys().party();
    if (!pins.containsKey(self)) {
      return Optional.empty();
    }
    StoreLogView view = new StoreLogView(parts.store());
    LineFold.Terms terms =
        new LineFold.Terms(descriptor.lineId(), pins, Set.of(self), parts.random().nextLong());
    return Optional.of(new Desk(descriptor, parts.folds().fold(terms, parts.suite(), view), view));
  }

  private void openOwn(Desk desk, Origin origin, Frontier frontier) {
    Optional<HeadSigner> signer = parts.keys().log(origin);
    if (signer.isEmpty()) {
      throw new IllegalStateException("the keys of our log are missing: " + origin);
    }
    OwnLog own = new OwnLog(origin, signer.get(), frontier);
    LogStore store = parts.store();
    own.intentSize = store.newest(own.name(), Slot.INTENT).map(Slot::size).orElse(-1L);
    own.headSize = store.newest(own.name(), Slot.HEAD).map(Slot::size).orElse(-1L);
    own.stopped = compare(own.name(), Anchor.Role.SIGNED, frontier, own.headSize >= 0);
    own.signedSize = parts.anchor().mark(own.name(), Anchor.Role.SIGNED).map(Mark::size).orElse(0L);
    receipts.addLanes(desk, own);
    desk.add(own);
  }

  /** Why a log of the store may not go on, or the empty string. */
  private String compare(String origin, Anchor.Role role, Frontier frontier, boolean signed) {
    if (!parts.anchor().present()) {
      return "anchor-missing";
    }
    Optional<Mark> mark = parts.anchor().mark(origin, role);
    if (mark.isEmpty()) {
      return signed ? "anchor-behind" : "";
    }
    if (mark.get().barred()) {
      return "anchor-lost";
    }
    if (mark.get().size() > frontier.size()) {
      return "store-behind";
    }
    Hash root = rootAt(origin, mark.get().size());
    return root.equals(mark.get().root()) ? "" : "store-differs";
  }

  private Hash rootAt(String origin, long size) {
    return parley.log.Merkle.root(size, (level, index) -> parts.store().hash(origin, level, index));
  }

  private void openMirror(
      Desk desk, Origin origin, Optional<LogOpening> opening, Frontier frontier) {
    LogOpening stated =
        opening.orElseThrow(
            () -> new IllegalStateException("a mirrored log opens nothing: " + origin));
    MirrorLog log = new MirrorLog(origin, keys(stated), frontier);
    log.headSize = parts.store().newest(log.name(), Slot.HEAD).map(Slot::size).orElse(-1L);
    log.givenSize = receipts.given(log);
    parts
        .anchor()
        .mark(log.name(), Anchor.Role.COSIGNED)
        .filter(mark -> mark.size() > frontier.size())
        .ifPresent(mark -> log.promised = mark);
    parts
        .store()
        .newest(log.name(), Sender.CHECKED)
        .ifPresent(slot -> log.checkedBefore(slot.size(), slot.bytes()));
    log.stopped = parts.anchor().present() ? "" : "anchor-missing";
    desk.mirrors.put(log.name(), log);
  }

  private HeadKeys keys(LogOpening opening) {
    try {
      NoteKey classical = opening.logKeys().get(0);
      NoteKey quantum = opening.logKeys().get(1);
      return new HeadKeys(HeadRole.LOG, classical, quantum, parts.suite());
    } catch (MalformedException e) {
      throw new IllegalStateException("an opening's keys were checked before", e);
    }
  }

  /** Has every log of the line folded, slice by slice. */
  private void replayAll(Desk desk) {
    List<LogRow> rows =
        parts.store().logs().stream().filter(row -> row.line().equals(desk.line)).toList();
    for (LogRow row : rows) {
      Origin origin = origin(row.origin());
      if (origin.epoch() > 1 && row.size() > 0) {
        byte[] first = parts.store().read(row.origin(), 0, 1).getFirst();
        desk.fold.foresee(origin, Reading.of(first));
      }
    }
    for (LogRow row : rows) {
      OwnLog own = desk.owns.get(row.origin());
      replay(desk, origin(row.origin()), 0, own == null ? row.size() : desk.foldable(own));
    }
  }

  private void replay(Desk desk, Origin origin, long from, long to) {
    desk.replaying(origin.toString(), to);
    parts.inbox().accept(new Task.Replay(origin, from, to));
  }

  /** Has what came to be foldable of logs of ours since they were read folded too. */
  void replayRest(Desk desk) {
    for (OwnLog own : desk.owns.values()) {
      long from = desk.offered(own.name());
      if (!desk.reading() && from < desk.foldable(own)) {
        replay(desk, own.origin, from, desk.foldable(own));
      }
    }
  }

  /**
   * The next slice of a replay. Our own entries were checked before they were written, and a
   * counterpart's as far as the store says; the rest is checked when it is judged.
   */
  List<Reading> readings(Desk desk, Task.Replay task) {
    String name = task.origin().toString();
    long to = Math.min(task.to(), task.from() + REPLAY_ENTRIES);
    MirrorLog mirror = desk.mirrors.get(name);
    List<Reading> readings = new ArrayList<>();
    for (byte[] leaf : parts.store().read(name, task.from(), to)) {
      long index = task.from() + readings.size();
      boolean vouched = mirror == null || mirror.vouched(index);
      Reading reading = Reading.of(leaf);
      readings.add(vouched && reading instanceof Reading.Read r ? r.asVouched() : reading);
    }
    return readings;
  }

  /** The desk of a push; the genesis of a party we know, naming us, opens a line. */
  @Nullable Desk deskFor(Task.Pushed task) {
    Desk known = desks.get(task.push().origin().line());
    if (known != null || task.push().from() != 0 || task.push().leaves().isEmpty()) {
      return known;
    }
    Optional<Desk> desk =
        opening(task.push().origin(), task.push().leaves().getFirst()).flatMap(this::deskOf);
    desk.ifPresent(d -> desks.put(d.line, d));
    return desk.orElse(null);
  }

  /**
   * Another log of that party's and that epoch, which is held: whichever came first is pinned, a
   * second is another history.
   */
  Optional<MirrorLog> rival(Desk desk, Origin origin) {
    return desk.mirrorsOf(origin.party()).stream()
        .filter(held -> held.origin.epoch() == origin.epoch() && !held.origin.equals(origin))
        .findFirst();
  }

  /** The mirrored log of a push; its first leaf opens it. */
  @Nullable MirrorLog mirrorFor(Desk desk, Task.Pushed task) {
    Origin origin = task.push().origin();
    MirrorLog known = desk.mirrors.get(origin.toString());
    boolean opens = task.push().from() == 0 && !task.push().leaves().isEmpty();
    if (known != null || !opens || !desk.descriptor.parties().contains(origin.party())) {
      return known;
    }
    Optional<LogOpening> opening = opening(origin, task.push().leaves().getFirst());
    boolean second = rival(desk, origin).isPresent();
    boolean present = receipts.present(desk, origin.party());
    if (opening.isEmpty() || second || !present || !parts.anchor().present()) {
      return null;
    }
    MirrorLog log = new MirrorLog(origin, keys(opening.get()), new Frontier());
    parts.anchor().mark(log.name(), Anchor.Role.COSIGNED).ifPresent(mark -> log.promised = mark);
    desk.mirrors.put(log.name(), log);
    return log;
  }

  /** The keys that sign a log's heads: of a log held here, or as its first leaf states them. */
  Optional<HeadKeys> headKeys(Origin origin, Optional<byte[]> first) {
    Desk desk = desks.get(origin.line());
    MirrorLog log = desk == null ? null : desk.mirrors.get(origin.toString());
    if (log != null) {
      return Optional.of(log.keys);
    }
    return first.flatMap(leaf -> opening(origin, leaf)).map(this::keys);
  }

  /**
   * Takes back entries of our own log that the store lost, and the head that covers them, which it
   * may have lost alone. The log writes again only if it comes out at exactly what the anchor says
   * was signed: a counterpart's copy never proves that nothing newer was (record.md §5.2).
   */
  void refill(Task.Refill task, Batch batch) {
    Desk desk = desks.get(task.origin().line());
    OwnLog own = desk == null ? null : desk.owns.get(task.origin().toString());
    if (desk == null || own == null) {
      return;
    }
    own.asking = false;
    boolean shown = task.head() != null && task.head().size() > own.durableSize;
    if (shown && own.stopped.isEmpty()) {
      own.stopped = "store-behind";
      parts.sink().accept(new NodeEvent.Stopped(desk.line, own.stopped));
    }
    if (task.push() != null && task.head() != null && own.lacking()) {
      take(desk, own, task.push(), task.head(), batch);
    }
  }

  private void take(Desk desk, OwnLog own, Push push, Checkpoint head, Batch batch) {
    long from = own.frontier.size();
    long known = from - push.from();
    boolean whole = push.from() + push.leaves().size() == head.size();
    if (known < 0 || !whole) {
      return;
    }
    int skip = (int) Math.min(known, push.leaves().size());
    List<byte[]> leaves = push.leaves().subList(skip, push.leaves().size());
    Frontier after = own.frontier.copy();
    leaves.forEach(leaf -> after.append(parley.log.Merkle.leaf(leaf)));
    Hash root = leaves.isEmpty() ? rootAt(own.name(), head.size()) : after.root();
    if (!root.equals(head.root())) {
      return;
    }
    for (byte[] leaf : leaves) {
      own.stage(leaf, parley.log.Merkle.leaf(leaf));
      batch.own(desk, own, new Leaf(leaf));
    }
    // Our own signatures: the head is stored again, so that what it covers can be read here again.
    if (head.size() > own.headSize) {
      byte[] raw = own.signer.keys().raw(push.head().signatures());
      batch.slots.add(
          new SlotPut(own.name(), Slot.HEAD, own.headSize, head.size(), head.root(), raw));
      own.headSize = head.size();
    }
    batch.whenDurable.add(() -> refilled(desk, own));
  }

  private void refilled(Desk desk, OwnLog own) {
    String before = own.stopped;
    own.stopped = compare(own.name(), Anchor.Role.SIGNED, own.frontier, own.headSize >= 0);
    if (!own.stopped.equals(before)) {
      parts.sink().accept(new NodeEvent.Stopped(desk.line, own.stopped));
    }
  }

  /**
   * A head held of a counterpart's log, as the note it was: that of the size if there is one, so
   * that two heads of one size prove by themselves that both cannot be true; else the newest.
   */
  static Optional<String> headText(LogStore store, MirrorLog log, long size) {
    return store
        .slotAt(log.name(), Slot.HEAD, size)
        .or(() -> store.newest(log.name(), Slot.HEAD))
        .map(slot -> headNote(log, slot));
  }

  private static String headNote(MirrorLog log, Slot slot) {
    return new String(note(log.keys, log.name(), slot).bytes(), StandardCharsets.UTF_8);
  }

  /** A head from its stored form. */
  static Note note(HeadKeys keys, String origin, Slot slot) {
    try {
      Checkpoint head = Checkpoint.of(origin, slot.size(), slot.root());
      return new Note(head.text(), keys.fromRaw(slot.bytes()));
    } catch (MalformedException e) {
      throw new IllegalStateException("the store has a head that is none: " + origin, e);
    }
  }
}
