package parley.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.line.Card;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Origin;
import parley.record.Signatory;
import parley.record.SignerId;
import parley.render.Phrase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new log of a party on a line, after the old one was lost or may not go on. */
@Command(
    name = "epoch",
    header = "Opens a new epoch of one's own log, or accepts a counterpart's.",
    subcommands = {EpochCommand.Open.class, EpochCommand.Accept.class},
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley epoch open theatre --reason 'disk lost' --party-key us.party-key",
      "  parley epoch open theatre --reason 'anchor lost' --new-mirror --party-key us.party-key",
      "  parley epoch accept theatre us.example/parley/theatre-…/2-… --party-key cn.party-key",
    })
final class EpochCommand {

  @Command(name = "open", header = "Opens a new epoch, by the party key, and says why.")
  static final class Open implements Action {
    @Mixin private PartyOptions party = new PartyOptions();

    @Parameters(paramLabel = "LINE", description = "The line.")
    private String line = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Option(
        names = "--new-mirror",
        description = "Make a new mirror key too: demanded without an anchor.")
    private boolean newMirror;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return party.run(session, (client, key) -> open(session, client, key));
    }

    private Exit open(Session session, NodeClient client, KeyFile key)
        throws Failure, MalformedException {
      Card card = newMirror ? card(client, key) : null;
      Json.Obj request = new Body().text("line", line).text("reason", reason).json();
      request = card == null ? request : request.with("card", card.note());
      Entry entry = Desk.read(client.postJson("epochs", request), key.signatories());
      compare(entry, card);
      return new Desk(session, client).hand(entry, key.signatories());
    }

    /**
     * The card with the node's new mirror keys: the one in use where it names them already, as on
     * the second line after a loss; else the next one, signed here.
     */
    private Card card(NodeClient client, KeyFile key) throws Failure, MalformedException {
      Json.Obj made = client.postJson("mirrors", Json.Obj.EMPTY.with("line", line));
      List<NoteKey> keys = new ArrayList<>();
      for (String vkey : made.texts("keys")) {
        keys.add(NoteKey.parse(vkey));
      }
      String known = client.getJson("cards/" + key.party()).text("text");
      Card own = Card.parse(known, Suite.standard());
      if (!own.partySigners().equals(key.signatories().stream().map(Signatory::id).toList())) {
        throw new Failure(
            Exit.BAD_INPUT, Phrase.say("key.of-other", "file", party.file(), "name", key.name()));
      }
      return own.mirrorKeys().equals(keys) ? own : CardText.renewed(own, keys, key);
    }

    private void compare(Entry entry, @Nullable Card card) throws Failure {
      Origin origin = entry.origin();
      List<String> revoked = entry.body().object("mirror").texts("keys");
      List<String> fresh =
          card == null
              ? List.of()
              : card.mirrorKeys().stream().map(k -> SignerId.of(k).toString()).toList();
      Differences found = new Differences();
      found.same("kind", "epoch-open", entry.kind());
      found.same("reason", reason, entry.body().text("reason"));
      found.same("origin", true, origin.line().equals(line) || origin.lineName().equals(line));
      found.same("card", card == null ? "" : card.note(), entry.body().text("card"));
      found.same("mirror", card != null, !revoked.isEmpty() && !revoked.equals(fresh));
      found.near("at", Instant.now(), entry.at());
      found.end();
    }
  }

  @Command(
      name = "accept",
      header = "Accepts a counterpart's new epoch, citing how much of its old log one holds.",
      description =
          "Cites what the node holds of the old log, or what the counterpart states if that is"
              + " more and still on its way. Between two openings that cross only --party-key"
              + " accepts.")
  static final class Accept implements Action {
    @Mixin private NodeOptions node = new NodeOptions();
    @Mixin private SignOptions sign = new SignOptions();

    @Parameters(index = "0", paramLabel = "LINE", description = "The line.")
    private String line = "";

    @Parameters(index = "1", paramLabel = "ORIGIN", description = "The new log, in full.")
    private String opened = "";

    @Option(names = "--size", paramLabel = "N", description = "Entries held of the old log.")
    private @Nullable Long size;

    @Option(names = "--root", paramLabel = "HASH", description = "Its root at that size.")
    private @Nullable String root;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Origin log = Origin.parse(opened, "ORIGIN");
      sign.here(session);
      try (NodeClient client = node.client(session)) {
        String path =
            EntryName.linePath(line) + "/entries/" + log.party() + "/" + log.epoch() + "/0";
        Json.Obj stated = client.getJson(path).object("body").object("previous");
        Json.Obj cited = larger(stated, client.getJson(EntryName.linePath(line)));
        if (size != null && root != null) {
          cited = stated.with("size", size).with("root", HashText.parse("--root", root).base64());
        }
        Json.Obj body = Json.Obj.EMPTY.with("opened", opened).with("previous", cited);
        return new Desk(session, client).write(Act.plain(line, "epoch-accept", body), sign);
      }
    }

    /** What the node holds of that log, if it is more than its owner states. */
    private static Json.Obj larger(Json.Obj stated, Json.Obj row) {
      for (Json item : row.items("logs")) {
        if (item instanceof Json.Obj log && log.text("log").equals(stated.text("origin"))) {
          long held = log.integer("size", 0);
          return held > stated.integer("size", 0)
              ? stated.with("size", held).with("root", log.text("root"))
              : stated;
        }
      }
      return stated;
    }
  }
}
