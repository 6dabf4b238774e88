package parley.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.line.LineBuilder;
import parley.line.LineFold;
import parley.line.LineState;
import parley.line.Place;
import parley.line.Story;
import parley.line.Verdict;
import parley.record.Mark;

/** Acts on outcomes that cross: each test is a row of the table in docs/spec/commitments.md. */
class OutcomeCrossingTest {
  private final LineBuilder line = LineBuilder.two(5);
  private final Story story = new Story(line);

  /** An act whose author has seen of the peer what stands there now, and nothing later. */
  private String blind(String party, String peer) {
    return party + ": %s seen=" + peer + "/" + line.party(peer).log().size();
  }

  private Place counts(Place place) {
    assertThat(line.verdict(place)).isEqualTo(new Verdict.Effective());
    return place;
  }

  private Place counts(String act) {
    return counts(story.say(act));
  }

  private LineState state() {
    return line.referee().state();
  }

  private List<Outcome> all() {
    return List.copyOf(state().domain(Commitments.class).all());
  }

  private Outcome only() {
    assertThat(all()).hasSize(1);
    return all().getFirst();
  }

  private boolean committed() {
    return only().commitment().isPresent();
  }

  private Progress progress() {
    return only().progress();
  }

  private Place commitment() {
    Place outcome = counts("us: outcome");
    counts("cn: outcome-degree re " + outcome);
    assertThat(committed()).isTrue();
    return outcome;
  }

  private void supersede(String act, Place by) {
    counts(story.draft(act).with("by", by.ref().json()).place());
  }

  private static Optional<Degree> stance(Wording wording, String party) {
    return Objects.requireNonNull(wording.stances().get(party)).degree();
  }

  @Test
  void bothStateDifferentDegrees() {
    Place outcome = counts("us: outcome degree=planned");
    String cn = blind("cn", "us");
    counts("us: outcome-degree degree=agreed re " + outcome);
    counts(cn.formatted("outcome-degree degree=welcomed re " + outcome));
    Wording wording = only().wordings().getFirst();
    assertThat(stance(wording, "us")).contains(Degree.AGREED);
    assertThat(stance(wording, "cn")).contains(Degree.WELCOMED);
    assertThat(committed()).isFalse();
    assertThat(only().oneSided()).isTrue();
  }

  @Test
  void aDegreeCrossesAnObjection() {
    Place outcome = counts("us: outcome degree=planned");
    String us = blind("us", "cn");
    counts("cn: outcome-object re " + outcome);
    counts(us.formatted("outcome-degree degree=agreed re " + outcome));
    Wording wording = only().wordings().getFirst();
    assertThat(wording.agreed()).containsExactly("us");
    assertThat(stance(wording, "cn")).isEmpty();
    counts("cn: outcome-degree degree=agreed re " + outcome);
    assertThat(committed()).isTrue();
  }

  @Test
  void aLowerDegreeCrossesTheAgreement() {
    Place outcome = counts("us: outcome");
    String us = blind("us", "cn");
    counts("cn: outcome-degree re " + outcome);
    assertThat(committed()).isTrue();
    counts(us.formatted("outcome-degree degree=welcomed re " + outcome));
    assertThat(committed()).isFalse();
    assertThat(only().wordings().getFirst().agreed()).containsExactly("cn");
  }

  @Test
  void aStatusCrossesALowerDegree() {
    Place outcome = counts("us: outcome");
    String us = blind("us", "cn");
    counts("cn: outcome-degree re " + outcome);
    counts("cn: outcome-status status=kept re " + outcome);
    assertThat(progress()).isEqualTo(Progress.KEPT);
    counts(us.formatted("outcome-degree degree=welcomed re " + outcome));
    assertThat(progress()).isEqualTo(Progress.OPEN);
    assertThat(only().reports()).hasSize(1);
    counts("us: outcome-degree re " + outcome);
    assertThat(progress()).isEqualTo(Progress.KEPT);
  }

  @Test
  void aStatusKeptCrossesAnObjection() {
    Place outcome = commitment();
    Place first = counts("us: outcome-status re " + outcome);
    String us = blind("us", "cn");
    counts("cn: status-object re " + first);
    assertThat(progress()).isEqualTo(Progress.DISPUTED);
    Place second = counts(us.formatted("outcome-status note=evidence re " + outcome));
    assertThat(progress()).isEqualTo(Progress.KEPT);
    assertThat(only().reports()).extracting(Report::objected).containsExactly(true, false);
    counts("cn: status-object re " + second);
    assertThat(progress()).isEqualTo(Progress.DISPUTED);
    counts("cn: status-assent re " + second);
    assertThat(progress()).isEqualTo(Progress.KEPT);
  }

  @Test
  void keptCrossesNotKept() {
    Place outcome = commitment();
    String cn = blind("cn", "us");
    counts("us: outcome-status status=kept re " + outcome);
    counts(cn.formatted("outcome-status status=not-kept re " + outcome));
    assertThat(progress()).isEqualTo(Progress.DISPUTED);
    counts("cn: outcome-status status=under-way re " + outcome);
    assertThat(progress()).isEqualTo(Progress.KEPT);
  }

