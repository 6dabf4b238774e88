package parley.sim.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.line.LineState;
import parley.line.Verdict;
import parley.record.Json;
import parley.record.Kind;
import parley.record.Kinds;

/** What happened in a replay, as rows for a table. */
public final class Report {
  private static final List<String> LADDER =
      List.of("stored", "acknowledged", "understood", "answer");
  private static final List<String> CONFIRMATIONS = List.of("acknowledged", "understood");

  /** The entries that one row tells of. */
  private record Group(String label, String kind, Verdict verdict) {}

  private final Played played;

  /** A report on what was played. */
  public Report(Played played) {
    this.played = played;
  }

  /** One row for each event, kind of entry and verdict, in the order in which they were written. */
  public List<Row> rows() {
    Map<String, String> rungs = rungs();
    Map<Group, List<Outcome>> groups = new LinkedHashMap<>();
    for (Outcome outcome : played.outcomes()) {
      Step step = outcome.step();
      if (!step.setUp() && !CONFIRMATIONS.contains(step.kind())) {
        Group group = new Group(step.label(), step.kind(), outcome.verdict());
        groups.computeIfAbsent(group, g -> new ArrayList<>()).add(outcome);
      }
    }
    List<Row> rows = new ArrayList<>();
    groups.forEach((group, outcomes) -> rows.add(row(group, outcomes, rungs)));
    return rows;
  }

  /** The highest rung that was stated for each step, by the step's name. */
  private Map<String, String> rungs() {
    Map<String, String> rungs = new HashMap<>();
    for (Outcome outcome : played.outcomes()) {
      Step step = outcome.step();
      String rung = rung(step);
      if (outcome.verdict().effective() && LADDER.contains(rung)) {
        rungs.merge(step.re(), rung, (a, b) -> LADDER.indexOf(a) > LADDER.indexOf(b) ? a : b);
      }
    }
    return rungs;
  }

  private static String rung(Step step) {
    return Kinds.is(step.kind(), Kind.Trait.ANSWERS) ? "answer" : step.kind();
  }

  private Row row(Group group, List<Outcome> outcomes, Map<String, String> rungs) {
    Step first = outcomes.getFirst().step();
    int receipts = (int) outcomes.stream().filter(played::receipted).count();
    return new Row(
        group.label(),
        when(first),
        group.kind(),
        outcomes.stream().map(o -> o.step().line()).distinct().toList(),
        outcomes.stream().map(o -> o.step().party()).distinct().sorted().toList(),
        group.verdict(),
        receipts,
        rungs.getOrDefault(first.name(), LADDER.getFirst()));
  }

  /** An event's own date; of a change of holder the day from which it holds. */
  private static Json.Obj when(Step step) {
    Json.Obj body = step.body();
    if (body.has("when")) {
      return body.object("when");
    }
    String since = body.text("since");
    String precision = since.length() == "yyyy-mm".length() ? "month" : "day";
    return since.isEmpty()
        ? Json.Obj.EMPTY.with("precision", "not-known")
        : Json.Obj.EMPTY.with("precision", precision).with("date", since);
  }

  /** Every line on which a suspension stands. */
  public List<Beside> beside() {
    List<Beside> rows = new ArrayList<>();
    for (PublicRecord.Line line : played.record().lines()) {
      for (LineState.Suspension flag : played.suspensions(line.name())) {
        rows.add(
            new Beside(
                line.name(),
                flag.wording(),
                flag.party(),
                firstAfterFlag(line.name(), Set.of("agreed-to-resume")),
                firstAfterFlag(line.name(), Set.of("talk-held", "contact"))));
      }
    }
    return rows;
  }

  private String firstAfterFlag(String line, Set<String> kinds) {
    boolean flagged = false;
    for (Outcome outcome : played.outcomes()) {
      Step step = outcome.step();
      if (step.line().equals(line)) {
        flagged |= step.kind().equals("suspend");
        if (flagged && kinds.contains(step.kind())) {
          return when(step).text("date");
        }
      }
    }
    return "";
  }

  /** Entries of both sides on all lines, set-up included. */
  public int entries() {
    return played.entries();
  }

  /** Whether both sides of every line compute the same state. */
  public boolean agrees() {
    return played.agrees();
  }
}
