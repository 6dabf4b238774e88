package parley.incident;

import java.util.List;
import parley.record.Json;

/** Which accounts belong to one incident, as part of the state that both sides derive alike. */
final class IncidentJson {
  private IncidentJson() {}

  static Json of(Incident incident) {
    return Json.Obj.EMPTY
        .with("mark", incident.mark().word())
        .with("told", incident.told().stream().map(IncidentJson::of).toList())
        .with("foreseen", incident.foreseen().stream().map(IncidentJson::of).toList());
  }

  private static Json of(Account account) {
    Json.Obj row =
        Json.Obj.EMPTY
            .with(
                "act",
                List.of(new Json.Int(account.act().party()), new Json.Int(account.act().ordinal())))
            .with("observed", account.observed());
    return account.certainty().isEmpty() ? row : row.with("certainty", account.certainty());
  }
}
