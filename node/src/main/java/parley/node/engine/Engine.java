package parley.node.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import parley.line.LineFold;
import parley.line.Reading;
import parley.line.Verifiers;
import parley.mirror.Mirror;
import parley.node.storage.Slot;
import parley.node.storage.SlotPut;
import parley.node.storage.StoreException;
import parley.record.SignerId;

/**
 * The single writer of a node. {@link #step} takes whatever waits and does, in this order and for
 * all lines together: judge and stage; one commit; read back; one raise of the anchor; sign heads
 * and receipts; answer and send (record.md §5.1, §6). A head or receipt never leaves before what it
 * stands for is durable and anchored.
 *
 * <p>Only one thread calls {@code step}. Others read through {@link #read}.
 */
public final class Engine {
  /** After a failed commit nobody knows whether it took place: asking again with the id tells. */
  static final String OPEN = "the store stopped; whether it was written is open";

  private final EngineParts parts;
  private final TrustedClock clock;
  private final Committer committer;
  private final Sender sender;
  private final Opener opener;
  private final Receipts receipts;
  private final Intake intake;
  private final Writing writing;
  private final Clerk clerk;
  private final Checker checker;
  private final Attachments attachments;
  private final CatchUp catchUp;
  private final Map<String, Desk> desks = new ConcurrentSkipListMap<>();
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Deque<Task> followUps = new ArrayDeque<>();
  private volatile String failure = "";

  /** An engine over an opened store; {@link #open} comes first. */
  public Engine(EngineParts parts) {
    this.parts = parts;
    this.receipts = new Receipts(parts);
    this.opener = new Opener(parts, desks, receipts);
    Openings openings = new Openings(parts, desks, opener, receipts);
    this.clock = new TrustedClock(parts.clock());
    this.committer = new Committer(parts.store(), parts.keys().party());
    this.sender = new Sender(parts, clock, receipts);
    this.writing =
        new Writing(parts.store(), openings, sender, (desk, judged) -> tell(desk, judged, false));
    this.clerk = new Clerk(parts, clock, followUps::add);
    this.checker = new Checker(new Verifiers(parts.suite()));
    this.intake =
        new Intake(new Intake.With(parts, clock, opener, receipts, clerk), followUps::add);
    this.attachments = new Attachments(parts, clock, clerk);
    Reception reception = new Reception(this, parts.inbox());
    this.catchUp = new CatchUp(parts, clerk, reception, this::advance);
  }

