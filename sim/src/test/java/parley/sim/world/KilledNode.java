package parley.sim.world;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import parley.diplomacy.Diplomacy;
import parley.line.LineDescriptor;
import parley.line.Reading;
import parley.log.MalformedException;
import parley.log.Merkle;
import parley.log.Suite;
import parley.node.engine.Engine;
import parley.node.engine.EngineParts;
import parley.node.engine.LineDesk;
import parley.node.engine.NodeClock;
import parley.node.engine.Placing;
import parley.node.engine.Task;
import parley.node.storage.Anchor;
import parley.node.storage.DiskReserve;
import parley.node.storage.FileAnchor;
import parley.node.storage.LogStore;
import parley.node.storage.SqliteLogStore;
import parley.node.storage.StoreOptions;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Precedence;
import parley.record.Signatory;
import parley.record.SignedEntry;

/**
 * A real process with a real store and anchor that writes entries until it is killed, and prints a
 * line for each that it was told is written.
 */
final class KilledNode {
  private static final int AT_ONCE = 4;

  private final List<Task> inbox = new ArrayList<>();
  private final SplittableRandom random;
  private final PartyKeys keys;
  private final LineDescriptor descriptor;
  private final PrintStream out;
  private final Engine engine;

  private KilledNode(Path folder, long run, PrintStream out) {
    Suite suite = new KeyedSuite(1);
    this.out = out;
    this.random = new SplittableRandom(run);
    this.descriptor = new LineDescriptor("killed", "0".repeat(32), List.of("alfa", "bravo"));
    this.keys = new PartyKeys("alfa", 1, suite);
    keys.add(keys.ownCard());
    keys.add(new PartyKeys("bravo", 1, suite).ownCard());
    this.engine =
        new Engine(
            new EngineParts(
                store(folder),
                anchor(folder),
                keys,
                suite,
                Diplomacy::fold,
                NodeClock.system(),
                random,
                (party, route, body, onReply) -> {},
                (fold, origin, from, leaves) -> {},
                inbox::add,
                event -> {}));
  }

  static LogStore store(Path folder) {
    return SqliteLogStore.open(folder, StoreOptions.with(DiskReserve.NONE));
  }

  static Anchor anchor(Path folder) {
    Path file = folder.resolveSibling("anchor");
    return Files.exists(file) ? FileAnchor.open(file) : FileAnchor.create(file);
  }

  /** Arguments: the store's folder, and a number that tells this run from others. */
  public static void main(String[] args) throws MalformedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    new KilledNode(Path.of(args[0]), Long.parseLong(args[1]), out).run();
  }

  private void run() throws MalformedException {
    parley.record.Origin origin = keys.newLog(descriptor.lineId(), 1);
    engine.open();
    work();
    if (engine.lines().stream().mapToLong(LineDesk::ownSize).sum() == 0) {
      parley.line.Genesis genesis =
          new parley.line.Genesis(
              descriptor, keys.logKeys(origin), java.util.Map.copyOf(keys.cards()));
      submit(act(origin, "genesis", genesis.body()));
      work();
    }
    for (int i = 0; true; i++) {
      Json.Obj charter =
          Json.Obj.EMPTY
              .with("spec", parley.line.Charter.SPEC)
              .with("level", "working")
              .with("purpose", Json.Obj.EMPTY.with("en", "n" + random.nextLong()))
              .with("posts", List.of(Json.Obj.EMPTY.with("party", "alfa").with("post", "duty")));
      submit(act(origin, "charter-propose", Json.Obj.EMPTY.with("charter", charter)));
      if (i % AT_ONCE == 0) {
        work();
      }
    }
  }

  private SignedEntry act(parley.record.Origin origin, String kind, Json.Obj body) {
    byte[] id = new byte[16];
    random.nextBytes(id);
    Entry entry =
        new Entry(
            java.util.HexFormat.of().formatHex(id),
            kind,
            origin,
            "",
            keys.partyKey().stream().map(Signatory::id).toList(),
            java.time.Instant.ofEpochSecond(1_780_000_000L),
            Mark.REAL,
            Precedence.ROUTINE,
            List.of(),
            null,
            null,
            body,
            List.of());
    return Signatory.sign(entry, keys.partyKey());
  }

  private void submit(SignedEntry signed) {
    List<parley.log.NoteKey> verified = keys.partyKey().stream().map(Signatory::key).toList();
    byte[] leaf = signed.bytes();
    Reading.Read reading = new Reading.Read(signed, Merkle.leaf(leaf), verified);
    inbox.add(new Task.Submit(descriptor.lineId(), reading, leaf, this::placed));
  }

  private void placed(Placing placing) {
    if (placing instanceof Placing.Placed p) {
      out.println(p.origin() + " " + p.index() + " " + p.leaf().hex());
    } else {
      out.println("fault " + placing);
    }
  }

  private void work() {
    while (!inbox.isEmpty()) {
      List<Task> tasks = List.copyOf(inbox);
      inbox.clear();
      engine.step(tasks);
    }
  }
}
