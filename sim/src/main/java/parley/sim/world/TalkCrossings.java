package parley.sim.world;

import static parley.sim.world.Crossing.act;
import static parley.sim.world.Crossing.pair;

import java.util.List;
import java.util.stream.Stream;

/** Crossings of docs/spec/talks.md. */
final class TalkCrossings {
  static final List<Crossing> ROWS =
      Stream.of(proposals(), dates(), accounts()).flatMap(List::stream).toList();

  private TalkCrossings() {}

  private static List<Crossing> proposals() {
    return List.of(
        pair(
            "talks.bothRequest",
            "talk-request",
            "talk-request",
            (x, y) -> x.re() == null && y.re() == null),
        pair("talks.bothRequestAfterOneSounding", "talk-request", "talk-request", Act::sameTarget),
        pair("talks.aCounterCrossesAnAcceptance", "talk-counter", "talk-accept", Act::sameMatter),
        pair(
            "talks.twoCountersToOneAgreement",
            "talk-counter",
            "talk-counter",
            (x, y) -> x.sameMatter(y) && x.followed("talk-accept") && y.followed("talk-accept")),
        pair(
            "talks.aWithdrawalCrossesAnAcceptance",
            "talk-withdraw",
            "talk-accept",
            (x, y) -> x.sameTarget(y) && x.of("talk-request")),
        pair(
            "talks.aWithdrawalOfACounterCrossesItsAcceptance",
            "talk-withdraw",
            "talk-accept",
            (x, y) -> x.sameTarget(y) && x.of("talk-counter")),
        pair("talks.aRefusalCrossesAnAcceptance", "talk-decline", "talk-accept", Act::sameTarget),
        pair("talks.aLapseCrossesAnAnswer", "lapse", "talk-accept", Act::sameTarget),
        pair(
            "talks.aSuccessionDuringARequestAndPassOn",
            "pass-on",
            "talk-withdraw",
            Act::sameMatter));
  }

  private static List<Crossing> dates() {
    return List.of(
        pair("talks.bothPostpone", "talk-postpone", "talk-postpone", Act::sameMatter),
        pair(
            "talks.aPostponementCrossesNewTerms",
            "talk-postpone",
            "talk-accept",
            (x, y) -> x.sameMatter(y) && y.of("talk-counter")),
        pair("talks.aCancellationCrossesABeginning", "talk-cancel", "talk-begin", Act::sameMatter),
        pair(
            "talks.aCancellationCrossesThatItWasHeld", "talk-cancel", "talk-held", Act::sameMatter),
        pair(
            "talks.aCancellationCrossesTheAcceptanceOfNewTerms",
            "talk-cancel",
            "talk-accept",
            (x, y) -> x.sameMatter(y) && y.of("talk-counter")));
  }

  private static List<Crossing> accounts() {
    return List.of(
        pair(
            "talks.bothStateThatItWasHeld",
            "talk-held",
            "talk-held",
            (x, y) -> x.re() == null && y.re() == null),
        pair(
            "talks.readoutsCrossEachOtherAndADispute",
            "readout",
            "concern",
            (x, y) -> x.sameMatter(y) && y.of("readout")),
        pair(
            "talks.aSignatureCrossesASecondJointStatement",
            "joint-sign",
            "joint-statement",
            Act::sameMatter),
        pair(
            "talks.offTheRecordCrossesAReadout",
            "readout",
            "talk-accept",
            (x, y) ->
                x.sameMatter(y)
                    && y.target().body().object("terms").text("content").equals("not-of-record")),
        act(
            "talks.whatTakesPlaceOnASuspendedLineIsObserved",
            a -> a.stopped() && a.kind().equals("talk-held")),
        act(
            "talks.anExerciseIsApart",
            a -> a.exercise() && a.kind().equals("talk-request") && a.followed("talk-accept")));
  }
}
