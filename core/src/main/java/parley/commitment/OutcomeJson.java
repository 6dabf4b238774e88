package parley.commitment;

import java.util.List;
import java.util.Map;
import parley.line.Target;
import parley.record.Json;

/** Where each side stands, as part of the state that both sides must derive alike. */
final class OutcomeJson {
  private OutcomeJson() {}

  static Json of(Outcome outcome) {
    return Json.Obj.EMPTY
        .with("opening", place(outcome.opening()))
        .with("mark", outcome.mark().word())
        .with("commitment", outcome.commitment().isPresent())
        .with("progress", outcome.progress().word())
        .with("wordings", outcome.wordings().stream().map(OutcomeJson::of).toList())
        .with("reports", outcome.reports().stream().map(OutcomeJson::of).toList());
  }

  private static Json place(Target act) {
    return new Json.Arr(List.of(new Json.Int(act.party()), new Json.Int(act.ordinal())));
  }

  private static Json.Obj of(Wording wording) {
    Json.Obj stances = Json.Obj.EMPTY;
    for (Map.Entry<String, Stance> stance : wording.stances().entrySet()) {
      stances = stances.with(stance.getKey(), stance.getValue().word());
    }
    return Json.Obj.EMPTY
        .with("acts", wording.acts().stream().map(OutcomeJson::place).toList())
        .with("stances", stances);
  }

  private static Json.Obj of(Report report) {
    Json.Obj answers = Json.Obj.EMPTY;
    for (Map.Entry<String, Boolean> answer : report.answers().entrySet()) {
      answers = answers.with(answer.getKey(), answer.getValue() ? "assents" : "objects");
    }
    return Json.Obj.EMPTY
        .with("act", place(report.act()))
        .with("of", place(report.of()))
        .with("status", report.status().word())
        .with("observed", report.observed())
        .with("answers", answers);
  }
}
