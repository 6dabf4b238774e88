package parley.sim.bench;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.node.engine.Composer;
import parley.node.engine.LineDesk;
import parley.node.engine.Placing;
import parley.node.link.LinkEvents;
import parley.node.node.Node;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Precedence;
import parley.record.Signatory;

/** One party's end of the lines: its node while it runs, and what the node told. */
final class End implements AutoCloseable {
  private final Party party;
  private final Watch watch;
  private @Nullable Node node;

  End(Party party) {
    this.party = party;
    this.watch = new Watch(party.name());
  }

  Party party() {
    return party;
  }

  Watch watch() {
    return watch;
  }

  /** The running node. */
  Node node() {
    return Objects.requireNonNull(node, "the node is stopped");
  }

  /** Starts the node; its fold may still be reading the store when this returns. */
  void start() throws IOException, MalformedException {
    Node started = Node.start(party.folder(), LinkEvents.NONE);
    started.listen(watch::on);
    node = started;
  }

  /** Waits until everything on the disk is folded again, so that lines can be written. */
  void awaitReady(List<Line> lines) {
    for (Line line : lines) {
      Waits.until("the line to be read", () -> writable(line));
    }
  }

  private boolean writable(Line line) {
    return node()
        .engine()
        .read(() -> desk(line.id()).map(d -> d.stopped().isEmpty()).orElse(false));
  }

  /** What the node knows of a line; only within the engine's read lock. */
  Optional<LineDesk> desk(String line) {
    return node().engine().line(line);
  }

  /** Hands in an act of the party key, a draft signed here. */
  CompletableFuture<Placing> put(String line, String kind, Json.Obj body) {
    Composer.Act act =
        new Composer.Act("", kind, "", Mark.REAL, Precedence.ROUTINE, null, null, body, List.of());
    List<Signatory> by = party.key();
    Entry draft = node().draft(line, act, by.stream().map(Signatory::id).toList()).orElseThrow();
    return node().submit(Signatory.sign(draft, by));
  }

  /** Hands in a message of a person whose key lives in the node. */
  CompletableFuture<Placing> say(Line line, Precedence precedence, Json.Obj body) {
    Composer.Act act =
        new Composer.Act("", "text", Line.POST, Mark.REAL, precedence, null, null, body, List.of());
    return node().act(line.id(), act, List.of(person())).orElseThrow();
  }

  private Signatory person() {
    return node().keys().person(party.name() + "/" + Line.PERSON).orElseThrow();
  }

  @Override
  public void close() {
    Node running = node;
    if (running != null) {
      running.close();
      node = null;
    }
  }
}
