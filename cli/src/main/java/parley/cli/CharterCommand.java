package parley.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.line.Charter;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.Limits;
import parley.render.Phrase;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The agreed terms of a line. */
@Command(
    name = "charter",
    header = "Proposes, accepts or shows the charter of a line.",
    description =
        "What is proposed on a line with a charter amends that charter, unless its own text names"
            + " another parent. Hashes are shown in hexadecimal; in the text itself, which is what"
            + " the parties sign, they stand in base64.",
    subcommands = {
      CharterCommand.Propose.class,
      CharterCommand.Accept.class,
      CharterCommand.Show.class,
      CharterCommand.Profiles.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley charter propose theatre charter.json --party-key us.party-key",
      "  parley charter profiles coast-guard",
      "  parley charter propose theatre --profile theatre-line --speaks us.example/liaison:duty \\",
      "    --speaks cn.example/liaison:duty --party-key us.party-key",
      "  parley charter show theatre",
      "  parley charter accept theatre 3f2a… --party-key cn.party-key",
    })
final class CharterCommand {
  private static final int PAGE = 1_000;

  /** Every charter proposed on a line, by hash; one that does not parse is not shown as one. */
  private static Map<Hash, Charter> proposed(NodeClient client, Json.Obj shown)
      throws Failure, MalformedException {
    Map<Hash, Charter> found = new LinkedHashMap<>();
    for (String origin : LogView.origins(shown)) {
      long from = 0;
      while (from >= 0) {
        Json.Obj page =
            client.getJson(
                LogView.pagePath(shown.text("line"), origin, from, PAGE) + "&kind=charter-propose");
        for (Json item : page.items("entries")) {
          Json.Obj row = (Json.Obj) item;
          Json.Obj body =
              row.has("body-text") ? HumanJson.object(row.text("body-text")) : row.object("body");
          Charter charter = Charter.parse(body.object("charter"));
          found.putIfAbsent(charter.hash(), charter);
        }
        long next = page.integer("next", -1);
        from = next > from ? next : -1;
      }
    }
    return found;
  }

  @Command(name = "propose", header = "Proposes a charter and signs it for one's own party.")
  static final class Propose implements Action {
    @Mixin private PartyOptions party = new PartyOptions();

    @Parameters(index = "0", paramLabel = "LINE", description = "The line.")
    private String line = "";

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "FILE",
        description = "The charter, as JSON.")
    private @Nullable String file;

    @ArgGroup(exclusive = false)
    private @Nullable CharterProfile profile;

