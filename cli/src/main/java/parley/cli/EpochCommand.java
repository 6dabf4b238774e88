package parley.cli;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Origin;
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
      Body request =
          new Body().text("line", line).text("reason", reason).flag("new-mirror", newMirror);
      Entry entry = Desk.read(client.postJson("epochs", request.json()), key.signatories());
      Origin origin = entry.origin();
      Differences found = new Differences();
      found.same("kind", "epoch-open", entry.kind());
      found.same("reason", reason, entry.body().text("reason"));
      found.same("origin", true, origin.line().equals(line) || origin.lineName().equals(line));
      found.same("card", newMirror, entry.body().has("card"));
      found.near("at", Instant.now(), entry.at());
      found.end();
      return new Desk(session, client).hand(entry, key.signatories());
    }
  }

  @Command(
      name = "accept",
      header = "Accepts a counterpart's new epoch, citing how much of its old log one holds.",
      description =
          "Without --size and --root the end that the counterpart states is cited: right only if"
              + " one holds no more of the old log.")
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
        Json.Obj cited = stated;
        if (size != null && root != null) {
          cited = stated.with("size", size).with("root", HashText.parse("--root", root).base64());
        }
        Json.Obj body = Json.Obj.EMPTY.with("opened", opened).with("previous", cited);
        return new Desk(session, client).write(Act.plain(line, "epoch-accept", body), sign);
      }
    }
  }
}
