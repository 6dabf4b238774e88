package parley.sim.demo;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import parley.cli.Action;
import parley.cli.Exit;
import parley.cli.JsonObject;
import parley.cli.Session;
import parley.line.Verdict;
import parley.log.Suite;
import picocli.CommandLine.Command;

/** Replays the public record between two parties and shows what came of it. */
@Command(
    name = "demo",
    header = "Replays a real public record between two parties of this machine.",
    description =
        "Makes keys and cards for both parties, opens every line of the record, and states every"
            + " event as a signed entry with a receipt of the other side, marked as an exercise.")
public final class DemoCommand implements Action {
  @Override
  public Exit run(Session session) {
    PublicRecord record = RecordFile.load();
    Stage stage = Stage.of(record, Suite.standard(), machine(), InstantSource.system());
    Report report = new Report(AloneWriter.play(record, stage));
    List<Row> rows = report.rows();
    List<Beside> beside = report.beside();
    session
        .out()
        .result(
            json(report, rows, beside),
            words -> {
              ReportText text = new ReportText(session.texts());
              words.table(text.events(rows));
              words.say("demo.beside");
              words.table(text.beside(beside));
              words.say(
                  "demo.replayed", "entries", report.entries(), "lines", record.lines().size());
              words.say("demo.marked");
            });
    return report.agrees() ? Exit.OK : Exit.NO;
  }

  private static Randomness machine() {
    SecureRandom random = new SecureRandom();
    return count -> {
      byte[] bytes = new byte[count];
      random.nextBytes(bytes);
      return bytes;
    };
  }

  private static JsonObject json(Report report, List<Row> rows, List<Beside> beside) {
    return new JsonObject()
        .put("entries", report.entries())
        .put("same-state", report.agrees())
        .putObjects("events", rows.stream().map(DemoCommand::json).toList())
        .putObjects("suspended", beside.stream().map(DemoCommand::json).toList());
  }

  private static JsonObject json(Row row) {
    String verdict =
        switch (row.verdict()) {
          case Verdict.Effective _ -> "effective";
          case Verdict.Inert(Verdict.Reason reason) ->
              reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
          case Verdict.Refused refused -> refused.rule().word();
        };
    return new JsonObject()
        .put("label", row.label())
        .put("kind", row.kind())
        .put("date", row.happened().text("date"))
        .put("precision", row.happened().text("precision"))
        .putTexts("lines", row.lines())
        .putTexts("by", row.by())
        .put("verdict", verdict)
        .put("receipts", row.receipts())
        .put("reached", row.rung());
  }

  private static JsonObject json(Beside row) {
    return new JsonObject()
        .put("line", row.line())
        .put("wording", row.wording())
        .put("by", row.by())
        .put("agreed", row.agreed())
        .put("observed", row.observed());
  }
}
