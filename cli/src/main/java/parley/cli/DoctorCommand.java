package parley.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import parley.log.MalformedException;
import parley.record.Json;
import parley.render.Phrase;
import parley.render.SafeText;
import parley.render.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for what is wrong before it hurts. */
@Command(
    name = "doctor",
    header = "Examines the node: its folder here, its store, anchor, clock and paths there.",
    description = "Exit 8 if anything was found. Nothing is repaired.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley doctor --dir us",
      "  parley doctor --dir us --offline    the folder alone, while the node is down",
    })
final class DoctorCommand implements Action {
  /** A finding: what was looked at, whether it is right, and what is not. */
  record Check(String name, boolean ok, String what) {
    JsonObject json() {
      return new JsonObject().put("check", name).put("ok", ok).put("what", what);
    }
  }

  @Mixin private NodeOptions node = new NodeOptions();

  @Option(names = "--offline", description = "Do not ask the node.")
  private boolean offline;

  @Override
  public Exit run(Session session) throws Failure, MalformedException, IOException {
    List<Check> checks = new ArrayList<>();
    if (node.hasFolder(session)) {
      checks.addAll(FolderChecks.of(session, node.home(session)));
    }
    if (!offline) {
      ask(session, checks);
    }
    boolean sound = checks.stream().allMatch(Check::ok);
    session
        .out()
        .result(
            new JsonObject()
                .put("sound", sound)
                .putObjects("checks", checks.stream().map(Check::json).toList()),
            words -> {
              words.table(table(session, checks));
              words.say(Phrase.sayOf("doctor-says", sound ? "sound" : "findings"));
            });
    return sound ? Exit.OK : Exit.SETUP;
  }

  private void ask(Session session, List<Check> checks) throws Failure, MalformedException {
    try (NodeClient client = node.client(session)) {
      Instant before = Instant.now();
      Json.Obj status = client.getJson("status");
      Instant after = Instant.now();
      checks.add(FolderChecks.clock(before, status.text("time"), after));
      for (Json item : client.postJson("doctor", Json.Obj.EMPTY).items("checks")) {
        if (item instanceof Json.Obj row) {
          checks.add(check(row));
        }
      }
    } catch (Failure e) {
      if (e.exit() != Exit.UNREACHABLE) {
        throw e;
      }
      checks.add(new Check("node", false, session.texts().say(e.phrase())));
    }
  }

  private static Check check(Json.Obj row) {
    boolean ok = row.get("ok") instanceof Json.Bool(boolean yes) && yes;
    String where = row.text("line") + (row.has("party") ? " " + row.text("party") : "");
    String name = "node: " + row.text("check") + (where.isBlank() ? "" : " " + where);
    return new Check(name, ok, row.text("what"));
  }

  private static Table table(Session session, List<Check> checks) {
    Table table =
        Table.of(
            session.texts().say("doctor.check"),
            session.texts().say("doctor.result"),
            session.texts().say("doctor.what"));
    for (Check check : checks) {
      table.row(
          SafeText.inline(check.name()),
          session.texts().say(Phrase.sayOf("doctor-result", check.ok() ? "ok" : "bad")),
          SafeText.inline(check.what()));
    }
    return table;
  }
}
