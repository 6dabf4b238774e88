package parley.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.record.Json;
import parley.record.Names;
import parley.record.SignerId;
import parley.render.Phrase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keys of persons: made in the node or off it, granted and revoked by the party key. */
@Command(
    name = "key",
    header = "Makes, grants and revokes the keys of persons.",
    subcommands = {KeyCommand.New.class, KeyCommand.GrantKey.class, KeyCommand.Revoke.class},
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley key new joe-biden                           a key that lives in the node",
      "  parley key new joe-biden --file joe.key            one that its holder keeps",
      "  parley key grant theatre joe-biden --post liaison --role holder --party-key us.party-key",
      "  parley key grant theatre joe-biden --key-file joe.key --post liaison --party-key …",
      "  parley key grant theatre clerk --role clerk --party-key us.party-key    the node itself",
      "  parley key revoke theatre joe-biden --reason 'left the post' --party-key us.party-key",
    })
final class KeyCommand {
  private static NoteKey nodeKey(NodeClient client, String person)
      throws Failure, MalformedException {
    for (Json item : client.getJson("persons").items("persons")) {
      if (item instanceof Json.Obj row && row.text("person").equals(person)) {
        return NoteKey.parse(row.text("key"));
      }
    }
    throw new Failure(Exit.NOT_FOUND, Phrase.say("key.none", "person", person));
  }

  @Command(name = "new", header = "Makes a person's key.")
  static final class New implements Action {
    @Mixin private NodeOptions node = new NodeOptions();

    @Parameters(paramLabel = "PERSON", description = "The person, as [a-z0-9-].")
    private String person = "";

    @Option(
        names = "--file",
        paramLabel = "FILE",
        description = "Make it off the node, in this file, for its holder alone.")
    private @Nullable String file;

    @Option(
        names = "--party",
        paramLabel = "NAME",
        description = "With --file: the party. Default: the node's.")
    private @Nullable String party;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Names.token(person, "PERSON");
      return file == null ? inNode(session) : inFile(session, file);
    }

    private Exit inNode(Session session) throws Failure, MalformedException {
      try (NodeClient client = node.client(session)) {
        Json.Obj made = client.postJson("persons", Json.Obj.EMPTY.with("person", person));
        return say(session, made.text("key"), "node");
      }
    }

    private Exit inFile(Session session, String to)
        throws Failure, MalformedException, IOException {
      String of =
          party == null ? node.home(session).config().party() : Names.party(party, "--party");
      KeyFile key = KeyFile.newPerson(session, to, of + "/" + person);
      return say(session, key.signatories().getFirst().key().vkey(), to);
    }

    private Exit say(Session session, String vkey, String lives) {
      session
          .out()
          .result(
              new JsonObject().put("person", person).put("key", vkey).put("lives", lives),
              words -> {
                words.say("key.made", "person", person, "where", lives);
                words.quote(vkey);
              });
      return Exit.OK;
    }
  }

  @Command(name = "grant", header = "Grants a key for posts on a line, by the party key.")
  static final class GrantKey implements Action {
    /** What the key may be for. */
    enum Role {
      HOLDER,
      ADMINISTRATOR,
      CLERK
    }

    /** What a holder's key may be narrowed to. */
    enum Duty {
      DRAFTER,
      RELEASER,
      WATCH_OFFICER,
      LIAISON;

      @Override
      public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }

    /** Where its owner says that it lives. */
    enum Lives {
      NODE,
      TOKEN,
      CLIENT
    }

    @Mixin private PartyOptions party = new PartyOptions();

    @Parameters(index = "0", paramLabel = "LINE", description = "The line.")
    private String line = "";

    @Parameters(index = "1", paramLabel = "PERSON", description = "Whose key.")
    private String person = "";

    @Option(names = "--post", split = ",", paramLabel = "POST", description = "For which posts.")
    private List<String> posts = List.of();

    @Option(
        names = "--role",
        paramLabel = "ROLE",
        description = "holder, administrator or clerk. Default: holder.")
    private Role role = Role.HOLDER;

    @Option(
        names = "--duty",
        split = ",",
        paramLabel = "DUTY",
        description = "Only for ${COMPLETION-CANDIDATES}. Default: all that a holder may do.")
    private List<Duty> duties = List.of();

    @Option(
        names = "--lives",
        paramLabel = "WHERE",
        description = "node, token or client. Default: node, or client with --key-file.")
    private @Nullable Lives lives;

    @Option(names = "--key-file", paramLabel = "FILE", description = "The person's key file.")
    private @Nullable String keyFile;

    @Option(
        names = "--vkey",
        paramLabel = "VKEY",
        description = "The public key as text, as from a token.")
    private @Nullable String vkey;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return party.write(
          session, (client, of) -> draft(key(session, client), of.party() + "/" + person));
    }

    private Act draft(NoteKey key, String name) throws Failure {
      if (!key.name().equals(name)) {
        throw new Failure(
            Exit.BAD_INPUT, Phrase.say("key.other-name", "name", key.name(), "expected", name));
      }
      boolean inNode = keyFile == null && vkey == null;
      Lives where = lives == null ? (inNode ? Lives.NODE : Lives.CLIENT) : lives;
      Body body =
          new Body()
              .text("key", key.vkey())
              .text("role", word(role))
              .text("lives", word(where))
              .texts("posts", posts)
              .texts("duties", duties.stream().map(Duty::toString).toList());
      return Act.plain(line, "key-grant", body.json());
    }

    private NoteKey key(Session session, NodeClient client)
        throws Failure, MalformedException, IOException {
      if (vkey != null) {
        return NoteKey.parse(vkey);
      }
      return keyFile == null
          ? nodeKey(client, person)
          : KeyFile.person(session, keyFile).signatories().getFirst().key();
    }

    private static String word(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
  }

  @Command(name = "revoke", header = "Revokes a key on a line, by the party key, from here on.")
  static final class Revoke implements Action {
    @Mixin private PartyOptions party = new PartyOptions();

    @Parameters(index = "0", paramLabel = "LINE", description = "The line.")
    private String line = "";

    @Parameters(
        index = "1",
        paramLabel = "KEY",
        description = "party/person+8hex, or a person whose key lives in the node.")
    private String key = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return party.write(session, (client, of) -> draft(client));
    }

    private Act draft(NodeClient client) throws Failure, MalformedException {
      SignerId id =
          key.contains("+") ? SignerId.parse(key, "KEY") : SignerId.of(nodeKey(client, key));
      Body body = new Body().text("key", id.toString()).text("reason", reason);
      return Act.plain(line, "key-revoke", body.json());
    }
  }
}
