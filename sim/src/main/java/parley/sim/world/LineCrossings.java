package parley.sim.world;

import static parley.sim.world.Crossing.act;
import static parley.sim.world.Crossing.pair;

import java.util.List;
import parley.line.Rule;
import parley.log.Hash;
import parley.record.Json;

/** Crossings of docs/spec/fold.md: suspension, charter, ladder, attested acts, what is seen. */
final class LineCrossings {
  static final List<Crossing> ROWS =
      List.of(
          pair("fold.bothSuspend", "suspend", "suspend", (x, y) -> true),
          pair("fold.anActCrossesASuspension", "suspend", "text", (x, y) -> true),
          new Crossing("fold.amendmentsCross", LineCrossings::amendmentsCross),
          pair(
              "fold.acceptCrossesCounter",
              "answer",
              "answer",
              (x, y) -> x.of("answer") && x.target().sameTarget(y)),
          pair("fold.anAnswerCrossesTheLapse", "lapse", "answer", Act::sameTarget),
          pair(
              "fold.aSuccessionDuringARequest",
              "holder",
              "answer",
              (x, y) -> y.target().party().equals(x.party())),
          pair(
              "fold.anAcknowledgementCrossesARevocation",
              "key-revoke",
              "acknowledged",
              (x, y) -> y.target().party().equals(x.party())),
          pair(
              "fold.oneIdOnBothSides",
              "text",
              "text",
              (x, y) -> x.entry().id().equals(y.entry().id())),
          pair(
              "fold.anAttestedAnswerCrossesTheCounterpartsOwn",
              "attested",
              "answer",
              (x, y) -> x.attests("answer", y.party()) && x.sameTarget(y)),
          pair(
              "fold.bothClearAnAttestedSuspension",
              "attested",
              "resume",
              (x, y) ->
                  x.attests("resume", y.party())
                      && x.sameTarget(y)
                      && x.target().attests("suspend", y.party())),
          act(
              "fold.theCounterpartsNodeBelievesNoSeenAheadOfItsLog",
              a -> a.refusedBy(Rule.SEEN_MISMATCH)),
          new Crossing(
              "fold.ofThreeAFalseSeenCountsForNothing",
              acts ->
                  acts.all().stream()
                      .anyMatch(
                          a -> a.effective() && a.entry().seen().stream().anyMatch(acts.untrue()))),
          new Crossing("fold.aFalseSeenCannotHoldUpTheLine", LineCrossings::heldUpByNone));

  private LineCrossings() {}

  /** Whether two charters that cross would replace the same one, and others signed both. */
  private static boolean amendmentsCross(Acts acts) {
    return pair(
            "",
            "charter-propose",
            "charter-propose",
            (x, y) -> sameParent(x, y) && signed(x, acts) && signed(y, acts))
        .met()
        .test(acts);
  }

  private static boolean sameParent(Act one, Act other) {
    Json.Obj charter = one.body().object("charter");
    return charter.has("parent")
        && charter.text("parent").equals(other.body().object("charter").text("parent"));
  }

  /** Whether another than its author accepted the charter that it proposes. */
  private static boolean signed(Act proposal, Acts acts) {
    String hash = Hash.sha256(proposal.body().object("charter").bytes()).base64();
    return acts.all().stream()
        .anyMatch(a -> a.kind().equals("charter-accept") && a.word("charter").equals(hash));
  }

  /** Whether an act counts although its author had seen an entry that states what is not there. */
  private static boolean heldUpByNone(Acts acts) {
    return acts.all().stream()
        .filter(a -> a.refusedBy(Rule.SEEN_MISMATCH))
        .anyMatch(lie -> acts.all().stream().anyMatch(a -> a.effective() && a.sees(lie)));
  }
}
