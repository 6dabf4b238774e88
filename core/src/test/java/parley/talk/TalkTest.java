package parley.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.line.LineBuilder;
import parley.line.Place;
import parley.line.Said;
import parley.record.Json;

/** A talk from the first feeler to the joint statement. */
class TalkTest {
  private final Telling on = new Telling(LineBuilder.two(5));

  private Phase phase(Place act) {
    return on.talk(act).phase();
  }

  @Test
  void aTalkGoesThroughItsPhases() {
    Place sounding = on.say("us: sounding");
    assertThat(phase(sounding)).isEqualTo(Phase.SOUNDED);
    Place asked = on.say("us: talk-request re {} terms.formality=formal", sounding);
    assertThat(phase(sounding)).isEqualTo(Phase.REQUESTED);
    Place counter = on.say("cn: talk-counter re {} terms.form=video-call", asked);
    assertThat(phase(asked)).isEqualTo(Phase.COUNTERED);
    on.say("us: talk-accept re {}", counter);
    assertThat(phase(asked)).isEqualTo(Phase.SCHEDULED);
    assertThat(on.talk(asked).terms().form()).isEqualTo("video-call");
    assertThat(on.talk(asked).terms().formality()).isEmpty();
    on.say("us: talk-begin re {}", asked);
    assertThat(phase(asked)).isEqualTo(Phase.UNDER_WAY);
    on.say("us: talk-held re {}", asked);
    on.say("cn: talk-held re {}", asked);
    assertThat(phase(asked)).isEqualTo(Phase.HELD);
    assertThat(on.talk(asked).heldBy()).containsOnlyKeys("us", "cn");
    assertThat(on.talks().talks()).hasSize(1);
  }

  @Test
  void aRequestIsDeclinedWithAReasonOrWithout() {
    Place asked = on.say("us: talk-request");
    on.say("cn: talk-decline re {}", asked);
    assertThat(phase(asked)).isEqualTo(Phase.DECLINED);
    Place again = on.say("us: talk-request");
    Place counter = on.say("cn: talk-counter re {}", again);
    on.say("us: talk-decline re {}", counter);
    assertThat(phase(again)).isEqualTo(Phase.DECLINED);
  }

  @Test
  void aCounterTakenBackLeavesTheRequest() {
    Place asked = on.say("us: talk-request");
    Place counter = on.say("cn: talk-counter re {}", asked);
    on.say("cn: talk-withdraw re {}", counter);
    assertThat(phase(asked)).isEqualTo(Phase.REQUESTED);
    on.say("cn: talk-accept re {}", asked);
    assertThat(phase(asked)).isEqualTo(Phase.SCHEDULED);
    Place other = on.say("us: talk-request");
    on.say("us: talk-withdraw re {}", other);
    assertThat(phase(other)).isEqualTo(Phase.WITHDRAWN);
  }

  @Test
  void aLapsedRequestIsAnsweredLate() {
    Place asked = on.say("us: talk-request answer-by=30");
    on.say("us: lapse re {}", asked);
    assertThat(phase(asked)).isEqualTo(Phase.LAPSED);
    on.say("cn: talk-accept re {}", asked);
    assertThat(phase(asked)).isEqualTo(Phase.SCHEDULED);
  }

  /** Terms agreed once are changed by a counter to them, from either side. */
  @Test
  void agreedTermsAreChangedByAgreement() {
    Place asked = on.say("us: talk-request");
    Place accepted = on.say("cn: talk-accept re {}", asked);
    Place sooner = on.say("us: talk-counter re {} terms.form=meeting", accepted);
    assertThat(phase(asked)).isEqualTo(Phase.SCHEDULED);
    assertThat(on.talk(asked).terms().form()).isEqualTo("phone-call");
    on.say("cn: talk-accept re {}", sooner);
    assertThat(on.talk(asked).terms().form()).isEqualTo("meeting");
    on.say("cn: talk-counter re {} terms.form=visit", sooner);
    assertThat(on.talk(asked).terms().form()).isEqualTo("meeting");
  }

