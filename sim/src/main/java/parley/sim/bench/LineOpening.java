package parley.sim.bench;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import parley.line.Card;
import parley.line.Charter;
import parley.line.Genesis;
import parley.line.LineDescriptor;
import parley.log.Hash;
import parley.log.HeadSigner;
import parley.log.MalformedException;
import parley.node.engine.Placing;
import parley.node.node.Node;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Origin;
import parley.record.Precedence;
import parley.record.Signatory;

/** Opens lines between two running nodes, step by step for all lines together. */
final class LineOpening {
  private static final int ID_BYTES = 16;

  private final End one;
  private final End two;
  private final List<CompletableFuture<Placing>> step = new ArrayList<>();

  LineOpening(End one, End two) {
    this.one = one;
    this.two = two;
  }

  /** Opens so many lines; a message may be sent on each when this returns. */
  List<Line> open(int count) throws IOException, MalformedException {
    List<Line> lines = new ArrayList<>();
    List<String> parties = List.of(one.party().name(), two.party().name());
    for (int i = 0; i < count; i++) {
      LineDescriptor descriptor = new LineDescriptor("line-" + i, newId(), parties);
      Origin sending = genesis(one, descriptor);
      genesis(two, descriptor);
      lines.add(new Line(descriptor.lineId(), sending.toString()));
    }
    done();
    for (End end : List.of(one, two)) {
      Signatory person = end.node().keys().newPerson(end.party().name() + "/" + Line.PERSON);
      lines.forEach(line -> grant(end, line, person));
    }
    done();
    charter(lines);
    for (End end : List.of(one, two)) {
      lines.forEach(line -> install(end, line));
    }
    done();
    settle(lines);
    return List.copyOf(lines);
  }

  private Origin genesis(End end, LineDescriptor descriptor) throws IOException {
    Node node = end.node();
    Origin origin = node.keys().newLog(descriptor.lineId(), 1);
    HeadSigner heads = node.keys().log(origin).orElseThrow();
    Map<String, Card> cards = node.keys().cards();
    Genesis genesis = new Genesis(descriptor, heads.keys().keys(), cards);
    List<Signatory> by = end.party().key();
    Entry entry =
        new Entry(
            newId(),
            "genesis",
            origin,
            "",
            by.stream().map(Signatory::id).toList(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            Mark.REAL,
            Precedence.ROUTINE,
            List.of(),
            null,
            null,
            genesis.body(),
            List.of());
    step.add(node.submit(Signatory.sign(entry, by)));
    return origin;
  }

  private void grant(End end, Line line, Signatory person) {
    Json.Obj key = Json.Obj.EMPTY.with("lives", "node");
    Json.Obj holder =
        key.with("key", person.key().vkey())
            .with("posts", Json.strings(List.of(Line.POST)))
            .with("role", "holder");
    String clerk = end.node().keys().clerk().key().vkey();
    step.add(end.put(line.id(), "key-grant", holder));
    step.add(end.put(line.id(), "key-grant", key.with("key", clerk).with("role", "clerk")));
  }

  private void charter(List<Line> lines) throws MalformedException {
    Json.Obj text = charterText();
    Hash hash = Charter.parse(text).hash();
    for (Line line : lines) {
      step.add(one.put(line.id(), "charter-propose", Json.Obj.EMPTY.with("charter", text)));
    }
    done();
    for (Line line : lines) {
      Waits.until("the charter to arrive", () -> proposed(line, hash));
      Json.Obj accepted = Json.Obj.EMPTY.with("charter", hash.base64());
      step.add(two.put(line.id(), "charter-accept", accepted));
    }
    done();
    for (Line line : lines) {
      Waits.until("the charter to be in force", () -> inForce(line));
    }
  }

  private boolean proposed(Line line, Hash hash) {
    return two.node()
        .engine()
        .read(() -> two.desk(line.id()).flatMap(d -> d.state().proposed(hash)).isPresent());
  }

  private boolean inForce(Line line) {
    return one.node()
        .engine()
        .read(() -> one.desk(line.id()).flatMap(d -> d.state().charter()).isPresent());
  }

  private Json.Obj charterText() {
    List<Json.Obj> posts = new ArrayList<>();
    for (End end : List.of(one, two)) {
      posts.add(Json.Obj.EMPTY.with("party", end.party().name()).with("post", Line.POST));
    }
    return Json.Obj.EMPTY
        .with("spec", Charter.SPEC)
        .with("level", "leader")
        .with("purpose", Json.Obj.EMPTY.with("en", "measurements"))
        .with("posts", posts);
  }

  private void install(End end, Line line) {
    Json.Obj post =
        Json.Obj.EMPTY
            .with("name", Line.POST)
            .with("title", Json.Obj.EMPTY.with("en", "President"))
            .with("rung", "principal");
    Json.Obj holder =
        Json.Obj.EMPTY
            .with("holds", Line.POST)
            .with("person", Line.PERSON)
            .with("name", "Somebody");
    step.add(end.put(line.id(), "post", post));
    step.add(end.put(line.id(), "holder", holder));
  }

  /** What the opening leaves to be sent and folded must not be part of a measurement. */
  private void settle(List<Line> lines) {
    for (Line line : lines) {
      Waits.until("the lines to settle", () -> settled(one, line) && settled(two, line));
    }
  }

  private static boolean settled(End end, Line line) {
    return end.node()
        .engine()
        .read(
            () ->
                end.desk(line.id())
                    .map(d -> d.lanes().stream().allMatch(lane -> lane.backlog() == 0))
                    .orElse(false));
  }

  private void done() {
    for (CompletableFuture<Placing> future : step) {
      Placing placing = Waits.result("opening a line", future);
      if (!(placing instanceof Placing.Placed)) {
        throw new IllegalStateException("opening a line: " + placing);
      }
    }
    step.clear();
  }

  private static String newId() {
    return HexFormat.of().formatHex(Arrays.copyOf(Party.seed(), ID_BYTES));
  }
}
