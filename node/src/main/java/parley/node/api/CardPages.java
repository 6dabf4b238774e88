package parley.node.api;

import java.io.IOException;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.line.Card;
import parley.log.MalformedException;
import parley.log.Suite;
import parley.node.node.Node;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Names;
import parley.record.SignerId;

/** The cards that the node knows, and the persons whose keys live in it. */
final class CardPages {
  private static final int CARD_CHARS = 16_000;

  private final Node node;
  private final Suite suite = Suite.standard();

  CardPages(Node node) {
    this.node = node;
  }

  Reply list(Call call) {
    return Reply.ok(
        Json.Obj.EMPTY.with(
            "cards",
            new TreeMap<>(node.keys().cards()).values().stream().map(this::json).toList()));
  }

  Reply single(Call call) throws ApiError {
    return node.keys()
        .card(call.path("party"))
        .map(card -> Reply.ok(json(card)))
        .orElseThrow(() -> ApiError.notFound("no-such-card", "no card of that party is known"));
  }

  /** Takes a card in: of a new counterpart, or a newer one of a known party. */
  Reply add(Call call) throws ApiError, MalformedException, IOException {
    Fields f = new Fields(call.json(), "");
    Card card = Card.parse(f.text("text", CARD_CHARS), suite);
    f.end();
    try {
      node.keys().add(card);
    } catch (IllegalArgumentException e) {
      throw ApiError.conflict("card-differs", String.valueOf(e.getMessage()));
    }
    return Reply.ok(json(card));
  }

  private Json.Obj json(Card card) {
    return Json.Obj.EMPTY
        .with("party", card.party())
        .with("serial", card.serial())
        .with("fingerprint", card.fingerprint().hex())
        .with("own", card.party().equals(node.config().party()))
        .with("text", card.note());
  }

  /** The keys that live here: of persons, and the clerk's, which is the node's own. */
  Reply persons(Call call) throws IOException {
    return Reply.ok(
        Json.Obj.EMPTY.with(
            "persons",
            Stream.concat(Stream.of(node.keys().clerk()), node.keys().persons().stream())
                .map(
                    s ->
                        (Json)
                            Json.Obj.EMPTY
                                .with("person", person(s.key().name()))
                                .with("key", s.key().vkey())
                                .with("signer", SignerId.of(s.key()).toString()))
                .toList()));
  }

  private static String person(String name) {
    return name.substring(name.indexOf('/') + 1);
  }

  /** Makes a key that lives in the node; what it may sign, only a grant by the party key says. */
  Reply addPerson(Call call) throws ApiError, MalformedException, IOException {
    Fields f = new Fields(call.json(), "");
    String person = Names.token(f.text("person", 40), "person");
    f.end();
    if (person.equals("clerk") || person.equals("mirror")) {
      throw ApiError.conflict("reserved", "that name is the node's own");
    }
    try {
      var key = node.keys().newPerson(node.config().party() + "/" + person).key();
      return Reply.ok(
          Json.Obj.EMPTY
              .with("person", person)
              .with("key", key.vkey())
              .with("signer", SignerId.of(key).toString()));
    } catch (IllegalArgumentException e) {
      throw ApiError.conflict("key-exists", "a key of that person lives in this node already");
    }
  }
}
