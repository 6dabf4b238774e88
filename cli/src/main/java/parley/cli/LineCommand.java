package parley.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import parley.line.Card;
import parley.line.Genesis;
import parley.log.MalformedException;
import parley.log.Suite;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Names;
import parley.record.Precedence;
import parley.render.SpokenWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lines: opening, joining, showing. */
@Command(
    name = "line",
    header = "Opens, joins, lists or shows lines.",
    subcommands = {
      LineCommand.Open.class,
      LineCommand.Join.class,
      LineCommand.PairLater.class,
      LineCommand.Lines.class,
      LineCommand.Show.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley line open theatre --with cn.example --party-key us.party-key",
      "  parley line open ferry --absent north-quay.example --party-key south-quay.party-key",
      "  parley line pair ferry north-quay.card --party-key south-quay.party-key",
      "  parley line join theatre-0123456789abcdef --party-key cn.party-key",
      "  parley line list",
      "  parley line show theatre",
    })
final class LineCommand {

  /** What both ways into a line share: a genesis is drafted, read, compared and signed here. */
  static final class Opening {
    @Mixin private NodeOptions node = new NodeOptions();

    @Option(
        names = "--party-key",
        required = true,
        paramLabel = "FILE",
        description = "The party's key: it signs the line's first entry.")
    private String partyKey = "";

    @Option(
        names = "--card",
        paramLabel = "FILE",
        description = "A card as you hold it; the entry must bear exactly it. May be given again.")
    private List<String> cards = List.of();

    private interface Check {
      void of(Genesis genesis, Differences found);
    }

    private Exit open(Session session, KeyFile key, Json.Obj request, Check check)
        throws Failure, MalformedException {
      try (NodeClient client = node.client(session)) {
        Json.Obj draft = client.postJson("lines", request);
        Entry entry = Desk.read(draft, key.signatories());
        Differences found = new Differences();
        found.same("kind", "genesis", entry.kind());
        found.same("precedence", Precedence.ROUTINE, entry.precedence());
        found.near("at", Instant.now(), entry.at());
        found.end();
        Genesis genesis = Genesis.parse(entry, Suite.standard());
        check.of(genesis, found);
        compareCards(session, key, genesis, found);
        found.end();
        say(session, genesis, entry);
        return new Desk(session, client).hand(entry, key.signatories());
      }
    }

    private void compareCards(Session session, KeyFile key, Genesis genesis, Differences found)
        throws Failure, MalformedException {
      Card own = genesis.cards().get(key.party());
      List<?> ownKeys = own == null ? List.of() : own.partySigners();
      found.same(
          "card " + key.party(), key.signatories().stream().map(s -> s.id()).toList(), ownKeys);
      for (String file : cards) {
        Card held = NodeHome.card(session, file);
        Card named = genesis.cards().get(held.party());
        found.same("card " + held.party(), held.note(), named == null ? null : named.note());
      }
    }

    private static void say(Session session, Genesis genesis, Entry entry) {
      JsonObject words = new JsonObject();
      for (String party : genesis.descriptor().parties()) {
        Card card = genesis.cards().get(party);
        words.put(party, card == null ? "" : SpokenWords.of(card.fingerprint()));
      }
      session
          .out()
          .result(
              new JsonObject()
                  .put("line", genesis.descriptor().lineId())
                  .put("origin", entry.origin().toString())
                  .put("cards", words),
              said -> {
                said.say("line.signing", "line", genesis.descriptor().lineId());
                for (String party : genesis.descriptor().parties()) {
                  Card card = genesis.cards().get(party);
                  String spoken = card == null ? "" : SpokenWords.of(card.fingerprint());
                  said.say("line.card", "party", party, "words", spoken);
                }
              });
    }
  }

  @Command(name = "open", header = "Opens a line with parties whose cards the node holds.")
  static final class Open implements Action {
    @Mixin private Opening opening = new Opening();

    @Parameters(paramLabel = "NAME", description = "The line's short name.")
    private String name = "";

