package parley.node.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.HeadKeys;
import parley.log.HeadVerdict;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.NoteSignature;
import parley.log.Proofs;
import parley.mirror.Flash;
import parley.mirror.Push;
import parley.node.storage.Anchor;
import parley.node.storage.Mark;
import parley.node.storage.Slot;
import parley.node.storage.SlotPut;
import parley.node.storage.StoreLimits;
import parley.record.Json;
import parley.record.Limits;
import parley.record.Origin;

/**
 * Signs heads and receipts and sends them. The anchor is raised, once for all, before any signature
 * of this step is made (record.md §5.2); one head is in flight per line and counterpart.
 */
final class Sender {
  /** The register of how far signatures were checked. */
  static final String CHECKED = "checked";

  private static final int PUSH_BYTES = 4 << 20;
  private static final int CHECKED_BYTES = 32_768;
  private static final long CHECKED_STEP = 256;

  /** Between two times that a counterpart is asked for what is missing here. */
  private static final long ASK_NANOS = 2_000_000_000L;

  /**
   * A push about to go.
   *
   * @param signed the head with its signatures, if it was signed before and must not be again
   */
  private record Sending(
      Desk desk, OwnLog own, Lane lane, Checkpoint head, @Nullable Note signed) {}

  private final EngineParts parts;
  private final TrustedClock clock;
  private final Receipts receipts;
  private final List<SlotPut> deferred = new ArrayList<>();

  Sender(EngineParts parts, TrustedClock clock, Receipts receipts) {
    this.parts = parts;
    this.clock = clock;
    this.receipts = receipts;
  }

  /**
   * Signatures made since the last commit: they are stored with the next one, or by the next tick.
   * One that is lost can be made again, for the same root.
   */
  List<SlotPut> takeDeferred() {
    List<SlotPut> taken = List.copyOf(deferred);
    deferred.clear();
    return taken;
  }

  /**
   * Keeps how far a counterpart's signatures were checked, so that a start need not do it again.
   */
  void keepChecked(Desk desk) {
    for (MirrorLog log : desk.mirrors.values()) {
      byte[] form = log.checkedForm();
      if (log.checked - Math.max(0, log.checkedKept) >= CHECKED_STEP
          && form.length <= CHECKED_BYTES) {
        deferred.add(
            new SlotPut(
                log.name(),
                CHECKED,
                log.checkedKept,
                log.checked,
                desk.view.root(log.name(), log.checked),
                form));
        log.checkedKept = log.checked;
      }
    }
  }

  /** Gives the receipts for what is durable now. */
  void cosign(List<Batch.Cosigning> cosignings) {
    if (cosignings.isEmpty()) {
      return;
    }
    Map<String, Mark> marks = new TreeMap<>();
    for (Batch.Cosigning c : cosignings) {
      marks.merge(c.log().name(), cosigned(c), (a, b) -> a.size() >= b.size() ? a : b);
    }
    parts.anchor().raise(List.copyOf(marks.values()));
    for (Batch.Cosigning c : cosignings) {
      long seconds = java.util.Objects.requireNonNull(marks.get(c.log().name())).atSeconds();
      List<NoteSignature> lines = parts.keys().mirror().sign(c.head(), seconds);
      keepGiven(c, lines);
      c.pushed().done().accept(Replies.receipt(lines));
    }
  }

  /** Times of receipts never step back, whatever the clock does (record.md §3). */
  private Mark cosigned(Batch.Cosigning c) {
    long last =
        parts.anchor().mark(c.log().name(), Anchor.Role.COSIGNED).map(Mark::atSeconds).orElse(0L);
    long seconds = Math.max(Math.max(1, clock.seconds()), last);
    return new Mark(
        c.log().name(), Anchor.Role.COSIGNED, c.head().size(), c.head().root(), seconds);
  }

  private void keepGiven(Batch.Cosigning c, List<NoteSignature> lines) {
    byte[] raw = parts.keys().mirror().keys().raw(lines);
    MirrorLog log = c.log();
    if (c.head().size() > log.givenSize) {
      String slot = Slot.given(parts.keys().mirror().keys().keys().getFirst());
      deferred.add(
          new SlotPut(log.name(), slot, log.givenSize, c.head().size(), c.head().root(), raw));
      log.givenSize = c.head().size();
    }
  }

  /** Sends on every lane that is free and has something to send. */
  void send(Collection<Desk> desks) {
    long now = parts.clock().monotonicNanos();
    List<Sending> sendings = new ArrayList<>();
    for (Desk desk : desks) {
      for (OwnLog own : desk.owns.values()) {
        for (Lane lane : own.lanes.values()) {
          if (lane.receipted < desk.sendable(own) && lane.mayTry(now)) {
            lane.retryDirect(now);
            next(desk, own, lane).ifPresent(sendings::add);
          }
        }
      }
    }
    raise(sendings);
    for (Sending sending : sendings) {
      send(sending);
    }
    desks.forEach(desk -> desk.owns.values().forEach(this::signAlone));
  }

