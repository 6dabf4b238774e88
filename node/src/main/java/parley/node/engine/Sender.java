package parley.node.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import parley.record.Limits;

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

  private record Sending(Desk desk, OwnLog own, Lane lane, Checkpoint head) {}

  private final EngineParts parts;
  private final TrustedClock clock;
  private final Opener opener;
  private final List<SlotPut> deferred = new ArrayList<>();

  Sender(EngineParts parts, TrustedClock clock, Opener opener) {
    this.parts = parts;
    this.clock = clock;
    this.opener = opener;
  }

  /** Signatures made since the last commit: they are stored with the next one. */
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
      deferred.add(
          new SlotPut(
              log.name(), Slot.GIVEN, log.givenSize, c.head().size(), c.head().root(), raw));
      log.givenSize = c.head().size();
    }
  }

  /** Sends on every lane that is free and has something to send. */
  void send(Collection<Desk> desks) {
    long now = parts.clock().monotonicNanos();
    List<Sending> sendings = new ArrayList<>();
    for (Desk desk : desks) {
      OwnLog own = desk.own;
      if (own == null || !own.stopped.isEmpty() || own.durableSize == 0) {
        continue;
      }
      for (Lane lane : desk.lanes.values()) {
        if (lane.receipted < own.durableSize && lane.mayTry(now)) {
          lane.retryDirect(now);
          sendings.add(new Sending(desk, own, lane, next(desk, own, lane)));
        }
      }
    }
    raise(sendings);
    for (Sending sending : sendings) {
      send(sending);
    }
    desks.forEach(this::signAlone);
  }

  /**
   * With nobody to send to, the head is signed and kept all the same: what the log says now it can
   * never unsay, not even to one who comes years later.
   */
  private void signAlone(Desk desk) {
    OwnLog own = desk.own;
    boolean news = own != null && own.stopped.isEmpty() && own.headSize < own.durableSize;
    if (own == null || !news || own.durableSize == 0 || !desk.lanes.isEmpty()) {
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
  private Checkpoint next(Desk desk, OwnLog own, Lane lane) {
    long size = Math.min(own.durableSize, lane.from + Limits.PUSH_ENTRIES);
    if (size == own.durableSize) {
      return Checkpoint.of(own.name(), size, own.frontier.root());
    }
    return Checkpoint.of(own.name(), size, desk.view.root(own.name(), size));
  }

  private void raise(List<Sending> sendings) {
    Map<String, Mark> marks = new TreeMap<>();
    for (Sending s : sendings) {
      if (s.head().size() > s.own().signedSize) {
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
      s.own().signedSize = Math.max(s.own().signedSize, s.head().size());
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
    List<NoteSignature> lines = s.own().signer.sign(head, 0);
    keepHead(s.own(), head, lines);
    Push push = new Push(s.own().origin, s.lane().from, leaves, new Note(head.text(), lines));
    s.lane().inFlight = true;
    Checkpoint sent = head;
    String by = s.lane().by;
    parts
        .wire()
        .send(
            by.isEmpty() ? s.lane().peer : by,
            by.isEmpty() ? Wire.Route.PUSH : Wire.Route.RELAY,
            by.isEmpty() ? push.bytes() : addressed(s.lane().peer, push.bytes()),
            reply -> parts.inbox().accept(answer(s, sent, reply)));
  }

  private static byte[] addressed(String to, byte[] push) {
    byte[] line = (to + "\n").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(line.length + push.length).put(line).put(push).array();
  }

  private List<byte[]> leaves(Sending s) {
    long from = s.lane().from;
    long to = s.head().size();
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

  private void keepHead(OwnLog own, Checkpoint head, List<NoteSignature> lines) {
    if (head.size() > own.headSize) {
      byte[] raw = own.signer.keys().raw(lines);
      deferred.add(new SlotPut(own.name(), Slot.HEAD, own.headSize, head.size(), head.root(), raw));
      own.headSize = head.size();
    }
  }

  /** Reads a reply and checks the receipt's signatures, away from the single writer. */
  private Task answer(Sending s, Checkpoint head, Wire.Reply reply) {
    String line = s.desk().line;
    String peer = s.lane().peer;
    if (!(reply instanceof Wire.Reply.Answered answered)) {
      return new Task.Unsent(line, peer, Lane.PATH_DOWN);
    }
    try {
      return switch (answered.status()) {
        case 200 -> receipt(s, head, answered.body());
        case 409 -> new Task.Resumed(line, peer, s.own().origin, size(answered.body()));
        case 429 -> new Task.Unsent(line, peer, "over-budget");
        case 504 -> new Task.Unsent(line, peer, "path-down");
        case 503, 507 -> new Task.Unsent(line, peer, "node-up-not-storing");
        default -> new Task.Unsent(line, peer, "refused");
      };
    } catch (MalformedException e) {
      return new Task.Unsent(line, peer, "bad-answer");
    }
  }

  private Task receipt(Sending s, Checkpoint head, byte[] body) throws MalformedException {
    List<NoteSignature> lines = Note.parseLines(new String(body, StandardCharsets.UTF_8));
    HeadKeys keys = opener.receiptKeys(s.lane().peer);
    return keys.verify(head, lines) instanceof HeadVerdict.Both both
        ? new Task.Receipted(s.desk().line, s.lane().peer, head, lines, both.posixSeconds())
        : new Task.Unsent(s.desk().line, s.lane().peer, "bad-receipt");
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
    OwnLog own = java.util.Objects.requireNonNull(desk.own);
    Lane lane = java.util.Objects.requireNonNull(desk.lanes.get(task.party()));
    lane.answered();
    if (!task.origin().equals(own.origin)) {
      return;
    }
    if (task.size() > own.durableSize) {
      // Our anchor says otherwise: the counterpart shows a head that we signed, or is not believed.
      own.doubted = true;
      lane.failed(parts.clock().monotonicNanos(), parts.random().nextDouble());
      lane.state = "claims-more";
      return;
    }
    if (lane.resumed || task.size() == lane.from) {
      // Once at once; a counterpart that keeps naming places must wait like any other trouble.
      lane.failed(parts.clock().monotonicNanos(), parts.random().nextDouble());
    }
    lane.resumed = true;
    lane.from = task.size();
  }

  /** Asks the counterparts, one after the other, for entries of our own that the store lost. */
  void askBack(Desk desk) {
    OwnLog own = desk.own;
    boolean lacking = own != null && (own.doubted || own.stopped.equals("store-behind"));
    if (own == null || !lacking || own.asking) {
      return;
    }
    own.doubted = false;
    List<String> peers = List.copyOf(desk.lanes.keySet());
    if (peers.isEmpty()) {
      return;
    }
    String peer = peers.get(own.asked++ % peers.size());
    own.asking = true;
    byte[] body = new Ask(own.origin, own.frontier.size()).bytes();
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
    Lane lane = java.util.Objects.requireNonNull(desk.lanes.get(task.party()));
    lane.failed(parts.clock().monotonicNanos(), parts.random().nextDouble());
    if (task.why().equals("path-down") || !lane.by.isEmpty()) {
      List<String> others =
          desk.lanes.keySet().stream().filter(other -> !other.equals(lane.peer)).toList();
      lane.turn(others, parts.clock().monotonicNanos());
    }
    if (!lane.state.equals(task.why())) {
      lane.state = task.why();
      parts.sink().accept(new NodeEvent.Path(desk.line, task.party(), task.why()));
    }
  }

  /** Whether that counterpart was not reached when it was last tried for this line. */
  boolean misses(Desk desk, String party) {
    Lane lane = desk.lanes.get(party);
    return lane != null && lane.state.equals(Lane.PATH_DOWN);
  }

  /** A counterpart is up: what waited for it is tried now. */
  void heard(Collection<Desk> desks, String party) {
    long now = parts.clock().monotonicNanos();
    for (Desk desk : desks) {
      Lane lane = desk.lanes.get(party);
      if (lane != null) {
        lane.heard(now);
      }
    }
  }

  /** A flash also travels alone, with its proof, ahead of whatever waits. */
  void flash(Desk desk, long index, byte[] leaf) {
    OwnLog own = java.util.Objects.requireNonNull(desk.own);
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
    List<NoteSignature> lines = own.signer.sign(head, 0);
    keepHead(own, head, lines);
    byte[] body = new Flash(index, leaf, proof, new Note(head.text(), lines)).bytes();
    for (Lane lane : desk.lanes.values()) {
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
