package parley.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import parley.commitment.Cascade;
import parley.commitment.Commitments;
import parley.commitment.Outcome;
import parley.commitment.Progress;
import parley.commitment.Report;
import parley.commitment.Stance;
import parley.commitment.Wording;
import parley.line.Causes;
import parley.line.LineFold;
import parley.line.LineState;
import parley.line.Said;
import parley.line.Target;
import parley.record.Json;
import parley.record.When;
import parley.talk.Talk;
import parley.talk.Talks;

/** What talks came to: what counts as a commitment, and what stays at its degree. */
final class OutcomeRows {
  /** One text of an outcome. */
  private record Text(Line line, Outcome outcome, Wording wording) {
    Collection<String> parties() {
      return outcome.parties();
    }

    /** When it was reached, by its author. */
    When when() {
      return wording.when().precision().isEmpty() ? act(wording.act()) : wording.when();
    }

    When act(Target act) {
      return said(act).map(Days::of).orElse(wording.when());
    }

    Optional<Said> said(Target act) {
      return line.state().domain(Commitments.class).act(act);
    }

    /** Agreed by all, by some, or by nobody. */
    String standing() {
      if (outcome.agreed(wording)) {
        return "agreed";
      }
      return wording.agreed().isEmpty() ? "" : "one-sided";
    }

    /** Whether it is what the parties committed to, or one of them says so where none is. */
    boolean commits() {
      Optional<Wording> agreed = outcome.commitment();
      return agreed.isPresent() ? agreed.get().equals(wording) : standing().equals("one-sided");
    }

    boolean agreed() {
      return standing().equals("agreed");
    }
  }

  private OutcomeRows() {}

  private static Stream<Text> texts(Scope scope) {
    return scope.lines().stream()
        .flatMap(
            l ->
                l.state().domain(Commitments.class).all().stream()
                    .filter(o -> o.mark() == scope.mark())
                    .flatMap(o -> o.wordings().stream().map(w -> new Text(l, o, w))));
  }

  private static Item item(Text text, Supplier<Row> row) {
    return new Item(text.when(), text.parties(), row);
  }

  /** Every text at each side's degree. */
  static Stream<Item> outcomes(Scope scope) {
    return texts(scope).map(t -> item(t, () -> outcome(scope, t)));
  }

  private static Row row(Text text, String place) {
    Map<String, Json> phrases = new TreeMap<>();
    Row row = Row.of(text.line()).place(place, text.line(), text.wording().act());
    for (Map.Entry<String, Stance> stance : text.wording().stances().entrySet()) {
      When due = stance.getValue().due().when();
      String phrase = stance.getValue().due().phrase();
      row.date("due", due);
      if (!phrase.isEmpty()) {
        phrases.put(stance.getKey(), new Json.Str(phrase));
      }
    }
    return row.text("text", Scope.text(text.line(), text.wording().act(), Json.Obj.EMPTY, "text"))
        .text("language", text.wording().language())
        .texts("owners", text.wording().owners())
        .text("standing", text.standing())
        .date("when", text.when())
        .by("due-phrases", phrases)
        .grade(
            text.line(), text.line().state().domain(Commitments.class).acts(text.wording().act()));
  }

  private static Row outcome(Scope scope, Text text) {
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
    return texts(scope).filter(Text::commits).map(t -> item(t, () -> commitment(scope, t, steps)));
  }

  private static Row commitment(
      Scope scope, Text text, Map<LineFold.Place, List<Cascade.Step>> steps) {
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
        .by("objections", objections);
    ended(scope, text, row);
    LineFold.Place place = text.line().state().place(text.wording().act());
    List<Cascade.Step> called = steps.getOrDefault(place, List.of());
    return called.isEmpty()
        ? row
        : row.number("follow-ups", called.size())
            .number("pending", called.stream().filter(s -> s.taken().isEmpty()).count());
  }

  private static void ended(Scope scope, Text text, Row row) {
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

  /** The report that says what all agree became of it: kept or superseded. */
  private static Optional<Report> end(Text text) {
    Progress progress = text.outcome().progress();
    boolean told = progress == Progress.KEPT || progress == Progress.SUPERSEDED;
    return text.outcome().last().stream()
        .filter(r -> told && r.status() == progress && !r.objected())
        .findFirst();
  }

  /**
   * When it was kept: as stated, else when the talk was that shows it, else when it was written.
   */
  private static When when(Scope scope, Text text, Report report) {
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
    return texts(scope)
        .filter(t -> t.agreed() && t.commits())
        .flatMap(
            t ->
                end(t)
                    .filter(r -> r.status() == Progress.KEPT)
                    .map(r -> kept(scope, t, r))
                    .stream());
  }

  private static Item kept(Scope scope, Text text, Report report) {
    Json.Obj shown =
        report.link().map(scope::place).orElseGet(() -> Scope.place(text.line(), report.act()));
    return IntervalRows.item(
        text.line(),
        new IntervalRows.Span("promise-kept", text.when(), when(scope, text, report)),
        text.wording().owners(),
        r -> r.place("start", text.line(), text.wording().act()).cell("end", Optional.of(shown)));
  }
}
