package parley.view;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.commitment.Commitments;
import parley.commitment.Outcome;
import parley.commitment.Progress;
import parley.commitment.Stance;
import parley.commitment.Wording;
import parley.line.Said;
import parley.line.Target;
import parley.record.Json;
import parley.record.When;

/** One text of an outcome. */
record OutcomeText(Line line, Outcome outcome, Wording wording) {
  /** What does not end a commitment; a dispute ends nothing. */
  private static final Set<Progress> PENDING =
      EnumSet.of(Progress.OPEN, Progress.UNDER_WAY, Progress.DISPUTED);

  /** Every text of every outcome of the lines to show. */
  static Stream<OutcomeText> all(Scope scope) {
    return scope.lines().stream()
        .flatMap(
            l ->
                l.state().domain(Commitments.class).all().stream()
                    .filter(o -> o.mark() == scope.mark())
                    .flatMap(o -> o.wordings().stream().map(w -> new OutcomeText(l, o, w))));
  }

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
    if (agreed()) {
      return "agreed";
    }
    return wording.agreed().isEmpty() ? "" : "one-sided";
  }

  boolean agreed() {
    return outcome.agreed(wording);
  }

  /** Whether it is what the parties committed to, or one of them says so where none is. */
  boolean commits() {
    Optional<Wording> agreed = outcome.commitment();
    return agreed.isPresent() ? agreed.get().equals(wording) : standing().equals("one-sided");
  }

  /** Whether the parties committed to it and nothing ended it. */
  boolean pending() {
    return agreed() && PENDING.contains(outcome.progress());
  }

  /** The last day until which it is due, by each party that states a date. */
  Map<String, LocalDate> due() {
    Map<String, LocalDate> due = new TreeMap<>();
    for (Map.Entry<String, Stance> stance : wording.stances().entrySet()) {
      stance.getValue().due().when().latest().ifPresent(d -> due.put(stance.getKey(), d));
    }
    return due;
  }

  /**
   * How many days after each party's due date; a party whose date is surely not over is not there.
   */
  Map<String, Json> late(Optional<When> until) {
    Map<String, Json> late = new TreeMap<>();
    for (Map.Entry<String, LocalDate> due : due().entrySet()) {
      When last = Days.on(due.getValue());
      until
          .filter(u -> Days.before(last, u))
          .flatMap(u -> Days.between(last, u).cell())
          .ifPresent(days -> late.put(due.getKey(), days));
    }
    return late;
  }
}
