package parley.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.line.Said;
import parley.record.Json;
import parley.record.When;
import parley.talk.Addressee;
import parley.talk.JointStatement;
import parley.talk.Phase;
import parley.talk.Proposal;
import parley.talk.Talk;
import parley.talk.Talks;
import parley.talk.Terms;

/** Talks, each on one row. */
final class TalkRows {
  private static final Set<Phase> PENDING = Set.of(Phase.REQUESTED, Phase.COUNTERED, Phase.LAPSED);

  /**
   * What a row tells of other talks.
   *
   * @param pending of the line, the first request of each party without an answer, by what is asked
   */
  private record Others(
      Visits visits, Conflicts conflicts, Map<String, Map<String, Talk>> pending) {}

  private TalkRows() {}

  /** The talks of that mark. */
  static List<Talk> of(Line line, Scope scope) {
    return line.state().domain(Talks.class).talks().stream()
        .filter(t -> t.mark() == scope.mark())
        .toList();
  }

  static Stream<Item> talks(Scope scope) {
    List<Item> items = new ArrayList<>();
    Visits visits = new Visits(scope);
    Conflicts conflicts = new Conflicts(scope, visits);
    for (Line line : scope.lines()) {
      List<Talk> talks = of(line, scope);
      Others others = new Others(visits, conflicts, pending(talks));
      for (Talk talk : talks) {
        When when = Contact.when(talk, talk.terms());
        When sorted = when.latest().isPresent() ? when : Days.of(talk.opening());
        items.add(new Item(sorted, talk.parties(), () -> row(line, talk, when, others)));
      }
    }
    return items.stream();
  }

  /** Requests without an answer, by what is asked and who asks: the first of each. */
  private static Map<String, Map<String, Talk>> pending(List<Talk> talks) {
    Map<String, Map<String, Talk>> pending = new HashMap<>();
    for (Talk talk : talks) {
      if (PENDING.contains(talk.phase())) {
        pending.computeIfAbsent(asked(talk), k -> new TreeMap<>()).putIfAbsent(asker(talk), talk);
      }
    }
    return pending;
  }

  private static String asked(Talk talk) {
    Terms terms = talk.terms();
    return terms.form() + " " + terms.series();
  }

  private static String asker(Talk talk) {
    return talk.proposals().getFirst().act().by();
  }

  private static Row row(Line line, Talk talk, When when, Others others) {
    Terms terms = talk.terms();
    Row row =
        Row.of(line)
            .place("talk", line, talk.opening().target())
            .text("phase", talk.phase().word())
            .date("when", when)
            .text("form", terms.form())
            .text("mode", Contact.mode(terms))
            .text("formality", terms.formality())
            .text("level", Contact.level(line, terms))
            .text("series", terms.series())
            .text("place", terms.json().text("place"))
            .text("occasion", terms.json().text("occasion"))
            .texts("parties", talk.parties())
            .flag("of-record", !talk.offRecord(line.state().charter().orElse(null)))
            .flag("observed", talk.observed())
            .flag("crossed", !talk.crossed().isEmpty())
            .grade(line, talk.acts().stream().map(Said::target));
    if (terms.round() > 0) {
      row.number("round", terms.round());
    }
    asked(row, line, talk, others.pending());
    ahead(row, line, talk);
    held(row, talk, when);
    row.cell("of", others.visits().of(talk).map(others.visits()::place))
        .list("parts", others.visits().parts(line, talk))
        .list("conflicts", others.conflicts().of(line, talk));
    return row;
  }

  private static void asked(Row row, Line line, Talk talk, Map<String, Map<String, Talk>> pending) {
    if (talk.proposals().isEmpty()) {
      return;
    }
    Proposal request = talk.proposals().getFirst();
    When asked = Days.of(request.act());
    row.text("by", request.act().by())
        .date("asked", asked)
        .number("postponed", talk.acts("talk-postpone").size());
    answer(talk)
        .map(Days::of)
        .ifPresent(a -> row.date("answered", a).days("days-to-answer", asked, a));
    if (PENDING.contains(talk.phase())) {
      pending.getOrDefault(asked(talk), Map.of()).entrySet().stream()
          .filter(e -> !e.getKey().equals(asker(talk)))
          .findFirst()
          .ifPresent(e -> row.place("alike", line, e.getValue().opening().target()));
    }
  }

  /** Who may be missing from a talk that is not over. */
  private static void ahead(Row row, Line line, Talk talk) {
    if (talk.phase().closed()) {
      return;
    }
    Collection<Addressee> asked = talk.addressees().values();
    row.texts(
            "addressee-left",
            asked.stream().filter(a -> a.left(line.state())).map(Addressee::party).toList())
        .by("unknown", People.unknown(line.state(), asked, talk.terms()));
  }

  /** The first act by which another party accepted, countered or declined. */
  static Optional<Said> answer(Talk talk) {
    if (talk.proposals().isEmpty()) {
      return Optional.empty();
    }
    String asker = asker(talk);
    return talk.acts("talk-accept", "talk-counter", "talk-decline").stream()
        .filter(a -> !a.by().equals(asker))
        .findFirst();
  }

  /** Each side's first readout. */
  static Map<String, Said> readouts(Talk talk) {
    Map<String, Said> readouts = new TreeMap<>();
    talk.acts("readout").forEach(r -> readouts.putIfAbsent(r.by(), r));
    return readouts;
  }

  private static void held(Row row, Talk talk, When when) {
    Map<String, Json> dates = new TreeMap<>();
    Map<String, Json> days = new TreeMap<>();
    readouts(talk)
        .forEach(
            (party, readout) -> {
              When of = Days.of(readout);
              Days.cell(of).ifPresent(c -> dates.put(party, c));
              Days.between(when, of).cell().ifPresent(c -> days.put(party, c));
            });
    List<JointStatement> joint = talk.jointStatements();
    boolean signed = joint.stream().anyMatch(j -> j.complete(talk.parties()));
    row.texts("held-by", talk.heldBy().keySet().stream().sorted().toList())
        .by("readouts", dates)
        .by("days-to-readout", days)
        .text("joint", joint.isEmpty() ? "" : signed ? "signed" : "proposed");
  }
}
