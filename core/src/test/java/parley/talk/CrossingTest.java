package parley.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.line.LineBuilder;
import parley.line.Place;
import parley.line.Rule;
import parley.line.Said;
import parley.line.Verdict;
import parley.record.Json;
import parley.record.Mark;

/** Acts that cross on the way: each test is a row of the table in docs/spec/talks.md. */
class CrossingTest {
  private final Telling on = new Telling(LineBuilder.two(9));

  private Place scheduled() {
    Place asked = on.say("us: talk-request");
    on.say("cn: talk-accept re {}", asked);
    return asked;
  }

  private Phase phase(Place act) {
    return on.talk(act).phase();
  }

  private List<String> crossed(Place act) {
    return on.talk(act).crossed().stream().map(Said::kind).toList();
  }

  @Test
  void bothRequest() {
    long us = on.size("us");
    Place ours = on.say("us: talk-request");
    Place theirs = on.blind(us, "cn: talk-request");
    assertThat(on.talks().talks()).hasSize(2);
    on.say("us: talk-withdraw re {}", ours);
    on.say("us: talk-accept re {}", theirs);
    assertThat(phase(ours)).isEqualTo(Phase.WITHDRAWN);
    assertThat(phase(theirs)).isEqualTo(Phase.SCHEDULED);
  }

  @Test
  void bothRequestAfterOneSounding() {
    Place sounding = on.say("us: sounding");
    long us = on.size("us");
    Place ours = on.say("us: talk-request re {}", sounding);
    Place theirs = on.blind(us, "cn: talk-request terms.form=meeting re {}", sounding);
    assertThat(on.talk(sounding).open()).hasSize(2);
    on.say("us: talk-accept re {}", theirs);
    assertThat(on.talk(sounding).terms().form()).isEqualTo("meeting");
    assertThat(on.talk(ours)).isEqualTo(on.talk(sounding));
    assertThat(phase(sounding)).isEqualTo(Phase.SCHEDULED);
  }

  @Test
  void aCounterCrossesAnAcceptance() {
    Place asked = on.say("us: talk-request");
    Place first = on.say("cn: talk-counter re {} terms.form=visit", asked);
    long cn = on.size("cn");
    on.say("cn: talk-withdraw re {}", first);
    on.say("cn: talk-accept re {}", asked);
    Place second = on.blind(cn, "us: talk-counter re {} terms.form=meeting", first);
    assertThat(phase(asked)).isEqualTo(Phase.SCHEDULED);
    assertThat(on.talk(asked).terms().form()).isEqualTo("phone-call");
    assertThat(on.talk(asked).open()).hasSize(1);
    on.say("cn: talk-accept re {}", second);
    assertThat(on.talk(asked).terms().form()).isEqualTo("meeting");
  }

  @Test
  void twoCountersToOneAgreement() {
    Place asked = on.say("us: talk-request");
    Place accepted = on.say("cn: talk-accept re {}", asked);
    long us = on.size("us");
    Place ours = on.say("us: talk-counter re {} terms.form=meeting", accepted);
    Place theirs = on.blind(us, "cn: talk-counter re {} terms.form=visit", asked);
    us = on.size("us");
    on.say("us: talk-accept re {}", theirs);
    on.blind(us, "cn: talk-accept re {}", ours);
    Proposal last = on.talk(asked).proposals().getLast();
    assertThat(on.talk(asked).agreed()).isEqualTo(last);
    assertThat(on.talk(asked).open()).isEmpty();
  }

  @Test
  void aWithdrawalCrossesAnAcceptance() {
    Place asked = on.say("us: talk-request");
    long us = on.size("us");
    on.say("us: talk-withdraw re {}", asked);
    on.blind(us, "cn: talk-accept re {}", asked);
    assertThat(phase(asked)).isEqualTo(Phase.WITHDRAWN);
    assertThat(crossed(asked)).containsExactly("talk-accept");
  }

