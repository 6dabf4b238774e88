package parley.commitment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import parley.line.Causes;
import parley.line.LineFold;
import parley.line.Matters;
import parley.line.Past;
import parley.line.Rule;
import parley.line.Said;
import parley.line.Target;
import parley.line.Verdict;
import parley.record.Json;
import parley.record.Ref;
import parley.record.When;

/** What an act on an outcome must be to count, by what its author had before its eyes. */
final class OutcomeRules {
  private static final Optional<Verdict.Refused> KEPT = Optional.empty();

  private final Matters matters;
  private final Candour candour;

  OutcomeRules(Matters matters, Candour candour) {
    this.matters = matters;
    this.candour = candour;
  }

  Optional<Verdict.Refused> check(Said act, Past past) {
    Optional<Verdict.Refused> unfit = fits(act);
    if (unfit.isPresent()) {
      return unfit;
    }
    Optional<Outcome> outcome =
        matters.of(act.re()).map(m -> OutcomeFold.of(m.acts(past), past.parties()));
    return switch (act.kind()) {
      case "outcome" -> outcome(act, past, outcome);
      case "outcome-degree", "outcome-object" -> stance(act, outcome);
      case "outcome-status" -> status(act, outcome);
      default -> answer(act, outcome);
    };
  }

  private static Optional<Verdict.Refused> refuse(Rule rule, String detail) {
    return Optional.of(new Verdict.Refused(rule, detail));
  }

  private static Optional<Verdict.Refused> refuseUnless(boolean holds, Rule rule, String detail) {
    return holds ? KEPT : refuse(rule, detail);
  }

  /** Dates, and a reason where one is due: what holds whatever was said before. */
  private static Optional<Verdict.Refused> fits(Said act) {
    Json.Obj body = act.entry().body();
    if (act.kind().endsWith("-object") && body.has("reason") == body.has("reason-not-given")) {
      return refuse(Rule.BAD_STATEMENT, "a reason, or that none is given");
    }
    When when = When.of(body.object("when"));
    if (body.has("due") && body.object("due").members().isEmpty()) {
      return refuse(Rule.BAD_STATEMENT, "due: a date, a phrase or both expected");
    }
    When stated = body.has("when") ? when : When.on(act.entry().at());
    return refuseUnless(
        !Due.of(body.object("due")).when().endsBefore(stated),
        Rule.IMPOSSIBLE_TIME,
        "due: over before it was stated; a fact of the past says with when it was reached");
  }

  private Optional<Verdict.Refused> outcome(Said act, Past past, Optional<Outcome> outcome) {
    List<String> owners = act.entry().body().texts("owners");
    if (!past.parties().containsAll(owners)) {
      return refuse(Rule.BAD_STATEMENT, "owners: a party of the line expected");
    }
    Target re = act.re();
    Optional<Target> from = Causes.link(act.entry().body().object("from")).flatMap(past::find);
    if (Stream.concat(Stream.ofNullable(re), from.stream())
        .anyMatch(talk -> candour.offRecord(talk, past))) {
      return refuse(
          Rule.NOT_OF_RECORD, "what was said in that talk is not of record, by agreement");
    }
    if (re == null || outcome.isEmpty()) {
      return KEPT;
    }
    if (outcome.get().wording(re).isEmpty()) {
      return refuse(Rule.BAD_TARGET, "another text speaks of an outcome's text");
    }
    return refuseUnless(
        outcome.get().commitment().isEmpty(),
        Rule.CLOSED,
        "agreed by every party: state it superseded by another outcome");
  }

  private static Optional<Verdict.Refused> stance(Said act, Optional<Outcome> outcome) {
    Optional<Wording> wording = outcome.flatMap(o -> o.wording(Objects.requireNonNull(act.re())));
    if (outcome.isEmpty() || wording.isEmpty()) {
      return refuse(Rule.BAD_TARGET, "an outcome's text expected");
    }
    boolean objects = act.kind().equals("outcome-object");
    if (objects && wording.get().by().equals(act.by())) {
      return refuse(Rule.BAD_TARGET, "one's own text: state another degree");
    }
    boolean agrees = act.entry().body().text("degree").equals(Degree.AGREED.word());
    return refuseUnless(
        agrees || !outcome.get().agreed(wording.get()),
        Rule.CLOSED,
        "agreed by every party: state it withdrawn or superseded");
  }

  private static Optional<Verdict.Refused> status(Said act, Optional<Outcome> outcome) {
    boolean agreed =
        outcome
            .filter(o -> o.wording(Objects.requireNonNull(act.re())).filter(o::agreed).isPresent())
            .isPresent();
    if (!agreed) {
      return refuse(Rule.BAD_TARGET, "a text that every party agrees to expected");
    }
    Json.Obj body = act.entry().body();
    Optional<LineFold.Place> by = Causes.link(body.object("by"));
    if (body.text("status").equals(Progress.SUPERSEDED.word()) && by.isEmpty()) {
      return refuse(Rule.BAD_STATEMENT, "by: the outcome that takes its place expected");
    }
    Ref re = Objects.requireNonNull(act.entry().re());
    return refuseUnless(
        !by.equals(Optional.of(new LineFold.Place(re.origin(), re.index()))),
        Rule.BAD_STATEMENT,
        "by: an outcome neither shows itself kept nor takes its own place");
  }

  private static Optional<Verdict.Refused> answer(Said act, Optional<Outcome> outcome) {
    Optional<Report> report = outcome.flatMap(o -> o.report(Objects.requireNonNull(act.re())));
    if (report.isEmpty() || report.get().observed()) {
      return refuse(Rule.BAD_TARGET, "a status stated while the line stood open expected");
    }
    return refuseUnless(
        !report.get().by().equals(act.by()),
        Rule.BAD_TARGET,
        "the other side assents or objects, not the one that stated it");
  }
}
