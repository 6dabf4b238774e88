package parley.node.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.line.Card;
import parley.log.Checkpoint;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.node.engine.LineDesk;
import parley.node.node.Node;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Limits;
import parley.record.Origin;
import parley.record.SignerId;

/**
 * Opens epochs: the node makes the log's keys and, where they are asked for, new mirror keys; the
 * party key signs the new card and the opening (record.md §5.2, §5.3).
 */
final class EpochPages {
  private final Node node;
  private final LinePages lines;
  private final Suite suite = Suite.standard();

  EpochPages(Node node, LinePages lines) {
    this.node = node;
    this.lines = lines;
  }

  /**
   * The mirror keys that the next opening on a line can bring: those that live here already if the
   * line's record states others, as on the second line after a loss; else new ones.
   */
  Reply mirrors(Call call) throws ApiError, MalformedException, IOException {
    Fields f = new Fields(call.json(), "");
    String line = Lines.id(node, f.text("line", 60));
    f.end();
    List<NoteKey> current = node.keys().mirror().keys().keys();
    List<NoteKey> keys =
        stated(line).mirrorKeys().equals(current) ? node.keys().newMirror() : current;
    return Reply.ok(
        Json.Obj.EMPTY
            .with("line", line)
            .with("keys", Json.strings(keys.stream().map(NoteKey::vkey).toList())));
  }

  /** Our card as the line's record states it. */
  private Card stated(String line) throws ApiError {
    return node.engine()
        .read(() -> Lines.desk(node, line).state().card(node.config().party()))
        .orElseThrow(() -> ApiError.conflict("no-log", "this party has no log on that line"));
  }

  /** The opening of the next epoch of our log on a line, to be signed. */
  Reply open(Call call) throws ApiError, MalformedException, IOException {
    Fields f = new Fields(call.json(), "");
    String line = Lines.id(node, f.text("line", 60));
    String reason = f.text("reason", 300);
    String text = f.optionalText("card", Limits.CARD_CHARS);
    f.end();
    Card stated = stated(line);
    Optional<Card> card = text.isEmpty() ? Optional.empty() : Optional.of(renewed(text, stated));
    boolean current = stated.mirrorKeys().equals(node.keys().mirror().keys().keys());
    if (card.isEmpty() && !(current && node.anchor().present())) {
      throw ApiError.conflict(
          "new-mirror-needed", "the mirror key that the line's record states must be replaced");
    }
    Checkpoint end =
        node.engine()
            .read(() -> Lines.desk(node, line).end())
            .orElseThrow(
                () -> ApiError.conflict("no-head", "no head of the log ever left: pair anew"));
    int epoch = Origin.parse(end.origin(), "origin").epoch() + 1;
    Origin origin = node.keys().newLog(line, epoch);
    List<String> keys = lines.logKeys(origin).stream().map(NoteKey::vkey).toList();
    Json.Obj body =
        Json.Obj.EMPTY
            .with("previous", end(end))
            .with("epoch", epoch)
            .with("log-keys", Json.strings(keys))
            .with("reason", reason);
    if (card.isPresent()) {
      body = body.with("card", text).with("mirror", revoked(line, stated));
    }
    return Reply.ok(
        Json.Obj.EMPTY
            .with("line", line)
            .with("origin", origin.toString())
            .with("text", lines.entry("epoch-open", origin, body, List.of()).text()));
  }

  private Card renewed(String text, Card stated) throws ApiError, MalformedException {
    Card card = Card.parse(text, suite);
    boolean next =
        card.party().equals(stated.party())
            && card.partyKeys().equals(stated.partyKeys())
            && card.serial() > stated.serial();
    if (!next || card.mirrorKeys().equals(stated.mirrorKeys())) {
      throw ApiError.conflict(
          "card-differs", "a later card of this party with new mirror keys expected");
    }
    if (!node.keys().holdsMirror(card)) {
      throw ApiError.conflict("mirror-key-not-here", "those mirror keys do not live in this node");
    }
    return card;
  }

  private static Json.Obj end(Checkpoint head) {
    return Json.Obj.EMPTY
        .with("origin", head.origin())
        .with("size", head.size())
        .with("root", head.root().base64());
  }

  /** The old keys stand for what is held of every counterpart's log now, and for nothing above. */
  private Json.Obj revoked(String line, Card stated) throws ApiError {
    List<String> keys = stated.mirrorKeys().stream().map(k -> SignerId.of(k).toString()).toList();
    List<Json> stands = new ArrayList<>();
    LineDesk desk = node.engine().read(() -> Lines.desk(node, line));
    node.engine().read(desk::mirrored).forEach((origin, size) -> stands.add(stand(origin, size)));
    if (stands.isEmpty()) {
      stands.add(stand(node.engine().read(desk::own).orElseThrow().toString(), 0));
    }
    return Json.Obj.EMPTY.with("keys", Json.strings(keys)).with("stands", stands);
  }

  private static Json stand(String origin, long size) {
    return Json.Obj.EMPTY.with("origin", origin).with("size", size);
  }
}