  /**
   * With nobody to send to, the head is signed and kept all the same: what the log says now it can
   * never unsay, not even to one who comes years later.
   */
  private void signAlone(OwnLog own) {
    boolean news = own.stopped.isEmpty() && own.durableSize > Math.max(0, own.headSize);
    if (!news || !own.lanes.isEmpty()) {
      return;
    }
    Checkpoint head = Checkpoint.of(own.name(), own.durableSize, own.frontier.root());
    parts
        .anchor()
        .raise(
            List.of(
                new Mark(
                    own.name(), Anchor.Role.SIGNED, head.size(), head.root(), clock.seconds())));
    own.signedSize = Math.max(own.signedSize, head.size());
    keepHead(own, head, own.signer.sign(head, 0));
  }

  /** The head of as much as one push may carry; of everything, unless there is a backlog. */
  private Optional<Sending> next(Desk desk, OwnLog own, Lane lane) {
    if (!own.stopped.isEmpty()) {
      return signedBefore(own, lane)
          .map(slot -> new Sending(desk, own, lane, head(own, slot), note(own, slot)));
    }
    long size = Math.min(own.durableSize, Math.min(lane.limit, lane.from + Limits.PUSH_ENTRIES));
    Hash root = size == own.durableSize ? own.frontier.root() : desk.view.root(own.name(), size);
    return Optional.of(new Sending(desk, own, lane, Checkpoint.of(own.name(), size, root), null));
  }

  /** The largest head kept that one push from there leads to. */
  private Optional<Slot> signedBefore(OwnLog own, Lane lane) {
    List<Slot> near =
        parts.store().slots(own.name(), Slot.HEAD, lane.from + 1, StoreLimits.MAX_READ_SLOTS);
    return near.stream()
        .filter(slot -> slot.size() <= Math.min(lane.limit, lane.from + Limits.PUSH_ENTRIES))
        .reduce((first, second) -> second);
  }

  private static Checkpoint head(OwnLog own, Slot slot) {
    return Checkpoint.of(own.name(), slot.size(), slot.root());
  }

  private static Note note(OwnLog own, Slot slot) {
    return Opener.note(own.signer.keys(), own.name(), slot);
  }

  private void raise(List<Sending> sendings) {
    Map<String, Mark> marks = new TreeMap<>();
    for (Sending s : sendings) {
      if (s.signed() == null && s.head().size() > s.own().signedSize) {
        Mark mark =
            new Mark(
                s.own().name(),
                Anchor.Role.SIGNED,
                s.head().size(),
                s.head().root(),
                clock.seconds());
        marks.merge(s.own().name(), mark, (a, b) -> a.size() >= b.size() ? a : b);
      }
    }
    if (!marks.isEmpty()) {
      parts.anchor().raise(List.copyOf(marks.values()));
    }
    for (Sending s : sendings) {
      if (s.signed() == null) {
        s.own().signedSize = Math.max(s.own().signedSize, s.head().size());
      }
    }
  }

  private void send(Sending s) {
    List<byte[]> leaves = leaves(s);
    Checkpoint head = s.head();
    long covered = s.lane().from + leaves.size();
    if (covered < head.size()) {
      // Fewer bytes fit than entries would: a smaller prefix, which is durable and anchored too.
      head = Checkpoint.of(s.own().name(), covered, s.desk().view.root(s.own().name(), covered));
    }
    Note signed = s.signed() == null ? sign(s.own(), head) : s.signed();
    Push push = new Push(s.own().origin, s.lane().from, leaves, signed);
    s.lane().inFlight = true;
    Checkpoint sent = head;
    HeadKeys keys = receipts.of(s.desk(), s.lane().peer);
    String by = s.lane().by;
    parts
        .wire()
        .send(
            by.isEmpty() ? s.lane().peer : by,
            by.isEmpty() ? Wire.Route.PUSH : Wire.Route.RELAY,
            by.isEmpty() ? push.bytes() : addressed(s.lane().peer, push.bytes()),
            reply -> parts.inbox().accept(answer(s, sent, keys, reply)));
  }

  private Note sign(OwnLog own, Checkpoint head) {
    List<NoteSignature> lines = own.signer.sign(head, 0);
    keepHead(own, head, lines);
    return new Note(head.text(), lines);
  }

  private static byte[] addressed(String to, byte[] push) {
    byte[] line = (to + "\n").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(line.length + push.length).put(line).put(push).array();
  }