  @Test
  void aWithdrawalOfACounterCrossesItsAcceptance() {
    Place asked = on.say("us: talk-request");
    Place counter = on.say("cn: talk-counter re {}", asked);
    long cn = on.size("cn");
    on.say("cn: talk-withdraw re {}", counter);
    on.blind(cn, "us: talk-accept re {}", counter);
    assertThat(phase(asked)).isEqualTo(Phase.REQUESTED);
    assertThat(crossed(asked)).containsExactly("talk-accept");
  }

  @Test
  void aRefusalCrossesAnAcceptance() {
    Telling three = new Telling(LineBuilder.three(9));
    Place asked = three.say("us: talk-request");
    String ph = "ph: talk-accept re {} seen=us/" + three.size("us") + ",cn/" + three.size("cn");
    three.say("cn: talk-decline re {}", asked);
    three.say(ph, asked);
    assertThat(three.talk(asked).phase()).isEqualTo(Phase.DECLINED);
    assertThat(three.talk(asked).crossed()).hasSize(1);
  }

  @Test
  void aLapseCrossesAnAnswer() {
    Place asked = on.say("us: talk-request answer-by=30");
    long us = on.size("us");
    on.say("us: lapse re {}", asked);
    on.blind(us, "cn: talk-accept re {}", asked);
    assertThat(phase(asked)).isEqualTo(Phase.SCHEDULED);
    assertThat(on.talk(asked).proposals().getFirst().lapse()).isNotNull();
  }

  @Test
  void aSuccessionDuringARequestAndPassOn() {
    Json.Obj ann = Json.Obj.EMPTY.with("party", "cn").with("post", "desk").with("person", "ann");
    long cn = on.size("cn");
    on.story.draft("cn: holder").by("adm").with("person", "bob").with("name", "Bob").place();
    Place asked =
        on.story
            .draft("us: talk-request seen=cn/" + cn)
            .with("to", new Json.Arr(List.of(ann)))
            .place();
    assertThat(Telling.cn(on.talk(asked).addressees()).left(on.state())).isTrue();
    long us = on.size("us");
    on.say("us: talk-withdraw re {}", asked);
    on.say("cn: pass-on re {} to.person=bob by=bob seen=us/" + us, asked);
    assertThat(phase(asked)).isEqualTo(Phase.WITHDRAWN);
    assertThat(Telling.cn(on.talk(asked).addressees()).person()).isEqualTo("bob");
  }

  @Test
  void bothPostpone() {
    Place asked = scheduled();
    long us = on.size("us");
    on.say("us: talk-postpone re {} wording=postponed", asked);
    on.blind(us, "cn: talk-postpone re {} wording=suspended", asked);
    assertThat(phase(asked)).isEqualTo(Phase.POSTPONED);
    assertThat(on.talk(asked).acts("talk-postpone")).hasSize(2);
  }

  @Test
  void aPostponementCrossesNewTerms() {
    Place asked = scheduled();
    Place counter = on.say("cn: talk-counter re {} terms.form=meeting", asked);
    long us = on.size("us");
    on.say("us: talk-accept re {}", counter);
    on.blind(us, "cn: talk-postpone re {}", asked);
    assertThat(phase(asked)).isEqualTo(Phase.POSTPONED);
    assertThat(on.talk(asked).terms().form()).isEqualTo("meeting");
  }

  @Test
  void aCancellationCrossesABeginning() {
    Place asked = scheduled();
    long us = on.size("us");
    on.say("us: talk-cancel re {}", asked);
    on.blind(us, "cn: talk-begin re {}", asked);
    assertThat(phase(asked)).isEqualTo(Phase.UNDER_WAY);
    assertThat(crossed(asked)).containsExactly("talk-cancel");
  }

  @Test
  void aCancellationCrossesThatItWasHeld() {
    Place asked = scheduled();
    long us = on.size("us");
    on.say("us: talk-cancel re {}", asked);
    on.blind(us, "cn: talk-held re {}", asked);
    assertThat(phase(asked)).isEqualTo(Phase.HELD);
    assertThat(crossed(asked)).containsExactly("talk-cancel");
    on.say("us: talk-held re {}", asked);
    assertThat(on.talk(asked).heldBy()).hasSize(2);
  }