  @Test
  void bothSupersede() {
    Place outcome = commitment();
    Place ours = counts("us: outcome text=ours");
    Place theirs = counts("cn: outcome text=theirs");
    String cn = blind("cn", "us");
    String superseded = "outcome-status status=superseded re " + outcome;
    supersede("us: " + superseded, ours);
    supersede(cn.formatted(superseded), theirs);
    Outcome first = all().stream().filter(o -> !o.reports().isEmpty()).findFirst().orElseThrow();
    assertThat(first.progress()).isEqualTo(Progress.SUPERSEDED);
    assertThat(first.last())
        .extracting(r -> r.link().orElseThrow())
        .containsExactlyInAnyOrder(
            new LineFold.Place(ours.log().origin().toString(), ours.index()),
            new LineFold.Place(theirs.log().origin().toString(), theirs.index()));
  }

  @Test
  void twoOutcomesSupersedeEachOther() {
    Place one = commitment();
    Place two = counts("us: outcome text=another");
    counts("cn: outcome-degree re " + two);
    String cn = blind("cn", "us");
    supersede("us: outcome-status status=superseded re " + one, two);
    supersede(cn.formatted("outcome-status status=superseded re " + two), one);
    assertThat(all())
        .extracting(o -> o.progress())
        .containsExactly(Progress.SUPERSEDED, Progress.SUPERSEDED);
  }

  @Test
  void eachAgreesToTheOthersText() {
    Place ours = counts("us: outcome text=ours");
    Place theirs = counts("cn: outcome text=theirs re " + ours);
    String cn = blind("cn", "us");
    counts("us: outcome-degree re " + theirs);
    counts(cn.formatted("outcome-degree re " + ours));
    assertThat(only().wordings()).allMatch(only()::agreed);
    Wording first = only().commitment().orElseThrow();
    assertThat(state().place(first.act()).index()).isEqualTo(ours.index());
    counts("cn: outcome-status re " + theirs);
    assertThat(progress()).isEqualTo(Progress.KEPT);
  }

  @Test
  void anotherTextCrossesTheAgreement() {
    Place ours = counts("us: outcome text=ours");
    String us = blind("us", "cn");
    counts("cn: outcome-degree re " + ours);
    Place second = counts(us.formatted("outcome text=better re " + ours));
    Wording agreed = only().commitment().orElseThrow();
    assertThat(state().place(agreed.act()).index()).isEqualTo(ours.index());
    counts("cn: outcome-degree degree=welcomed re " + second);
    assertThat(only().wordings()).hasSize(2);
  }

  @Test
  void bothWriteTheSameText() {
    Place ours = counts("us: outcome text=same");
    counts("cn: outcome text=same re " + ours);
    assertThat(only().wordings()).hasSize(1);
    assertThat(committed()).isTrue();
    Place alone = counts("us: outcome text=twice");
    String cn = blind("cn", "us");
    counts("us: outcome text=twice degree=planned re " + alone);
    counts(cn.formatted("outcome text=twice re " + alone));
    Outcome second = all().getLast();
    assertThat(second.wordings()).hasSize(1);
    assertThat(second.wordings().getFirst().agreed()).containsExactly("cn");
  }

  @Test
  void anOutcomeCrossesASuspension() {
    String cn = blind("cn", "us");
    counts("us: suspend");
    counts(cn.formatted("outcome"));
    assertThat(story.verdict("cn: outcome text=later"))
        .isEqualTo(new Verdict.Inert(Verdict.Reason.SUSPENDED));
    assertThat(all()).hasSize(1);
  }

  @Test
  void aStatusOnASuspendedLineIsObserved() {
    Place outcome = commitment();
    Place flag = counts("us: suspend");
    Place status = story.say("us: outcome-status re " + outcome);
    assertThat(line.verdict(status)).isEqualTo(new Verdict.Inert(Verdict.Reason.SUSPENDED));
    assertThat(only().reports()).extracting(Report::observed).containsExactly(true);
    assertThat(progress()).isEqualTo(Progress.OPEN);
    counts("us: resume re " + flag);
    assertThat(story.verdict("cn: status-assent re " + status).effective()).isFalse();
    counts("us: outcome-status re " + outcome);
    assertThat(progress()).isEqualTo(Progress.KEPT);
  }

  @Test
  void ofThreePartiesOneObjectsWhileTheOthersAgree() {
    LineBuilder three = LineBuilder.three(6);
    Story told = new Story(three);
    Place outcome = told.say("us: outcome");
    String ph = "ph: outcome-object re " + outcome + " seen=us/" + three.party("us").log().size();
    told.say("cn: outcome-degree re " + outcome);
    assertThat(told.verdict(ph)).isEqualTo(new Verdict.Effective());
    LineState state = three.referee().state();
    Outcome only = state.domain(Commitments.class).all().iterator().next();
    assertThat(only.commitment()).isEmpty();
    assertThat(only.wordings().getFirst().agreed()).containsExactly("cn", "us");
    told.say("ph: outcome-degree re " + outcome);
    Place kept = told.say("us: outcome-status re " + outcome);
    told.say("cn: outcome-status re " + outcome);
    told.say("ph: status-object re " + kept);
    only = state.domain(Commitments.class).all().iterator().next();
    assertThat(only.progress()).isEqualTo(Progress.KEPT);
  }

  @Test
  void anExerciseStandsApart() {
    Place drill = counts("us: outcome mark=exercise");
    Place real = counts("us: outcome");
    counts("cn: outcome-degree mark=exercise re " + drill);
    assertThat(story.verdict("cn: outcome-degree mark=exercise re " + real).effective()).isFalse();
    for (Outcome outcome : all()) {
      boolean agreed = outcome.commitment().isPresent();
      assertThat(agreed).isEqualTo(outcome.mark() == Mark.EXERCISE);
    }
  }
}