  private List<byte[]> leaves(Sending s) {
    long from = s.lane().from;
    long to = s.head().size();
    if (s.signed() != null) {
      return whole(s.own(), from, to);
    }
    List<byte[]> recent = s.own().recent(from, Math.min(to, s.own().durableSize));
    List<byte[]> leaves =
        recent.isEmpty() && from < to ? parts.store().read(s.own().name(), from, to) : recent;
    int bytes = 0;
    for (int i = 0; i < leaves.size(); i++) {
      bytes += leaves.get(i).length;
      if (bytes > PUSH_BYTES && i > 0) {
        return leaves.subList(0, i);
      }
    }
    return leaves;
  }

  /** A head that was signed before takes neither more nor fewer. */
  private List<byte[]> whole(OwnLog own, long from, long to) {
    List<byte[]> leaves = new ArrayList<>();
    while (from + leaves.size() < to) {
      leaves.addAll(parts.store().read(own.name(), from + leaves.size(), to));
    }
    return leaves;
  }

  private void keepHead(OwnLog own, Checkpoint head, List<NoteSignature> lines) {
    if (head.size() > own.headSize) {
      byte[] raw = own.signer.keys().raw(lines);
      deferred.add(new SlotPut(own.name(), Slot.HEAD, own.headSize, head.size(), head.root(), raw));
      own.headSize = head.size();
    }
  }

  /** Reads a reply and checks the receipt's signatures, away from the single writer. */
  private static Task answer(Sending s, Checkpoint head, HeadKeys keys, Wire.Reply reply) {
    String line = s.desk().line;
    String peer = s.lane().peer;
    Origin log = s.own().origin;
    if (!(reply instanceof Wire.Reply.Answered answered)) {
      return new Task.Unsent(line, peer, log, Lane.PATH_DOWN);
    }
    try {
      return switch (answered.status()) {
        case 200 -> receipt(s, head, keys, answered.body());
        case 409 -> new Task.Resumed(line, peer, log, size(answered.body()));
        case 429 -> new Task.Limited(line, peer, log, room(answered.body()));
        case 504 -> new Task.Unsent(line, peer, log, Lane.PATH_DOWN);
        case 503, 507 -> new Task.Unsent(line, peer, log, "node-up-not-storing");
        default -> new Task.Unsent(line, peer, log, "refused");
      };
    } catch (MalformedException e) {
      return new Task.Unsent(line, peer, log, "bad-answer");
    }
  }

  private static Task receipt(Sending s, Checkpoint head, HeadKeys keys, byte[] body)
      throws MalformedException {
    List<NoteSignature> lines = Note.parseLines(new String(body, StandardCharsets.UTF_8));
    String line = s.desk().line;
    String peer = s.lane().peer;
    return keys.verify(head, lines) instanceof HeadVerdict.Both both
        ? new Task.Receipted(line, peer, head, keys.keys().getFirst(), lines, both.posixSeconds())
        : new Task.Unsent(line, peer, s.own().origin, "bad-receipt");
  }

  private static long room(byte[] body) throws MalformedException {
    return Json.parseObject(body).object("error").integer("size", 0);
  }

  private static long size(byte[] body) throws MalformedException {
    String text = new String(body, StandardCharsets.US_ASCII);
    if (!text.matches("(?:0|[1-9][0-9]{0,14})\n")) {
      throw new MalformedException("409: a size and a newline expected");
    }
    return Long.parseLong(text.strip());
  }

  /**
   * A counterpart holds this much. If it shows that it holds more than we have, our own store and
   * anchor lost entries: the line writes no more until they are back (record.md §5.2).
   */
  void resumed(Desk desk, Task.Resumed task) {
    OwnLog own = java.util.Objects.requireNonNull(desk.owns.get(task.origin().toString()));
    Lane lane = java.util.Objects.requireNonNull(own.lanes.get(task.party()));
    lane.answered();
    if (task.size() > own.durableSize) {
      // Our anchor says otherwise: the counterpart shows a head that we signed, or is not believed.
      own.doubted = true;
      lane.failed(parts.clock().monotonicNanos(), parts.random().nextDouble());
      become(desk, lane, "claims-more");
      return;
    }
    if (lane.resumed || task.size() == lane.from) {
      // Once at once; a counterpart that keeps naming places must wait like any other trouble.
      lane.failed(parts.clock().monotonicNanos(), parts.random().nextDouble());
    }
    if (task.size() == lane.from && task.size() == own.durableSize) {
      become(desk, lane, "no-receipt");
    }
    lane.resumed = true;
    lane.from = task.size();
  }

  /** Asks the counterparts, one after the other, for entries of our own that the store lost. */
  void askBack(Desk desk) {
    long now = parts.clock().monotonicNanos();
    for (OwnLog own : desk.owns.values()) {
      boolean due = !own.asking && now - own.askAfterNanos >= 0;
      if (due && own.lacking() && !desk.fold.closed(own.origin)) {
        own.askAfterNanos = now + ASK_NANOS;
        askBack(own);
      }
    }
  }