    @Option(
        names = "--with",
        split = ",",
        paramLabel = "PARTY",
        description = "The other parties that have a node.")
    private List<String> with = List.of();

    @Option(
        names = "--absent",
        split = ",",
        paramLabel = "PARTY",
        description =
            "Other parties that have none yet: what they say is attested here, and cosigned by"
                + " nobody.")
    private List<String> absent = List.of();

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Names.token(name, "NAME");
      KeyFile key = KeyFile.party(session, opening.partyKey);
      TreeSet<String> parties = new TreeSet<>(with);
      parties.addAll(absent);
      parties.add(key.party());
      List<String> sorted = List.copyOf(parties);
      List<String> without = List.copyOf(new TreeSet<>(absent));
      Json.Obj all = Json.Obj.EMPTY.with("name", name).with("parties", Json.strings(sorted));
      Json.Obj request = without.isEmpty() ? all : all.with("absent", Json.strings(without));
      return opening.open(
          session,
          key,
          request,
          (genesis, found) -> {
            found.same("name", name, genesis.descriptor().name());
            found.same("parties", sorted, genesis.descriptor().parties());
            found.same("absent", without, genesis.descriptor().absent());
          });
    }
  }

  @Command(
      name = "pair",
      header = "Takes in a party that had no node when the line began.",
      description =
          "Pins its card on the line, for good. It then opens its log with parley line join, signs"
              + " the charter, and says of each attested entry whether it was so.")
  static final class PairLater implements Action {
    @Mixin private NodeOptions node = new NodeOptions();

    @Parameters(index = "0", paramLabel = "LINE", description = "Full or short name.")
    private String line = "";

    @Parameters(index = "1", paramLabel = "CARD-FILE", description = "The party's card.")
    private String file = "";

    @Option(
        names = "--party-key",
        required = true,
        paramLabel = "FILE",
        description = "One's own party key: it signs the pairing.")
    private String partyKey = "";

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Card card = NodeHome.card(session, file);
      KeyFile party = KeyFile.party(session, partyKey);
      try (NodeClient client = node.client(session)) {
        client.postJson("cards", Json.Obj.EMPTY.with("text", card.note()));
        Act act = Act.plain(line, "pairing", Json.Obj.EMPTY.with("card", card.note()));
        return new Desk(session, client).write(act, party.signatories(), Instant.now());
      }
    }
  }

  @Command(name = "join", header = "Joins a line that a counterpart opened.")
  static final class Join implements Action {
    @Mixin private Opening opening = new Opening();

    @Parameters(paramLabel = "LINE", description = "The line's full name, with its 16 digits.")
    private String line = "";

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      if (!line.matches("[a-z0-9-]{1,40}-[0-9a-f]{16}")) {
        throw new MalformedException("LINE: a full name <name>-<16 hex> expected");
      }
      KeyFile key = KeyFile.party(session, opening.partyKey);
      return opening.open(
          session,
          key,
          Json.Obj.EMPTY.with("join", line),
          (genesis, found) -> found.same("line", line, genesis.descriptor().lineId()));
    }
  }

  @Command(name = "list", header = "Lists the node's lines.")
  static final class Lines implements Action {
    @Mixin private NodeOptions node = new NodeOptions();

    @Override
    public Exit run(Session session) throws Failure, MalformedException {
      try (NodeClient client = node.client(session)) {
        StatusView.lines(session, client.getJson("lines"));
      }
      return Exit.OK;
    }
  }

  @Command(name = "show", header = "Shows a line: parties, charter, posts, suspensions, path.")
  static final class Show implements Action {
    @Mixin private NodeOptions node = new NodeOptions();

    @Parameters(paramLabel = "LINE", description = "Full or short name.")
    private String line = "";

    @Override
    public Exit run(Session session) throws Failure, MalformedException {
      try (NodeClient client = node.client(session)) {
        StatusView.line(session, client.getJson(EntryName.linePath(line)));
      }
      return Exit.OK;
    }
  }
}
