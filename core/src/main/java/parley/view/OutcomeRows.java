package parley.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import parley.commitment.Cascade;
import parley.commitment.Commitments;
import parley.commitment.Progress;
import parley.commitment.Report;
import parley.commitment.Stance;
import parley.line.Causes;
import parley.line.LineFold;
import parley.line.LineState;
import parley.record.Json;
import parley.record.When;
import parley.talk.Talk;
import parley.talk.Talks;

/** What talks came to: what counts as a commitment, and what stays at its degree. */
final class OutcomeRows {
  private OutcomeRows() {}

  private static Item item(OutcomeText text, Supplier<Row> row) {
    return new Item(text.when(), text.parties(), row);
  }

  /** Every text at each side's degree. */
  static Stream<Item> outcomes(Scope scope) {
    return OutcomeText.all(scope).map(t -> item(t, () -> outcome(scope, t)));
  }

  private static Row row(OutcomeText text, String place) {
    Map<String, Json> phrases = new TreeMap<>();
    Map<String, Json> dates = new TreeMap<>();
    Row row = Row.of(text.line()).place(place, text.line(), text.wording().act());
    for (Map.Entry<String, Stance> stance : text.wording().stances().entrySet()) {
      When due = stance.getValue().due().when();
      String phrase = stance.getValue().due().phrase();
      Days.cell(due).ifPresent(d -> dates.put(stance.getKey(), d));
      if (!phrase.isEmpty()) {
        phrases.put(stance.getKey(), new Json.Str(phrase));
      }
    }
    return row.text("text", Scope.text(text.line(), text.wording().act(), Json.Obj.EMPTY, "text"))
        .text("language", text.wording().language())
        .texts("owners", text.wording().owners())
        .text("standing", text.standing())
        .date("when", text.when())
        .by("due", dates)
        .by("due-phrases", phrases)
        .grade(
            text.line(), text.line().state().domain(Commitments.class).acts(text.wording().act()));
  }

  private static Row outcome(Scope scope, OutcomeText text) {
    Map<String, Json> degrees = new TreeMap<>();
    text.wording()
        .stances()
        .forEach(
            (p, s) ->
                degrees.put(p, new Json.Str(s.degree().map(d -> d.word()).orElse("objected"))));
    Row row = row(text, "outcome").by("degrees", degrees);
    if (text.agreed()) {
      row.text("progress", text.outcome().progress().word());
    }
    return text.said(text.wording().act())
        .flatMap(a -> Causes.link(a.entry().body().object("from")))
        .map(p -> row.cell("talk", Optional.of(scope.place(p))))
        .orElse(row);
  }

  /** What every party agreed to, and what some say was agreed, shown as such. */
  static Stream<Item> commitments(Scope scope) {
    Cascade cascade = new Cascade(scope.causes());
    Map<LineFold.Place, List<Cascade.Step>> steps = new HashMap<>();
    for (Line line : scope.lines()) {
      for (Cascade.Step step : cascade.of(line.state(), scope.mark())) {
        steps.computeIfAbsent(step.commitment(), k -> new ArrayList<>()).add(step);
      }
    }
    return OutcomeText.all(scope)
        .filter(OutcomeText::commits)
        .map(t -> item(t, () -> commitment(scope, t, steps)));
  }

  private static Row commitment(
      Scope scope, OutcomeText text, Map<LineFold.Place, List<Cascade.Step>> steps) {
    Row row = row(text, "commitment");
    if (!text.agreed()) {
      return row;
    }
    Map<String, Json> statuses = new TreeMap<>();
    Map<String, Json> objections = new TreeMap<>();
    for (Report report : text.outcome().last()) {
      statuses.put(report.by(), new Json.Str(report.status().word()));
      List<String> against =
          report.answers().entrySet().stream()
              .filter(e -> !e.getValue())
              .map(Map.Entry::getKey)
              .toList();
      if (!against.isEmpty()) {
        objections.put(report.by(), Json.strings(against));
      }
    }
    row.text("progress", text.outcome().progress().word())
        .by("statuses", statuses)
        .by("objections", objections)
        .by("days-late", text.late(until(scope, text)));
    ended(scope, text, row);
    LineFold.Place place = text.line().state().place(text.wording().act());
    List<Cascade.Step> called = steps.getOrDefault(place, List.of());
    return called.isEmpty()
        ? row
        : row.number("follow-ups", called.size())
            .number("pending", called.stream().filter(s -> s.taken().isEmpty()).count());
  }

  private static void ended(Scope scope, OutcomeText text, Row row) {
    end(text)
        .ifPresent(
            report -> {
              boolean kept = report.status() == Progress.KEPT;
              report
                  .link()
                  .ifPresent(
                      l ->
                          row.cell(
                              kept ? "kept-by" : "superseded-by", Optional.of(scope.place(l))));
              if (kept) {
                When when = when(scope, text, report);
                row.date("kept", when).days("days-to-kept", text.when(), when);
              }
            });
  }

  /** Until when it can be late: until it was kept, or today while nothing ended it; else never. */
  private static Optional<When> until(Scope scope, OutcomeText text) {
    return text.pending()
        ? Optional.of(scope.today())
        : end(text).filter(r -> r.status() == Progress.KEPT).map(r -> when(scope, text, r));
  }

  /** The report that says what all agree became of it: kept or superseded. */
  private static Optional<Report> end(OutcomeText text) {
    Progress progress = text.outcome().progress();
    boolean told = progress == Progress.KEPT || progress == Progress.SUPERSEDED;
    return text.outcome().last().stream()
        .filter(r -> told && r.status() == progress && !r.objected())
        .findFirst();
  }

  /**
   * When it was kept: as stated, else when the talk was that shows it, else when it was written.
   */
  private static When when(Scope scope, OutcomeText text, Report report) {
    if (!report.when().precision().isEmpty()) {
      return report.when();
    }
    return report
        .link()
        .flatMap(l -> scope.line(l).flatMap(of -> talk(of.state(), l)))
        .map(t -> Contact.when(t, t.terms()))
        .filter(w -> w.latest().isPresent())
        .orElseGet(() -> text.act(report.act()));
  }

  private static Optional<Talk> talk(LineState line, LineFold.Place place) {
    return line.target(place.origin(), place.index()).flatMap(line.domain(Talks.class)::talk);
  }

  /** From the promise to its fulfilment, of what was kept by all accounts. */
  static Stream<Item> kept(Scope scope) {
    return OutcomeText.all(scope)
        .filter(t -> t.agreed() && t.commits())
        .flatMap(
            t ->
                end(t)
                    .filter(r -> r.status() == Progress.KEPT)
                    .map(r -> kept(scope, t, r))
                    .stream());
  }

  private static Item kept(Scope scope, OutcomeText text, Report report) {
    Json.Obj shown =
        report.link().map(scope::place).orElseGet(() -> Scope.place(text.line(), report.act()));
    return IntervalRows.item(
        text.line(),
        new IntervalRows.Span("promise-kept", text.when(), when(scope, text, report)),
        text.wording().owners(),
        r -> r.place("start", text.line(), text.wording().act()).cell("end", Optional.of(shown)));
  }
}