  @Test
  void threePartiesAllSign() {
    Telling three = new Telling(LineBuilder.three(6));
    Place asked = three.say("us: talk-request");
    three.say("cn: talk-accept re {}", asked);
    assertThat(three.talk(asked).phase()).isEqualTo(Phase.REQUESTED);
    Place counter = three.say("ph: talk-counter re {} terms.form=meeting", asked);
    three.say("us: talk-accept re {}", counter);
    assertThat(three.talk(asked).phase()).isEqualTo(Phase.COUNTERED);
    three.say("cn: talk-accept re {}", counter);
    assertThat(three.talk(asked).phase()).isEqualTo(Phase.SCHEDULED);
    assertThat(three.talk(asked).terms().form()).isEqualTo("meeting");
  }

  @Test
  void twoOfThreeMayTalkWithoutTheThird() {
    Telling three = new Telling(LineBuilder.three(6));
    Json.Obj ph = Json.Obj.EMPTY.with("party", "ph").with("post", "desk");
    Place asked =
        three.story.draft("us: talk-request").with("to", new Json.Arr(List.of(ph))).place();
    three.refused(parley.line.Rule.WRONG_POST, "cn: talk-accept re {}", asked);
    three.say("ph: talk-accept re {}", asked);
    assertThat(three.talk(asked).phase()).isEqualTo(Phase.SCHEDULED);
    assertThat(three.talk(asked).parties()).containsExactly("ph", "us");
  }

  @Test
  void eachSidesPostponementStandsUntilItSignsOtherTerms() {
    Place asked = on.say("us: talk-request");
    on.say("cn: talk-accept re {}", asked);
    on.say("us: talk-postpone re {} wording=postponed", asked);
    on.say("cn: talk-postpone re {} wording=suspended", asked);
    assertThat(phase(asked)).isEqualTo(Phase.POSTPONED);
    assertThat(on.talk(asked).acts("talk-postpone"))
        .extracting(a -> a.entry().body().text("wording"))
        .containsExactly("postponed", "suspended");
    Place counter = on.say("cn: talk-counter re {} terms.form=meeting", asked);
    assertThat(phase(asked)).isEqualTo(Phase.POSTPONED);
    assertThat(on.talk(asked).open()).hasSize(1);
    on.say("us: talk-accept re {}", counter);
    assertThat(phase(asked)).isEqualTo(Phase.SCHEDULED);
    on.say("us: talk-cancel re {}", asked);
    assertThat(phase(asked)).isEqualTo(Phase.CANCELLED);
  }

  @Test
  void aTalkMayBeHeldWithNoRequestOnRecord() {
    Place held = on.say("us: talk-held terms.form=meeting terms.mode=in-person");
    assertThat(phase(held)).isEqualTo(Phase.HELD);
    assertThat(on.talk(held).parties()).containsExactly("cn", "us");
    assertThat(on.talk(held).terms().form()).isEqualTo("meeting");
    on.say("cn: talk-held re {}", held);
    assertThat(on.talk(held).heldBy()).hasSize(2);
    assertThat(on.talk(held).proposals()).isEmpty();
  }

  @Test
  void itsDateIsTheBestKnown() {
    Place held = on.say("us: talk-held when.precision=month when.date=2022-11");
    assertThat(on.talk(held).when().text("date")).isEqualTo("2022-11");
    Place undated = on.say("us: talk-held");
    assertThat(on.talk(undated).when().text("date")).isEqualTo("2026-03-01");
    Place planned = on.say("us: talk-request terms.begin=2026-04-02T10:00:00Z");
    assertThat(on.talk(planned).when().text("date")).isEqualTo("2026-04-02");
    assertThat(on.talk(on.say("us: talk-request")).when()).isEqualTo(Json.Obj.EMPTY);
  }

  @Test
  void longTextsStayInTheLog() {
    Place asked = on.say("us: talk-request text={} language=en", "x".repeat(301));
    Place aim = on.say("us: talk-aim re {} text={}", asked, "y".repeat(300));
    Said request = on.talk(asked).opening();
    assertThat(request.entry().body().has("text")).isFalse();
    assertThat(request.entry().body().has("language")).isTrue();
    assertThat(on.talk(aim).acts("talk-aim").getFirst().entry().body().has("text")).isTrue();
    assertThat(on.state().place(request.target()).index()).isEqualTo(asked.index());
  }
}