    @Option(
        names = "--answers",
        paramLabel = "ENTRY",
        description = "The proposal that this one counters. " + LineAct.ENTRY)
    private @Nullable String answers;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      if ((file == null) == (profile == null)) {
        throw new Failure(Exit.USAGE, Phrase.say("charter.which"));
      }
      return party.write(session, (client, key) -> draft(session, client));
    }

    private Act draft(Session session, NodeClient client) throws Failure, MalformedException {
      String inForce = client.getJson(EntryName.linePath(line)).text("charter");
      Json.Obj text = text(session, inForce);
      if (!inForce.isEmpty() && !text.has("parent")) {
        text = text.with("parent", inForce);
      }
      Charter charter = Charter.parse(text);
      session
          .out()
          .result(
              new JsonObject().put("charter", charter.hash().hex()),
              words -> words.say("charter.proposing", "hash", charter.hash().hex()));
      warn(session, charter, inForce);
      Json.Obj body = Json.Obj.EMPTY.with("charter", charter.json());
      Act act = Act.plain(line, "charter-propose", body);
      return answers == null ? act : act.about(EntryName.parse(answers).find(client, line));
    }

    private Json.Obj text(Session session, String inForce) throws Failure, MalformedException {
      return file != null
          ? HumanJson.object(session.readText(file, Limits.LARGE_ENTRY_BYTES))
          : java.util.Objects.requireNonNull(profile).text(inForce);
    }
  }

  /**
   * A charter beside the one in force, and not below it, may be signed by all and change nothing.
   */
  private static void warn(Session session, Charter charter, String inForce)
      throws MalformedException {
    String own = charter.hash().base64();
    if (inForce.isEmpty() || charter.parent().equals(inForce) || own.equals(inForce)) {
      return;
    }
    String hash = charter.hash().hex();
    String current = Hash.parseBase64(inForce).hex();
    session
        .out()
        .result(
            new JsonObject().put("warning", "not-an-amendment").put("in-force", current),
            words -> words.say("charter.beside", "hash", hash, "current", current));
  }

  @Command(
      name = "profiles",
      header = "Lists the charters to start from, or shows one.",
      description = "What is shown can be saved, changed and proposed as a file.")
  static final class Profiles implements Action {
    @Parameters(
        paramLabel = "PROFILE",
        arity = "0..1",
        description = "One of ${COMPLETION-CANDIDATES}.")
    private CharterProfile.@Nullable Name name;

    @Override
    public Exit run(Session session) {
      for (CharterProfile.Name each : CharterProfile.Name.values()) {
        if (name == null || name == each) {
          Json.Obj text = each.text();
          session
              .out()
              .result(
                  new JsonObject().put("profile", each.word()).put("text", text),
                  words -> words.quote(name == null ? each.word() : HumanJson.print(text)));
        }
      }
      return Exit.OK;
    }
  }

  @Command(
      name = "accept",
      header = "Signs a proposed charter for one's own party.",
      description = "It is in force when every party has signed the same bytes.")
  static final class Accept implements Action {
    @Mixin private PartyOptions party = new PartyOptions();

    @Parameters(index = "0", paramLabel = "LINE", description = "The line.")
    private String line = "";

    @Parameters(
        index = "1",
        paramLabel = "HASH",
        description =
            "The whole hash, in hexadecimal as results show it; base64 as in the record will do.")
    private String hash = "";

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Hash wanted = HashText.parse("HASH", hash);
      return party.write(session, (client, key) -> draft(session, client, wanted));
    }

    private Act draft(Session session, NodeClient client, Hash wanted)
        throws Failure, MalformedException {
      Json.Obj shown = client.getJson(EntryName.linePath(line));
      Charter charter = proposed(client, shown).get(wanted);
      if (charter == null) {
        throw new Failure(
            Exit.NOT_FOUND, Phrase.say("charter.none", "hash", wanted.hex(), "line", line));
      }
      warn(session, charter, shown.text("charter"));
      return Act.plain(line, "charter-accept", Json.Obj.EMPTY.with("charter", wanted.base64()));
    }
  }

  @Command(name = "show", header = "Shows the charters proposed on a line, and which is in force.")
  static final class Show implements Action {
    @Mixin private NodeOptions node = new NodeOptions();

    @Parameters(paramLabel = "LINE", description = "The line.")
    private String line = "";

    @Override
    public Exit run(Session session) throws Failure, MalformedException {
      try (NodeClient client = node.client(session)) {
        Json.Obj shown = client.getJson(EntryName.linePath(line));
        Hash inForce = shown.has("charter") ? Hash.parseBase64(shown.text("charter")) : null;
        for (Charter charter : proposed(client, shown).values()) {
          show(session, shown, charter, inForce != null && charter.hash().equals(inForce));
        }
        if (inForce == null) {
          session
              .out()
              .result(
                  new JsonObject().put("in-force", false), words -> words.say("charter.no-force"));
        }
      }
      return Exit.OK;
    }

    private static void show(Session session, Json.Obj shown, Charter charter, boolean inForce)
        throws MalformedException {
      String hash = charter.hash().hex();
      String parent = hex(charter.parent());
      List<String> by = shown.object("state").object("charters").texts(hash);
      session
          .out()
          .result(
              new JsonObject()
                  .put("charter", hash)
                  .put("in-force", inForce)
                  .putTexts("signed-by", by)
                  .put("text", charter.json()),
              words -> {
                words.say(
                    Phrase.sayOf(
                        "charter-is",
                        inForce ? "in-force" : "proposed",
                        "hash",
                        hash,
                        "parties",
                        String.join(", ", by)));
                if (!parent.isEmpty()) {
                  words.say("charter.amends", "hash", parent);
                }
                words.quote(charter.json().print());
              });
    }

    private static String hex(String parent) throws MalformedException {
      return parent.isEmpty() ? "" : Hash.parseBase64(parent).hex();
    }
  }
}
