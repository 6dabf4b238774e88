package parley.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import parley.line.LineFold;
import parley.line.Reading;
import parley.line.Verifiers;
import parley.node.engine.Checker;
import parley.node.engine.Engine;
import parley.node.engine.EngineParts;
import parley.node.engine.NodeEvent;
import parley.node.engine.Placing;
import parley.node.engine.Preparer;
import parley.node.engine.Reception;
import parley.node.engine.Task;
import parley.node.engine.Wire;
import parley.node.storage.Anchor;
import parley.node.storage.BlobPut;
import parley.node.storage.Commit;
import parley.node.storage.LogStore;
import parley.node.storage.LostAnchor;
import parley.node.storage.Mark;
import parley.record.Json;
import parley.record.Origin;
import parley.record.SignedEntry;

/** One party's node: a machine that may lose its power, and the process that runs on it. */
final class SimNode {
  private static final long TICK = 400_000_000L;

  /** The process now running; a reply for an earlier one goes nowhere. */
  private final class Run {
    final List<Task> inbox = new ArrayList<>();
    final Consumer<Task> hands = world.fittings().inbox(party(), this::take);
    final Preparer preparer = world.fittings().preparer(party(), this::prepare, hands);
    final LogStore store;
    final Engine engine;
    private boolean planned;
    private int preparing;

    Run() {
      this.store =
          world
              .fittings()
              .store(
                  party(),
                  new SimLogStore(world.fittings().journal(party(), disk), () -> onlyReserve));
      Anchor file =
          anchorThere
              ? new SimAnchor(world.fittings().anchorFile(party(), anchorDisk))
              : new LostAnchor(this::newAnchor);
      Anchor anchor = world.fittings().anchor(party(), file, store);
      this.engine =
          new Engine(
              new EngineParts(
                  store,
                  anchor,
                  keys,
                  world.suite(),
                  (terms, suite, logs) -> world.fittings().fold(terms, suite, logs),
                  clock,
                  random,
                  world.fittings().wire(party(), this::send),
                  preparer,
                  hands,
                  this::tell));
    }

    /** The old disk is gone for good: the new one begins with these marks. */
    private Anchor newAnchor(List<Mark> bars) {
      SimDisk<List<Mark>> fresh = new SimDisk<>(power);
      Medium<List<Mark>> medium = world.fittings().anchorFile(party(), fresh);
      medium.append(bars);
      medium.sync();
      anchorDisk = fresh;
      anchorThere = true;
      anchorLost = false;
      return new SimAnchor(medium);
    }

    private void take(Task task) {
      inbox.add(task);
      if (!planned && process == this) {
        planned = true;
        world.agenda().after(random.nextInt(300_000), () -> work(this));
      }
    }

    /** Chunks of what is read come back in any order, as from several cores. */
    private void prepare(LineFold fold, Origin origin, long from, List<byte[]> leaves) {
      int chunk = 1 + random.nextInt(8);
      for (int start = 0; start < leaves.size(); start += chunk) {
        List<Reading> readings = new ArrayList<>();
        for (byte[] leaf : leaves.subList(start, Math.min(leaves.size(), start + chunk))) {
          readings.add(checker.read(fold, leaf));
        }
        Task task = new Task.Readings(origin, from + start, readings);
        long delay = random.nextInt(4) == 0 ? random.nextInt(30_000_000) : 0;
        preparing++;
        world.agenda().after(delay, () -> prepared(task));
      }
    }

    private void prepared(Task task) {
      preparing--;
      hands.accept(task);
    }

    private void send(String to, Wire.Route route, byte[] body, Consumer<Wire.Reply> onReply) {
      power.boundary();
      Consumer<Wire.Reply> mine =
          reply -> {
            if (process == this) {
              guarded(() -> onReply.accept(reply));
            }
          };
      world.network().send(new SimNetwork.Request(party(), to, route, body), mine);
      power.boundary();
    }

    private void tell(NodeEvent event) {
      world.told(SimNode.this, event);
    }
  }

  private final World world;
  private final PartyKeys keys;
  private final RandomGenerator random;
  private final Checker checker;
  private final Power power = new Power();
  private final SimDisk<Commit> disk = new SimDisk<>(power);
  private SimDisk<List<Mark>> anchorDisk = new SimDisk<>(power);
  private final SimClock clock;
  private final DurableImage durable = new DurableImage(disk);
  private @Nullable Run process;
  private boolean onlyReserve;
  private boolean anchorThere = true;
  private boolean anchorLost;
  private boolean excused;

  SimNode(World world, PartyKeys keys, RandomGenerator random) {
    this.world = world;
    this.keys = keys;
    this.random = random;
    this.clock = new SimClock(world.agenda()::now);
    this.checker = new Checker(new Verifiers(world.suite()));
  }

  String party() {
    return keys.party();
  }

  PartyKeys keys() {
    return keys;
  }

  Power power() {
    return power;
  }

  SimDisk<Commit> disk() {
    return disk;
  }

  SimDisk<List<Mark>> anchorDisk() {
    return anchorDisk;
  }

