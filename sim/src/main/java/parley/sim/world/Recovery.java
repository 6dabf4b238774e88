package parley.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.line.Card;
import parley.log.Checkpoint;
import parley.log.NoteKey;
import parley.node.engine.Engine;
import parley.node.engine.LineDesk;
import parley.node.engine.Placing;
import parley.record.Json;
import parley.record.Origin;
import parley.record.Signatory;
import parley.record.SignerId;

/**
 * What operators do with the party key after a loss: whoever lost the anchor opens a new epoch with
 * a new mirror key, and the others accept it.
 */
final class Recovery {
  private static final long ROUND = 900_000_000L;

  private final World world;
  private boolean last;

  Recovery(World world) {
    this.world = world;
  }

  /** Operators look at their nodes from now on. */
  void begin() {
    world.agenda().after(ROUND, this::round);
  }

  /** Nothing comes back any more: whoever still waits for lost entries goes on without them. */
  void giveUpWaiting() {
    last = true;
  }

  private void round() {
    world.nodes().values().forEach(this::look);
    begin();
  }

  private void look(SimNode node) {
    Engine engine = node.engine();
    Optional<LineDesk> desk =
        engine == null ? Optional.empty() : engine.read(() -> engine.line(world.line()));
    if (desk.isEmpty() || desk.get().own().isEmpty()) {
      return;
    }
    String stopped = desk.get().stopped();
    boolean lost = stopped.equals("anchor-lost") || node.anchorLost();
    if (lost || (last && stopped.equals("store-behind"))) {
      open(node, desk.get(), lost);
    }
    for (Origin origin : desk.get().logs()) {
      if (!origin.party().equals(node.party()) && desk.get().fold().pending(origin)) {
        accept(node, desk.get(), origin);
      }
    }
  }

  private void open(SimNode node, LineDesk desk, boolean newMirror) {
    Optional<Checkpoint> end = desk.end();
    Optional<Card> stated = desk.state().card(node.party());
    if (end.isEmpty() || stated.isEmpty()) {
      return;
    }
    int epoch = desk.own().orElseThrow().epoch() + 1;
    Origin origin = node.keys().newLog(world.line(), epoch);
    Json.Obj body =
        Json.Obj.EMPTY
            .with("previous", end(end.get()))
            .with("epoch", epoch)
            .with("log-keys", Json.strings(vkeys(node.keys().logKeys(origin))))
            .with("reason", "lost");
    body = newMirror ? renewed(node, desk, stated.get(), body) : body;
    hand(node, origin, body);
  }

  private static List<String> vkeys(List<NoteKey> keys) {
    return keys.stream().map(NoteKey::vkey).toList();
  }

  private static Json.Obj end(Checkpoint head) {
    return Json.Obj.EMPTY
        .with("origin", head.origin())
        .with("size", head.size())
        .with("root", head.root().base64());
  }

  private Json.Obj renewed(SimNode node, LineDesk desk, Card stated, Json.Obj body) {
    List<NoteKey> current = node.keys().mirror().keys().keys();
    Card card =
        current.equals(stated.mirrorKeys())
            ? node.keys().nextCard(node.keys().newMirror())
            : node.keys().card(node.party()).orElseThrow();
    Map<String, Long> held = world.fittings().stands(desk.mirrored());
    List<Json> stands = new ArrayList<>();
    held.forEach(
        (origin, size) -> stands.add(Json.Obj.EMPTY.with("origin", origin).with("size", size)));
    List<String> gone = stated.mirrorKeys().stream().map(k -> SignerId.of(k).toString()).toList();
    return body.with("card", card.note())
        .with("mirror", Json.Obj.EMPTY.with("keys", Json.strings(gone)).with("stands", stands));
  }

  private void hand(SimNode node, Origin origin, Json.Obj body) {
    node.submit(
        Signatory.sign(
            Founding.entry(world, node.keys(), origin, "epoch-open", body), node.keys().partyKey()),
        placing -> {
          if (placing instanceof Placing.Refused refused) {
            world.checks().violated(node.party() + " may not open an epoch: " + refused);
          }
        });
  }

  /** Cites what the node holds, or what the opener states if that is still on its way. */
  private void accept(SimNode node, LineDesk desk, Origin opened) {
    Json.Obj stated = node.opening(opened).object("previous");
    String old = stated.text("origin");
    long held = node.durable().size(old);
    Json.Obj cited =
        held > stated.integer("size", 0)
            ? stated.with("size", held).with("root", desk.root(old, held).base64())
            : stated;
    Json.Obj body = Json.Obj.EMPTY.with("opened", opened.toString()).with("previous", cited);
    node.submit(new Writer(node).party("epoch-accept", body), placing -> {});
  }
}
