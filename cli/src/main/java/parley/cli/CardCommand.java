package parley.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.line.Card;
import parley.log.MalformedException;
import parley.record.Json;
import parley.render.Phrase;
import parley.render.SpokenWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A party's card: names, keys, addresses, under the party's own signature. */
@Command(
    name = "card",
    header = "Shows, exports or renews a party's card.",
    subcommands = {CardCommand.Show.class, CardCommand.Export.class, CardCommand.Renew.class},
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley card show --dir us",
      "  parley card show china.card",
      "  parley card export --dir us -o us.card",
      "  parley card renew --dir us --party-key us.party-key --address new.us.example:8461",
    })
final class CardCommand {

  /** A card as a result. */
  static void result(Session session, Card card) {
    String words = SpokenWords.of(card.fingerprint());
    session
        .out()
        .result(
            new JsonObject()
                .put("party", card.party())
                .put("serial", card.serial())
                .put("names", names(card))
                .put("fingerprint", card.fingerprint().hex())
                .put("words", words)
                .putTexts("addresses", card.addresses())
                .putTexts("languages", card.languages())
                .putTexts("timezones", card.timezones()),
            said -> {
              said.say("card.party", "party", card.party(), "serial", card.serial());
              new TreeMap<>(card.names())
                  .forEach((tag, name) -> said.say("card.name", "tag", tag, "name", name));
              said.say("card.reached", "addresses", String.join(", ", card.addresses()));
              said.say(
                  "card.watch",
                  "languages",
                  String.join(", ", card.languages()),
                  "zones",
                  String.join(", ", card.timezones()));
              said.say("card.fingerprint", "hash", card.fingerprint().hex());
              said.say("card.words", "words", words);
            });
  }

  private static Json.Obj names(Card card) {
    Json.Obj names = Json.Obj.EMPTY;
    for (var name : card.names().entrySet()) {
      names = names.with(name.getKey(), name.getValue());
    }
    return names;
  }

  @Command(name = "show", header = "Shows a card and the words of its fingerprint.")
  static final class Show implements Action {
    @Mixin private NodeOptions node = new NodeOptions();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A card. Default: one's own.")
    private @Nullable String file;

    @Override
    public Exit run(Session session) throws Failure, MalformedException {
      result(session, file == null ? node.ownCard(session) : NodeHome.card(session, file));
      return Exit.OK;
    }
  }

  @Command(name = "export", header = "Writes one's own card to a file, for the counterpart.")
  static final class Export implements Action {
    @Mixin private NodeOptions node = new NodeOptions();

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "Where to; never over another file. Default: standard output.")
    private @Nullable String file;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Card card = node.ownCard(session);
      if (file == null) {
        session.out().raw(card.note());
        return Exit.OK;
      }
      FreshFile.open(session.path(file), card.note().getBytes(StandardCharsets.UTF_8));
      String to = file;
      session
          .out()
          .result(
              new JsonObject().put("file", to).put("fingerprint", card.fingerprint().hex()),
              words -> words.say("file.written", "file", to));
      return Exit.OK;
    }
  }

  @Command(
      name = "renew",
      header = "Signs a new card of one's own with changed addresses or names.",
      description =
          "The node takes it at once; counterparts learn it by 'parley act LINE card' or by file.")
  static final class Renew implements Action {
    @Mixin private NodeOptions node = new NodeOptions();

    @Option(
        names = "--party-key",
        required = true,
        paramLabel = "FILE",
        description = "The party's key.")
    private String partyKey = "";

    @Option(names = "--name", paramLabel = "LANG=TEXT", description = "New names, all of them.")
    private Map<String, String> names = Map.of();

    @Option(
        names = "--address",
        paramLabel = "HOST:PORT",
        description = "New addresses, all of them.")
    private List<String> addresses = List.of();

    @Option(names = "--language", paramLabel = "TAG", description = "New languages, all of them.")
    private List<String> languages = List.of();

    @Option(names = "--timezone", paramLabel = "ZONE", description = "New time zones, all of them.")
    private List<String> timezones = List.of();

    @Option(
        names = "--offline",
        description = "Write it into the folder of a node that is not running.")
    private boolean offline;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      CardText.check(names, languages, timezones);
      for (String address : addresses) {
        NodeHome.checkAddress(address, "--address");
      }
      Card old = node.ownCard(session);
      KeyFile key = KeyFile.party(session, partyKey);
      if (!key.name().equals(old.party())) {
        throw new Failure(
            Exit.BAD_INPUT, Phrase.say("key.of-other", "file", partyKey, "name", key.name()));
      }
      Card card = new CardText(names, addresses, languages, timezones).next(old, key);
      if (offline) {
        NodeHome home = node.home(session);
        FreshFile.replace(
            home.cardFile(card.party()), card.note().getBytes(StandardCharsets.UTF_8));
      } else {
        try (NodeClient client = node.client(session)) {
          client.postJson("cards", Json.Obj.EMPTY.with("text", card.note()));
        }
      }
      result(session, card);
      return Exit.OK;
    }
  }
}
