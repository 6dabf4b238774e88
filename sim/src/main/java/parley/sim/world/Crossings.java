package parley.sim.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import parley.line.Rule;
import parley.log.Hash;

/**
 * Which crossings of docs/spec a schedule came to, by the page and the name of the row's test: from
 * what each author had seen, not from what the fold made of it.
 */
final class Crossings {
  private record Pair(String name, String kind, BiPredicate<Act, Act> holds) {}

  private static final Map<String, List<Pair>> PAIRS = new HashMap<>();
  private static final Map<String, Predicate<Act>> SINGLE = new LinkedHashMap<>();

  static {
    suspensions();
    ladder();
    proposals();
    dates();
    accounts();
    degrees();
    statuses();
    incidents();
    exercises();
  }

  private Crossings() {}

  private static void pair(String name, String one, String other, BiPredicate<Act, Act> holds) {
    PAIRS.computeIfAbsent(one, k -> new ArrayList<>()).add(new Pair(name, other, holds));
  }

  private static void suspensions() {
    pair("fold.bothSuspend", "suspend", "suspend", (x, y) -> true);
    pair("fold.anActCrossesASuspension", "suspend", "text", (x, y) -> true);
    pair(
        "fold.amendmentsCross",
        "charter-propose",
        "charter-propose",
        (x, y) ->
            x.body().object("charter").has("parent")
                && x.body()
                    .object("charter")
                    .text("parent")
                    .equals(y.body().object("charter").text("parent")));
    pair("commitments.anOutcomeCrossesASuspension", "suspend", "outcome", (x, y) -> true);
    SINGLE.put(
        "talks.whatTakesPlaceOnASuspendedLineIsObserved",
        a -> a.stopped() && a.kind().equals("talk-held"));
    SINGLE.put(
        "commitments.aStatusOnASuspendedLineIsObserved",
        a -> a.stopped() && a.kind().equals("outcome-status"));
    SINGLE.put(
        "incidents.anIncidentOnASuspendedLineIsObserved",
        a -> a.stopped() && a.kind().equals("incident"));
  }

  private static void ladder() {
    pair(
        "fold.acceptCrossesCounter",
        "answer",
        "answer",
        (x, y) -> x.of("answer") && x.target().sameTarget(y));
    pair("fold.anAnswerCrossesTheLapse", "lapse", "answer", Act::sameTarget);
    pair(
        "fold.aSuccessionDuringARequest",
        "holder",
        "answer",
        (x, y) -> y.target().party().equals(x.party()));
    pair(
        "fold.anAcknowledgementCrossesARevocation",
        "key-revoke",
        "acknowledged",
        (x, y) -> y.target().party().equals(x.party()));
    pair("fold.oneIdOnBothSides", "text", "text", (x, y) -> x.entry().id().equals(y.entry().id()));
    SINGLE.put(
        "fold.theCounterpartsNodeBelievesNoSeenAheadOfItsLog",
        a -> a.refusedBy(Rule.SEEN_MISMATCH));
  }

  private static void proposals() {
    pair(
        "talks.bothRequest",
        "talk-request",
        "talk-request",
        (x, y) -> x.re() == null && y.re() == null);
    pair("talks.bothRequestAfterOneSounding", "talk-request", "talk-request", Act::sameTarget);
    pair("talks.aCounterCrossesAnAcceptance", "talk-counter", "talk-accept", Act::sameMatter);
    pair(
        "talks.twoCountersToOneAgreement",
        "talk-counter",
        "talk-counter",
        (x, y) -> x.sameMatter(y) && x.followed("talk-accept") && y.followed("talk-accept"));
    pair(
        "talks.aWithdrawalCrossesAnAcceptance",
        "talk-withdraw",
        "talk-accept",
        (x, y) -> x.sameTarget(y) && x.of("talk-request"));
    pair(
        "talks.aWithdrawalOfACounterCrossesItsAcceptance",
        "talk-withdraw",
        "talk-accept",
        (x, y) -> x.sameTarget(y) && x.of("talk-counter"));
    pair("talks.aRefusalCrossesAnAcceptance", "talk-decline", "talk-accept", Act::sameTarget);
    pair("talks.aLapseCrossesAnAnswer", "lapse", "talk-accept", Act::sameTarget);
    pair("talks.aSuccessionDuringARequestAndPassOn", "pass-on", "talk-withdraw", Act::sameMatter);
  }