  /** The largest size of its log that the anchor says was signed. */
  long signed(String origin) {
    return anchorDisk.durableFrom(0).stream()
        .flatMap(List::stream)
        .filter(m -> m.origin().equals(origin) && m.role() == Anchor.Role.SIGNED)
        .mapToLong(Mark::size)
        .max()
        .orElse(0);
  }

  SimClock clock() {
    return clock;
  }

  Checker checker() {
    return checker;
  }

  /** What a power cut now would leave of the store. */
  StoreImage durable() {
    return durable.image();
  }

  /** The engine, if the process runs. */
  @Nullable Engine engine() {
    Run now = process;
    return now == null ? null : now.engine;
  }

  /** Whether the node has nothing to do, and no entry is being read beside it. */
  boolean idle() {
    Run now = process;
    return now != null && now.inbox.isEmpty() && now.preparing == 0;
  }

  void onlyReserve(boolean only) {
    onlyReserve = only;
  }

  /** The anchor's disk is there, or not, at the next start. */
  void anchorThere(boolean there) {
    anchorThere = there && !anchorLost;
  }

  /** The anchor's disk is gone for good, with all that it held. */
  void loseAnchor() {
    anchorLost = true;
    anchorThere = false;
  }

  /** Whether the node runs without an anchor that never comes back. */
  boolean anchorLost() {
    return anchorLost;
  }

  /** The body of the entry that opens a log which is held here. */
  Json.Obj opening(Origin origin) {
    StoreImage.Log log = java.util.Objects.requireNonNull(durable().log(origin.toString()));
    return Reading.of(log.leaves.getFirst()) instanceof Reading.Read read
        ? read.signed().entry().body()
        : Json.Obj.EMPTY;
  }

  /** A fault was put into this node that lets its store stop. */
  void excuse() {
    excused = true;
  }

  /** Whether it is down, or bears a fault that only a new start mends. */
  boolean ailing() {
    return process == null || excused || !anchorThere;
  }

  /** Starts the process. */
  void start() {
    if (process != null) {
      return;
    }
    try {
      Run started = new Run();
      process = started;
      started.engine.open();
      Door door = new Reception(started.engine, started.hands)::receive;
      Door fitted = world.fittings().door(new Insider(keys, started.hands), door);
      world
          .network()
          .listen(
              party(),
              (from, route, body, done) ->
                  guarded(() -> fitted.receive(from, route, body, r -> reply(started, r, done))));
      world.agenda().after(0, () -> tick(started));
    } catch (PowerCut e) {
      down();
    }
  }

  private void reply(Run of, Wire.Reply reply, Consumer<Wire.Reply> done) {
    power.boundary();
    if (process == of) {
      done.accept(reply);
    }
    power.boundary();
  }

  private void tick(Run of) {
    if (process == of) {
      of.take(new Task.Tick());
      world.agenda().after(TICK, () -> tick(of));
    }
  }

  private void work(Run of) {
    of.planned = false;
    if (process != of) {
      return;
    }
    List<Task> tasks = List.copyOf(of.inbox);
    of.inbox.clear();
    guarded(() -> of.engine.step(tasks));
    if (process == of && !of.engine.failure().isEmpty()) {
      world.stopped(this, of.engine.failure(), excused);
      world.crash(this, 500_000_000L);
    }
  }

  /** Runs the node's code: its power may be cut meanwhile, nothing else may go wrong. */
  private void guarded(Runnable run) {
    try {
      run.run();
    } catch (PowerCut e) {
      world.crash(this, 200_000_000L + random.nextInt(1_000_000_000));
    } catch (IllegalStateException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | NullPointerException
        | java.util.NoSuchElementException
        | parley.node.storage.StoreException e) {
      world.broken(this, e);
      world.crash(this, 200_000_000L);
    }
  }

  /** The power is off: what was in memory is gone. */
  void down() {
    process = null;
    excused = false;
    power.stay();
    world.network().listen(party(), null);
    disk.crash(random);
    anchorDisk.crash(random);
  }

  /** Keeps a blob as the API would, and then hands in what names it. */
  void keep(BlobPut blob, Runnable then) {
    Run now = process;
    if (now != null) {
      now.hands.accept(
          new Task.Call(
              () -> {
                now.store.commit(new Commit(List.of(), List.of(), List.of(blob), true));
                then.run();
              }));
    }
  }

  /** Hands in an entry as the API would. */
  void submit(SignedEntry signed, Consumer<Placing> done) {
    Run now = process;
    if (now == null) {
      return;
    }
    String line = signed.entry().origin().line();
    byte[] leaf = signed.bytes();
    Reading reading =
        now.engine
            .read(() -> now.engine.line(line))
            .map(desk -> checker.read(desk.fold(), leaf))
            .orElseGet(() -> Reading.of(leaf));
    if (reading instanceof Reading.Read read) {
      now.hands.accept(
          new Task.Submit(
              line,
              read,
              leaf,
              placing -> {
                if (process == now) {
                  done.accept(placing);
                }
              }));
    }
  }
}