  /** Takes up the lines of the store and compares every log with the anchor. */
  public void open() {
    lock.writeLock().lock();
    try {
      clock.startedAfter(opener.open());
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Works off the tasks, and what follows from them. */
  public void step(List<Task> tasks) {
    lock.writeLock().lock();
    try {
      followUps.addAll(Urgency.first(tasks));
      do {
        round();
      } while (!followUps.isEmpty() && failure.isEmpty());
      if (failure.isEmpty()) {
        desks.values().stream()
            .filter(desk -> desk.keysStale && !desk.reading())
            .forEach(receipts::reachAnew);
        sender.send(desks.values());
      }
    } catch (StoreException e) {
      fail(e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void round() {
    Batch batch = new Batch();
    Deque<Task> now = new ArrayDeque<>(followUps);
    followUps.clear();
    try {
      while (!now.isEmpty()) {
        stage(now.peek(), batch);
        now.remove();
      }
      if (!failure.isEmpty()) {
        return;
      }
      if (batch.timely || !batch.empty()) {
        batch.slots.addAll(0, sender.takeDeferred());
      }
      committer.commit(batch, clock.millis());
      settle(batch);
      sender.cosign(batch.cosignings);
      batch.takings.forEach(this::prepare);
      desks.values().forEach(Desk::publish);
      desks.values().forEach(receipts::addLanes);
    } catch (StoreException e) {
      batch.whenLost.forEach(Runnable::run);
      followUps.addAll(now);
      throw e;
    }
    batch.withoutReceipt.forEach(p -> p.done().accept(Replies.held(p.head().size())));
    batch.whenDurable.forEach(Runnable::run);
    batch.keepings.forEach(keeping -> keeping.whenDurable().run());
    attachments.fetch(desks.values());
  }

  private void stage(Task task, Batch batch) {
    switch (task) {
      case Task.Submit t -> writing.submit(t, batch, failure);
      case Task.Pushed t -> pushed(t, batch);
      case Task.Receipted t -> receipted(t, batch);
      case Task.Resumed t -> sender.resumed(desk(t.line()), t);
      case Task.Unsent t -> sender.unsent(desk(t.line()), t);
      case Task.Limited t -> sender.limited(desk(t.line()), t);
      case Task.Heard t -> sender.heard(desks.values(), t.party());
      case Task.Readings t -> readings(t);
      case Task.Refill t -> opener.refill(t, batch);
      case Task.Replay t -> replay(t);
      case Task.Flashed t -> flashed(t);
      case Task.Fetched t -> attachments.fetched(desk(t.origin().line()), t, batch);
      case Task.Keep t ->
          batch.slots.add(
              new SlotPut(
                  t.origin(), t.slot(), t.before(), t.head().size(), t.head().root(), t.bytes()));
      case Task.Call t -> t.run().run();
      case Task.Tick t -> tick(batch);
    }
  }

  private Desk desk(String line) {
    return java.util.Objects.requireNonNull(desks.get(line), line);
  }

  private void pushed(Task.Pushed task, Batch batch) {
    Desk desk = desks.get(task.push().origin().line());
    if (desk != null && sender.misses(desk, task.party())) {
      sender.heard(desks.values(), task.party());
    }
    intake.pushed(task, batch, failure);
  }

  private void receipted(Task.Receipted task, Batch batch) {
    Desk desk = desk(task.line());
    OwnLog own = java.util.Objects.requireNonNull(desk.owns.get(task.head().origin()));
    Lane lane = java.util.Objects.requireNonNull(own.lanes.get(task.party()));
    lane.answered();
    boolean current = java.util.Objects.equals(task.mirror(), lane.mirror);
    if (task.head().size() <= lane.receipted || task.head().size() <= lane.kept || !current) {
      return;
    }
    byte[] raw = receipts.of(desk, task.party()).raw(task.receipt());
    batch.slots.add(
        new SlotPut(
            own.name(),
            Slot.receipt(task.mirror()),
            lane.kept,
            task.head().size(),
            task.head().root(),
            raw));
    lane.kept = task.head().size();
    lane.receipted = task.head().size();
    lane.receiptedSeconds = task.seconds();
    lane.resumed = false;
    lane.limit = Long.MAX_VALUE;
    lane.from = Math.max(lane.from, lane.receipted);
    lane.state = lane.by.isEmpty() ? "up" : "relayed";
    batch.whenDurable.add(
        () ->
            parts
                .sink()
                .accept(
                    new NodeEvent.Stored(
                        desk.line, own.name(), task.party(), task.head().size(), task.seconds())));
  }

  /** A flash is shown at once, "proven, earlier entries pending"; it is folded in its turn. */
  private void flashed(Task.Flashed task) {
    Desk desk = desks.get(task.origin().line());
    String origin = task.origin().toString();
    if (desk != null && desk.fold.folded(origin) <= task.index()) {
      parley.record.Entry entry = task.reading().signed().entry();
      boolean author = entry.signers().stream().allMatch(s -> desk.vouches(task, s));
      parts
          .sink()
          .accept(new NodeEvent.FlashProven(desk.line, origin, task.index(), entry, author));
    }
  }

  private void readings(Task.Readings task) {
    Desk desk = desk(task.origin().line());
    List<LineFold.Judged> all = desk.offer(task.origin(), task.from(), task.readings());
    desk.stale();
    desk.publish();
    for (LineFold.Judged judged : all) {
      tell(desk, judged, false);
    }
  }

  /** After a start, the fold takes in the store slice by slice; work goes on between the slices. */
  private void replay(Task.Replay task) {
    Desk desk = desk(task.origin().line());
    List<Reading> readings = opener.readings(desk, task);
    if (!readings.isEmpty()) {
      for (LineFold.Judged judged : desk.offer(task.origin(), task.from(), readings)) {
        tell(desk, judged, true);
      }
      desk.stale();
      desk.publish();
      parts
          .inbox()
          .accept(new Task.Replay(task.origin(), task.from() + readings.size(), task.to()));
    }
  }

  private void tell(Desk desk, LineFold.Judged j, boolean again) {
    desk.judged(j);
    String log = j.origin().toString();
    parts
        .sink()
        .accept(
            new NodeEvent.Judged(
                desk.line, log, j.index(), j.leaf(), j.entry(), j.verdict(), again));
    attachments.judged(desk, j);
    if (!again) {
      catchUp.judged(desk, j);
    }
    clerk.judged(desk, j);
  }

  private void advance(Desk desk) {
    desk.fold.advance().forEach(judged -> tell(desk, judged, false));
    desk.stale();
    desk.publish();
  }

  /** After the commit: what was staged is held, and the fold may take it in. */
  private void settle(Batch batch) {
    for (Batch.Growing growing : batch.growing()) {
      OwnLog own = growing.own();
      own.durable();
      own.intentSize = own.durableSize;
      growing.desk().view.staged(own.name(), own.durableSize, own.staged());
      growing.desk().view.remember(own.name(), own.durableSize, own.frontier.root());
    }
    for (Batch.Taking taking : batch.takings) {
      MirrorLog log = taking.log();
      Mirror.Answer.Take take = taking.take();
      log.frontier = take.after();
      if (log.promised != null && take.after().size() >= log.promised.size()) {
        log.promised = null;
      }
      log.headSize = take.head().size();
      taking.desk().spending(log.origin.party()).spent(take.leaves());
      taking.desk().view.remember(log.name(), take.head().size(), take.head().root());
    }
  }

  /** Has a counterpart's entries checked, once their receipt is on its way. */
  private void prepare(Batch.Taking taking) {
    List<byte[]> leaves = taking.take().leaves();
    long from = taking.take().after().size() - leaves.size();
    parts.preparer().prepare(taking.desk().fold, taking.log().origin, from, leaves);
  }

  private void tick(Batch batch) {
    batch.timely = true;
    clock.check();
    for (Desk desk : desks.values()) {
      clerk.lapses(desk);
      sender.askBack(desk);
      sender.keepChecked(desk);
      opener.replayRest(desk);
    }
    catchUp.step(desks.values());
  }

  /** Stores the signatures that wait for the next commit; nothing follows it. */
  public void close() {
    lock.writeLock().lock();
    try {
      Batch last = new Batch();
      last.slots.addAll(sender.takeDeferred());
      if (failure.isEmpty()) {
        committer.commit(last, clock.millis());
      }
    } catch (StoreException e) {
      fail(e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void fail(StoreException e) {
    failure = "the store stopped: " + e.getMessage();
    for (Task task : followUps) {
      if (task instanceof Task.Submit || task instanceof Task.Pushed) {
        stage(task, new Batch());
      }
    }
    followUps.clear();
    parts.sink().accept(new NodeEvent.Stopped("", failure));
  }

  /**
   * The keys that sign a log's heads: of a log held here, or as its first leaf states them. Call
   * within {@link #read}.
   */
  public Optional<parley.log.HeadKeys> headKeys(
      parley.record.Origin origin, Optional<byte[]> firstLeaf) {
    return opener.headKeys(origin, firstLeaf);
  }

  /**
   * Whether both are parties of the log's line, as far as it is known here, or as the log's first
   * leaf says. Call within {@link #read}.
   */
  boolean onOneLine(String party, parley.record.Origin origin, Optional<byte[]> firstLeaf) {
    Desk desk = desks.get(origin.line());
    List<String> parties =
        desk != null
            ? desk.descriptor.parties()
            : firstLeaf
                .flatMap(leaf -> opener.opening(origin, leaf))
                .map(o -> o.descriptor())
                .stream()
                .flatMap(d -> d.parties().stream())
                .toList();
    return parties.contains(party) && parties.contains(origin.party());
  }

  /** Passes a party's push on to another of the same line, and its answer back. */
  void forward(String to, byte[] push, java.util.function.Consumer<Wire.Reply> done) {
    parts
        .wire()
        .send(
            to,
            Wire.Route.PUSH,
            push,
            reply ->
                done.accept(
                    reply instanceof Wire.Reply.Answered
                        ? reply
                        : Replies.refusal(504, "path-down", "no answer from " + to)));
  }

  /** Reads a leaf of that line beside the writer, with the signatures of keys that are known. */
  Reading check(String line, byte[] leaf) {
    Desk desk = desks.get(line);
    return desk == null ? Reading.of(leaf) : checker.read(desk.fold, leaf);
  }

  /** The key of a signer on that line, if the fold knows one. */
  boolean knows(String line, SignerId signer) {
    Desk desk = desks.get(line);
    return desk != null && desk.fold.key(signer).isPresent();
  }

  /** What parties may read of the logs of their lines. */
  LogShelf shelf() {
    return new LogShelf(this, parts.store());
  }

  /** Why nothing is written any more, or the empty string. */
  public String failure() {
    return failure;
  }

  /** Reads the lines while nothing changes them. */
  public <T> T read(Supplier<T> reader) {
    lock.readLock().lock();
    try {
      return reader.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The lines of this node; call within {@link #read}. */
  public List<LineDesk> lines() {
    return desks.values().stream().map(d -> new LineDesk(d, parts.store())).toList();
  }

  /** The line of that full name; call within {@link #read}. */
  public Optional<LineDesk> line(String line) {
    return Optional.ofNullable(desks.get(line)).map(d -> new LineDesk(d, parts.store()));
  }

  /** The node's clock. */
  public TrustedClock clock() {
    return clock;
  }

  /** What callers and the node itself build acts with; from any thread. */
  public Optional<Composer> composer(String line) {
    return Optional.ofNullable(desks.get(line)).map(d -> new Composer(d, clock, parts.random()));
  }
}