  private static void dates() {
    pair("talks.bothPostpone", "talk-postpone", "talk-postpone", Act::sameMatter);
    pair(
        "talks.aPostponementCrossesNewTerms",
        "talk-postpone",
        "talk-accept",
        (x, y) -> x.sameMatter(y) && y.of("talk-counter"));
    pair("talks.aCancellationCrossesABeginning", "talk-cancel", "talk-begin", Act::sameMatter);
    pair("talks.aCancellationCrossesThatItWasHeld", "talk-cancel", "talk-held", Act::sameMatter);
    pair(
        "talks.aCancellationCrossesTheAcceptanceOfNewTerms",
        "talk-cancel",
        "talk-accept",
        (x, y) -> x.sameMatter(y) && y.of("talk-counter"));
  }

  private static void accounts() {
    pair(
        "talks.bothStateThatItWasHeld",
        "talk-held",
        "talk-held",
        (x, y) -> x.re() == null && y.re() == null);
    pair(
        "talks.readoutsCrossEachOtherAndADispute",
        "readout",
        "concern",
        (x, y) -> x.sameMatter(y) && y.of("readout"));
    pair(
        "talks.aSignatureCrossesASecondJointStatement",
        "joint-sign",
        "joint-statement",
        Act::sameMatter);
    pair(
        "talks.offTheRecordCrossesAReadout",
        "readout",
        "talk-accept",
        (x, y) ->
            x.sameMatter(y)
                && y.target().body().object("terms").text("content").equals("not-of-record"));
  }

  private static void degrees() {
    pair(
        "commitments.bothStateDifferentDegrees",
        "outcome-degree",
        "outcome-degree",
        (x, y) -> x.sameTarget(y) && !x.word("degree").equals(y.word("degree")));
    pair(
        "commitments.aDegreeCrossesAnObjection",
        "outcome-degree",
        "outcome-object",
        Act::sameTarget);
    pair(
        "commitments.aLowerDegreeCrossesTheAgreement",
        "outcome-degree",
        "outcome-degree",
        (x, y) -> x.sameTarget(y) && lowered(x) && agrees(y));
    pair(
        "commitments.aStatusCrossesALowerDegree",
        "outcome-status",
        "outcome-degree",
        (x, y) -> x.sameTarget(y) && lowered(y));
    pair(
        "commitments.eachAgreesToTheOthersText",
        "outcome-degree",
        "outcome-degree",
        (x, y) -> x.sameMatter(y) && !x.sameTarget(y) && agrees(x) && agrees(y));
    pair(
        "commitments.anotherTextCrossesTheAgreement",
        "outcome",
        "outcome-degree",
        (x, y) -> x.sameMatter(y) && x.sameTarget(y) && agrees(y));
    pair(
        "commitments.bothWriteTheSameText",
        "outcome",
        "outcome",
        (x, y) -> x.sameMatter(y) && x.word("text").equals(y.word("text")));
    pair(
        "commitments.ofThreePartiesOneObjectsWhileTheOthersAgree",
        "outcome-object",
        "outcome-degree",
        (x, y) -> x.sameTarget(y) && agrees(y) && !x.target().party().equals(y.party()));
  }

  private static boolean agrees(Act act) {
    return act.word("degree").equals("agreed");
  }

  /** Whether its author stood at agreed before. */
  private static boolean lowered(Act act) {
    return !agrees(act) && act.target().party().equals(act.party()) && agrees(act.target());
  }

  private static void statuses() {
    pair(
        "commitments.aStatusKeptCrossesAnObjection",
        "outcome-status",
        "status-object",
        (x, y) -> x.sameMatter(y) && x.word("status").equals("kept"));
    pair(
        "commitments.keptCrossesNotKept",
        "outcome-status",
        "outcome-status",
        (x, y) ->
            x.sameTarget(y)
                && x.word("status").equals("kept")
                && y.word("status").equals("not-kept"));
    pair(
        "commitments.bothSupersede",
        "outcome-status",
        "outcome-status",
        (x, y) -> x.sameTarget(y) && supersedes(x) && supersedes(y));
    pair(
        "commitments.twoOutcomesSupersedeEachOther",
        "outcome-status",
        "outcome-status",
        (x, y) -> supersedes(x) && supersedes(y) && names(x, y.target()) && names(y, x.target()));
  }