  private void askBack(OwnLog own) {
    own.doubted = false;
    List<String> peers = List.copyOf(own.lanes.keySet());
    if (peers.isEmpty()) {
      return;
    }
    String peer = peers.get(own.asked++ % peers.size());
    own.asking = true;
    byte[] body = new Ask(own.origin, own.headed()).bytes();
    parts
        .wire()
        .send(peer, Wire.Route.ENTRIES, body, reply -> parts.inbox().accept(refill(own, reply)));
  }

  private static Task refill(OwnLog own, Wire.Reply reply) {
    if (reply instanceof Wire.Reply.Answered answered && answered.status() == 200) {
      try {
        Push push = Push.parse(answered.body());
        Checkpoint head = Checkpoint.parse(push.head().text());
        if (own.signer.keys().verify(head, push.head().signatures()) instanceof HeadVerdict.Both) {
          return new Task.Refill(own.origin, push, head);
        }
      } catch (MalformedException e) {
        return new Task.Refill(own.origin, null, null);
      }
    }
    return new Task.Refill(own.origin, null, null);
  }

  void unsent(Desk desk, Task.Unsent task) {
    OwnLog own = java.util.Objects.requireNonNull(desk.owns.get(task.origin().toString()));
    Lane lane = java.util.Objects.requireNonNull(own.lanes.get(task.party()));
    lane.failed(parts.clock().monotonicNanos(), parts.random().nextDouble());
    if (task.why().equals(Lane.PATH_DOWN) || !lane.by.isEmpty()) {
      List<String> others =
          own.lanes.keySet().stream().filter(other -> !other.equals(lane.peer)).toList();
      lane.turn(others, parts.clock().monotonicNanos());
    }
    become(desk, lane, task.why());
  }

  private void become(Desk desk, Lane lane, String state) {
    if (!lane.state.equals(state)) {
      lane.state = state;
      parts.sink().accept(new NodeEvent.Path(desk.line, lane.peer, state));
    }
  }

  /** Whether that counterpart was not reached when it was last tried for this line. */
  boolean misses(Desk desk, String party) {
    return lanes(desk, party).anyMatch(lane -> lane.state.equals(Lane.PATH_DOWN));
  }

  private static Stream<Lane> lanes(Desk desk, String party) {
    return desk.owns.values().stream()
        .flatMap(own -> Optional.ofNullable(own.lanes.get(party)).stream());
  }

  /** A counterpart is up: what waited for it is tried now. */
  void heard(Collection<Desk> desks, String party) {
    long now = parts.clock().monotonicNanos();
    desks.forEach(desk -> lanes(desk, party).forEach(lane -> lane.heard(now)));
  }

  /**
   * The counterpart's budget leaves room for a part: that part goes at once. Where it leaves none,
   * one entry is tried now and then.
   */
  void limited(Desk desk, Task.Limited task) {
    OwnLog own = java.util.Objects.requireNonNull(desk.owns.get(task.origin().toString()));
    Lane lane = java.util.Objects.requireNonNull(own.lanes.get(task.party()));
    lane.answered();
    boolean part = task.size() > lane.from && task.size() < lane.limit;
    if (!part) {
      lane.failed(parts.clock().monotonicNanos(), parts.random().nextDouble());
    }
    lane.limit = part ? task.size() : lane.from + 1;
    become(desk, lane, "over-budget");
  }

  /** A flash also travels alone, with its proof, ahead of whatever waits. */
  void flash(OwnLog own, long index, byte[] leaf) {
    Checkpoint head = Checkpoint.of(own.name(), own.durableSize, own.frontier.root());
    if (own.durableSize > own.signedSize) {
      parts
          .anchor()
          .raise(
              List.of(
                  new Mark(
                      own.name(), Anchor.Role.SIGNED, head.size(), head.root(), clock.seconds())));
      own.signedSize = own.durableSize;
    }
    List<Hash> proof =
        Proofs.inclusion(
            index, head.size(), (level, i) -> parts.store().hash(own.name(), level, i));
    byte[] body = new Flash(index, leaf, proof, sign(own, head)).bytes();
    for (Lane lane : own.lanes.values()) {
      if (lane.receipted < own.durableSize - 1 || lane.inFlight) {
        parts.wire().send(lane.peer, Wire.Route.FLASH, body, reply -> flashed(lane.peer, reply));
      }
    }
  }

  private void flashed(String party, Wire.Reply reply) {
    if (reply instanceof Wire.Reply.Answered) {
      parts.inbox().accept(new Task.Heard(party));
    }
  }
}
