package parley.node.api;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.line.Card;
import parley.line.Genesis;
import parley.line.LineDescriptor;
import parley.line.LineFold;
import parley.log.HeadSigner;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.node.engine.LineDesk;
import parley.node.node.Node;
import parley.record.Entry;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Limits;
import parley.record.Mark;
import parley.record.Names;
import parley.record.Origin;
import parley.record.Precedence;
import parley.record.Seen;

/** Opens lines: the node makes the log's keys, the party key signs what opens it. */
final class LinePages {
  private final Node node;
  private final SecureRandom random = new SecureRandom();

  LinePages(Node node) {
    this.node = node;
  }

  /** The genesis of a new line, or of one that a counterpart opened, to be signed. */
  Reply open(Call call) throws ApiError, MalformedException, IOException {
    Fields f = new Fields(call.json(), "");
    String join = f.optionalText("join", 60);
    LineDescriptor descriptor = join.isEmpty() ? fresh(f) : mirrored(join);
    f.end();
    Map<String, Card> cards = cards(descriptor);
    List<Seen> seen = join.isEmpty() ? List.of() : seen(descriptor);
    Origin origin = node.keys().newLog(descriptor.lineId(), 1);
    Genesis genesis = new Genesis(descriptor, logKeys(origin), cards);
    Entry entry = entry("genesis", origin, genesis.body(), seen);
    return Reply.ok(
        Json.Obj.EMPTY
            .with("line", descriptor.lineId())
            .with("origin", origin.toString())
            .with("text", entry.text()));
  }

  private LineDescriptor fresh(Fields f) throws ApiError, MalformedException {
    List<String> named = f.texts("parties", Limits.PARTIES, Limits.PARTY_CHARS);
    List<String> parties = List.copyOf(new TreeSet<>(named));
    if (!parties.contains(node.config().party())) {
      throw ApiError.malformed("parties: this node's own party among them expected");
    }
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    String name = Names.token(f.text("name", 40), "name");
    LineDescriptor made =
        new LineDescriptor(name, HexFormat.of().formatHex(nonce), parties, absent(f, parties));
    return LineDescriptor.parse(made.json());
  }

  private List<String> absent(Fields f, List<String> parties) throws ApiError, MalformedException {
    List<String> absent =
        f.optional("absent") == null
            ? List.of()
            : List.copyOf(new TreeSet<>(f.texts("absent", Limits.PARTIES, Limits.PARTY_CHARS)));
    if (absent.contains(node.config().party()) || !parties.containsAll(absent)) {
      throw ApiError.malformed("absent: some of the parties, never this node's own, expected");
    }
    return absent;
  }

  /**
   * What a party that was absent states as seen when it comes: all that is folded of the others,
   * the pairing of its own card among it.
   */
  private List<Seen> seen(LineDescriptor descriptor) throws ApiError {
    String self = node.config().party();
    if (!descriptor.absent().contains(self)) {
      return List.of();
    }
    List<Seen> seen = new ArrayList<>();
    boolean paired =
        node.engine()
            .read(
                () -> {
                  LineDesk desk = node.engine().line(descriptor.lineId()).orElseThrow();
                  for (LineFold.Prefixed n : desk.fold().news(self)) {
                    seen.add(new Seen(n.origin(), n.size(), desk.root(n.origin(), n.size())));
                  }
                  return descriptor.carded(self).stream()
                      .filter(party -> !party.equals(self))
                      .allMatch(party -> desk.state().paired(party, self));
                });
    if (!paired) {
      throw ApiError.conflict("not-paired", "the others did not pin this party's card yet");
    }
    seen.sort(java.util.Comparator.comparing(Seen::origin));
    return seen;
  }

  private LineDescriptor mirrored(String name) throws ApiError {
    String line = Lines.id(node, name);
    LineDesk desk = node.engine().read(() -> Lines.desk(node, line));
    if (desk.own().isPresent()) {
      throw ApiError.conflict("joined", "this party has a log on that line");
    }
    return desk.descriptor();
  }

  private Map<String, Card> cards(LineDescriptor descriptor) throws ApiError {
    Map<String, Card> cards = new TreeMap<>();
    List<String> missing = new ArrayList<>();
    for (String party : descriptor.carded(node.config().party())) {
      node.keys().card(party).ifPresentOrElse(c -> cards.put(party, c), () -> missing.add(party));
    }
    if (!missing.isEmpty()) {
      throw new ApiError(409, "no-card", "parties", "no card is known of " + missing);
    }
    return cards;
  }

  List<NoteKey> logKeys(Origin origin) {
    HeadSigner signer = node.keys().log(origin).orElseThrow();
    return signer.keys().keys();
  }

  /** The text of an act of the party that no node composes. */
  Entry entry(String kind, Origin origin, Json.Obj body, List<Seen> seen)
      throws MalformedException {
    byte[] id = new byte[16];
    random.nextBytes(id);
    Entry entry =
        new Entry(
            HexFormat.of().formatHex(id),
            kind,
            origin,
            "",
            node.keys().card(origin.party()).orElseThrow().partySigners(),
            Instant.ofEpochMilli(node.engine().clock().millis()),
            Mark.REAL,
            Precedence.ROUTINE,
            seen,
            null,
            null,
            body,
            List.of());
    return Entry.parse(entry.text());
  }
}