  private static boolean supersedes(Act act) {
    return act.word("status").equals("superseded");
  }

  private static boolean names(Act act, Act outcome) {
    return act.body().object("by").text("leaf").equals(outcome.judged().leaf().base64());
  }

  private static void incidents() {
    pair(
        "incidents.twoIncidentsNamedAtOnceAreJoined",
        "incident",
        "incident",
        (x, y) ->
            x.re() == null && y.re() == null && y.about().stream().anyMatch(a -> joins(a, x)));
    pair(
        "incidents.bothJoinAtOnce",
        "incident",
        "incident",
        (x, y) -> x.re() != null && y.re() != null && joins(x, y.target()) && joins(y, x.target()));
    pair(
        "incidents.aCorrectionCrossesTheOthersAccount",
        "incident",
        "incident",
        (x, y) -> x.sameTarget(y) && x.target().party().equals(x.party()) && x.of("incident"));
    pair(
        "incidents.whatWasForeseenComesWhileItsDateIsMoved",
        "incident",
        "foreseen",
        Act::sameTarget);
  }

  private static boolean joins(Act account, Act first) {
    return account.party().equals(first.party())
        && account.effective()
        && account.body().has("label")
        && account.word("label").equals(first.word("label"));
  }

  private static void exercises() {
    SINGLE.put(
        "talks.anExerciseIsApart",
        a -> a.exercise() && a.kind().equals("talk-request") && a.followed("talk-accept"));
    SINGLE.put(
        "commitments.anExerciseStandsApart",
        a -> a.exercise() && a.kind().equals("outcome") && a.followed("outcome-degree"));
    SINGLE.put(
        "incidents.anExerciseStandsApart",
        a -> a.exercise() && a.kind().equals("incident") && a.followed("incident"));
  }

  /** Every crossing that is told apart here. */
  static Set<String> names() {
    Set<String> names = new TreeSet<>(SINGLE.keySet());
    PAIRS.values().forEach(pairs -> pairs.forEach(p -> names.add(p.name())));
    names.add("fold.aFalseSeenCannotHoldUpTheLine");
    return names;
  }

  /** Those that the acts came to. */
  static Set<String> of(List<Act> acts) {
    Set<String> reached = new TreeSet<>();
    Map<String, List<Act>> byKind = new TreeMap<>();
    for (Act act : acts) {
      SINGLE.forEach((name, holds) -> note(reached, name, holds.test(act)));
      if (act.effective()) {
        byKind.computeIfAbsent(act.kind(), k -> new ArrayList<>()).add(act);
      }
    }
    PAIRS.forEach(
        (kind, pairs) -> {
          for (Act act : byKind.getOrDefault(kind, List.of())) {
            pairs.forEach(p -> note(reached, p.name(), met(act, p, byKind, acts)));
          }
        });
    note(reached, "fold.aFalseSeenCannotHoldUpTheLine", heldUpByNone(acts));
    return reached;
  }

  private static void note(Set<String> reached, String name, boolean holds) {
    if (holds) {
      reached.add(name);
    }
  }

  private static boolean met(Act act, Pair pair, Map<String, List<Act>> byKind, List<Act> acts) {
    return byKind.getOrDefault(pair.kind(), List.of()).stream()
        .filter(act::crosses)
        .filter(other -> pair.holds().test(act, other))
        .anyMatch(
            other ->
                !act.kind().equals("charter-propose")
                    || (signed(act, acts) && signed(other, acts)));
  }

  /** Whether another than its author accepted the charter that it proposes. */
  private static boolean signed(Act proposal, List<Act> acts) {
    String hash = Hash.sha256(proposal.body().object("charter").bytes()).base64();
    return acts.stream()
        .anyMatch(a -> a.kind().equals("charter-accept") && a.word("charter").equals(hash));
  }

  /** Whether an act counts although its author had seen an entry that states what is not there. */
  private static boolean heldUpByNone(List<Act> acts) {
    return acts.stream()
        .filter(a -> a.refusedBy(Rule.SEEN_MISMATCH))
        .anyMatch(lie -> acts.stream().anyMatch(a -> a.effective() && a.sees(lie)));
  }
}
