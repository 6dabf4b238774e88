package parley.view;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.commitment.Commitments;
import parley.line.Said;

/** Commitments with a due date, by each owner: what is due, and with the history what was. */
final class PromiseRows {
  private PromiseRows() {}

  static Stream<Item> due(Scope scope) {
    return OutcomeText.all(scope)
        .filter(t -> t.agreed() && t.commits())
        .filter(t -> t.pending() || scope.question().history())
        .flatMap(t -> due(scope, t).stream());
  }

  private static List<Item> due(Scope scope, OutcomeText text) {
    Map<LocalDate, List<String>> dates = new TreeMap<>();
    text.due().forEach((party, d) -> dates.computeIfAbsent(d, k -> new ArrayList<>()).add(party));
    List<Item> items = new ArrayList<>();
    for (Map.Entry<LocalDate, List<String>> date : dates.entrySet()) {
      for (String owner : text.wording().owners()) {
        items.add(
            new Item(
                text.when(),
                text.parties(),
                () -> row(scope, text, owner, date.getKey()).texts("from", date.getValue())));
      }
    }
    return items;
  }

  /** A due date ends with its last day, UTC. */
  private static Row row(Scope scope, OutcomeText text, String owner, LocalDate due) {
    long left =
        due.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond()
            - scope.question().nowSeconds();
    Row row =
        Row.of(text.line())
            .place("act", text.line(), text.wording().act())
            .text("what", "commitment")
            .text("to", owner)
            .text(
                "asked",
                text.said(text.wording().act())
                    .map(Said::entry)
                    .map(e -> DueRows.time(e.at().getEpochSecond()))
                    .orElse(""))
            .date("due", Days.on(due))
            .grade(
                text.line(),
                text.line().state().domain(Commitments.class).acts(text.wording().act()));
    return text.pending()
        ? row.text("state", left > 0 ? "due" : "overdue").number("seconds-left", left)
        : row.text("state", text.outcome().progress().word());
  }
}
