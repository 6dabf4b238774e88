package parley.sim.demo;

import java.util.List;
import java.util.Locale;
import parley.cli.JsonObject;
import parley.line.Verdict;

/** What happened in a replay, for a script. */
final class ReportJson {
  private ReportJson() {}

  static JsonObject of(Report report, List<Row> rows, List<Beside> beside) {
    return new JsonObject()
        .put("step", "replayed")
        .put("entries", report.entries())
        .put("same-state", report.agrees())
        .putObjects("events", rows.stream().map(ReportJson::of).toList())
        .putObjects("suspended", beside.stream().map(ReportJson::of).toList());
  }

  private static JsonObject of(Row row) {
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

  private static JsonObject of(Beside row) {
    return new JsonObject()
        .put("line", row.line())
        .put("wording", row.wording())
        .put("by", row.by())
        .put("agreed", row.agreed())
        .put("observed", row.observed());
  }
}