  @Test
  void aCancellationCrossesTheAcceptanceOfNewTerms() {
    Place asked = scheduled();
    Place counter = on.say("cn: talk-counter re {}", asked);
    long us = on.size("us");
    on.say("us: talk-accept re {}", counter);
    on.blind(us, "cn: talk-cancel re {}", asked);
    assertThat(phase(asked)).isEqualTo(Phase.CANCELLED);
  }

  @Test
  void bothStateThatItWasHeld() {
    long us = on.size("us");
    Place ours = on.say("us: talk-held");
    Place theirs = on.blind(us, "cn: talk-held");
    assertThat(on.talks().talks()).hasSize(2);
    on.say("us: talk-held re {}", theirs);
    assertThat(on.talk(theirs).heldBy()).hasSize(2);
    assertThat(on.talk(ours).heldBy()).hasSize(1);
  }

  @Test
  void readoutsCrossEachOtherAndADispute() {
    Place held = on.say("us: talk-held");
    long us = on.size("us");
    Place ours = on.say("us: readout re {}", held);
    on.blind(us, "cn: readout re {}", held);
    long cn = on.size("cn");
    Place dispute = on.say("cn: concern as=disagreement re {}", ours);
    on.blind(cn, "us: readout re {}", held);
    assertThat(on.talk(held).acts("readout")).hasSize(3);
    Concern concern = on.talk(held).concerns().getFirst();
    assertThat(concern.act().re()).isEqualTo(on.target(ours));
    assertThat(on.talk(dispute)).isEqualTo(on.talk(held));
  }

  @Test
  void aSignatureCrossesASecondJointStatement() {
    Place held = on.say("us: talk-held");
    Place first = on.say("us: joint-statement re {}", held);
    long us = on.size("us");
    Json.Obj other = Json.Obj.EMPTY.with("en", "We met again.");
    on.story.draft("us: joint-statement re " + held).with("texts", other).place();
    on.blind(us, "cn: joint-sign re {}", first);
    List<JointStatement> statements = on.talk(held).jointStatements();
    assertThat(statements)
        .extracting(s -> s.complete(List.of("us", "cn")))
        .containsExactly(true, false);
  }

  @Test
  void offTheRecordCrossesAReadout() {
    Place asked = on.say("us: talk-request");
    Place accepted = on.say("cn: talk-accept re {}", asked);
    Place counter = on.say("us: talk-counter re {} terms.content=not-of-record", accepted);
    long cn = on.size("cn");
    on.say("cn: talk-accept re {}", counter);
    on.blind(cn, "us: readout re {}", asked);
    on.refused(Rule.NOT_OF_RECORD, "us: readout re {}", asked);
    assertThat(on.talk(asked).acts("readout")).hasSize(1);
  }

  @Test
  void whatTakesPlaceOnASuspendedLineIsObserved() {
    Place asked = scheduled();
    long us = on.size("us");
    Place flag = on.say("us: suspend");
    on.blind(us, "cn: talk-aim re {}", asked);
    assertThat(on.story.verdict("cn: talk-postpone re " + asked))
        .isEqualTo(new Verdict.Inert(Verdict.Reason.SUSPENDED));
    assertThat(on.story.verdict("cn: talk-held re " + asked))
        .isEqualTo(new Verdict.Inert(Verdict.Reason.SUSPENDED));
    assertThat(phase(asked)).isEqualTo(Phase.HELD);
    assertThat(on.talk(asked).observed()).isTrue();
    assertThat(on.talk(asked).acts("talk-postpone")).isEmpty();
    on.say("us: resume re {}", flag);
    on.say("us: talk-held re {}", asked);
  }

  @Test
  void anExerciseIsApart() {
    Place exercise = on.say("us: talk-request mark=exercise");
    on.refused(Rule.WRONG_MARK, "cn: talk-accept re {}", exercise);
    on.say("cn: talk-accept re {} mark=exercise", exercise);
    on.refused(Rule.WRONG_MARK, "cn: talk-held re {}", exercise);
    assertThat(on.talk(exercise).mark()).isEqualTo(Mark.EXERCISE);
    assertThat(phase(exercise)).isEqualTo(Phase.SCHEDULED);
  }
}
