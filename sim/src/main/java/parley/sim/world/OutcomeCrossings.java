package parley.sim.world;

import static parley.sim.world.Crossing.act;
import static parley.sim.world.Crossing.pair;

import java.util.List;
import java.util.stream.Stream;

/** Crossings of docs/spec/commitments.md. */
final class OutcomeCrossings {
  static final List<Crossing> ROWS =
      Stream.of(degrees(), texts(), statuses(), apart()).flatMap(List::stream).toList();

  private OutcomeCrossings() {}

  private static List<Crossing> degrees() {
    return List.of(
        pair(
            "commitments.bothStateDifferentDegrees",
            "outcome-degree",
            "outcome-degree",
            (x, y) -> x.sameTarget(y) && !x.word("degree").equals(y.word("degree"))),
        pair(
            "commitments.aDegreeCrossesAnObjection",
            "outcome-degree",
            "outcome-object",
            Act::sameTarget),
        pair(
            "commitments.aLowerDegreeCrossesTheAgreement",
            "outcome-degree",
            "outcome-degree",
            (x, y) -> x.sameTarget(y) && lowered(x) && agrees(y)),
        pair(
            "commitments.aStatusCrossesALowerDegree",
            "outcome-status",
            "outcome-degree",
            (x, y) -> x.sameTarget(y) && lowered(y)),
        pair(
            "commitments.ofThreePartiesOneObjectsWhileTheOthersAgree",
            "outcome-object",
            "outcome-degree",
            (x, y) -> x.sameTarget(y) && agrees(y) && !x.target().party().equals(y.party())));
  }

  private static boolean agrees(Act act) {
    return act.word("degree").equals("agreed");
  }

  /** Whether its author stood at agreed before. */
  private static boolean lowered(Act act) {
    return !agrees(act) && act.target().party().equals(act.party()) && agrees(act.target());
  }

  private static List<Crossing> texts() {
    return List.of(
        pair(
            "commitments.eachAgreesToTheOthersText",
            "outcome-degree",
            "outcome-degree",
            (x, y) -> x.sameMatter(y) && !x.sameTarget(y) && agrees(x) && agrees(y)),
        pair(
            "commitments.anotherTextCrossesTheAgreement",
            "outcome",
            "outcome-degree",
            (x, y) -> x.sameMatter(y) && x.sameTarget(y) && agrees(y)),
        pair(
            "commitments.bothWriteTheSameText",
            "outcome",
            "outcome",
            (x, y) -> x.sameMatter(y) && x.word("text").equals(y.word("text"))));
  }

  private static List<Crossing> statuses() {
    return List.of(
        pair(
            "commitments.aStatusKeptCrossesAnObjection",
            "outcome-status",
            "status-object",
            (x, y) -> x.sameMatter(y) && x.word("status").equals("kept")),
        pair(
            "commitments.keptCrossesNotKept",
            "outcome-status",
            "outcome-status",
            (x, y) ->
                x.sameTarget(y)
                    && x.word("status").equals("kept")
                    && y.word("status").equals("not-kept")),
        pair(
            "commitments.bothSupersede",
            "outcome-status",
            "outcome-status",
            (x, y) -> x.sameTarget(y) && supersedes(x) && supersedes(y)),
        pair(
            "commitments.twoOutcomesSupersedeEachOther",
            "outcome-status",
            "outcome-status",
            (x, y) ->
                supersedes(x) && supersedes(y) && names(x, y.target()) && names(y, x.target())));
  }

  private static boolean supersedes(Act act) {
    return act.word("status").equals("superseded");
  }

  private static boolean names(Act act, Act outcome) {
    return act.body().object("by").text("leaf").equals(outcome.judged().leaf().base64());
  }

  private static List<Crossing> apart() {
    return List.of(
        pair("commitments.anOutcomeCrossesASuspension", "suspend", "outcome", (x, y) -> true),
        act(
            "commitments.aStatusOnASuspendedLineIsObserved",
            a -> a.stopped() && a.kind().equals("outcome-status")),
        act(
            "commitments.anExerciseStandsApart",
            a -> a.exercise() && a.kind().equals("outcome") && a.followed("outcome-degree")));
  }
}
