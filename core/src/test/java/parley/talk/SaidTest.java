package parley.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.line.LineBuilder;
import parley.line.Place;
import parley.line.Rule;
import parley.record.Json;

/** Invitations, what was passed on, concerns, and what was published. */
class SaidTest {
  private final Telling on = new Telling(LineBuilder.two(8));

  private void succession(String party) {
    on.story.draft(party + ": holder").by("adm").with("person", "bob").with("name", "Bob").place();
  }

  private Place toAnn(String kind) {
    Json.Obj ann = Json.Obj.EMPTY.with("party", "cn").with("post", "desk").with("person", "ann");
    return on.story.draft("us: " + kind).with("to", new Json.Arr(List.of(ann))).place();
  }

  private Invitation invitation() {
    return on.talks().invitations().getFirst();
  }

  @Test
  void anInvitationIsOpenUntilAnswered() {
    Place invited = on.say("us: invitation form=visit");
    assertThat(invitation().state("cn")).isEqualTo("open");
    on.refused(Rule.BAD_TARGET, "us: answer re {}", invited);
    on.refused(Rule.BAD_TARGET, "cn: talk-accept re {}", invited);
    on.say("cn: answer re {} answer=noted", invited);
    assertThat(invitation().state("cn")).isEqualTo("noted");
    on.say("cn: answer re {} answer=accepted", invited);
    assertThat(invitation().state("cn")).isEqualTo("accepted");
    on.refused(Rule.BAD_TARGET, "cn: talk-withdraw re {}", invited);
    on.say("us: talk-withdraw re {}", invited);
    on.refused(Rule.WITHDRAWN, "cn: answer re {}", invited);
    assertThat(invitation().state("cn")).isEqualTo("withdrawn");
    assertThat(on.talks().talks()).isEmpty();
  }

  @Test
  void whatWasAskedOfSomebodyWhoLeftIsPassedOn() {
    Place invited = toAnn("invitation");
    assertThat(Telling.cn(invitation().addressees()).left(on.state())).isFalse();
    on.refused(Rule.BAD_STATEMENT, "cn: pass-on re {} to.person=ann", invited);
    succession("cn");
    assertThat(Telling.cn(invitation().addressees()).left(on.state())).isTrue();
    on.refused(Rule.BAD_STATEMENT, "cn: pass-on re {} to.person=ann by=bob", invited);
    on.refused(Rule.WRONG_POST, "cn: pass-on re {} to.post=embassy by=bob", invited);
    on.refused(Rule.BAD_TARGET, "us: pass-on re {}", invited);
    on.say("cn: pass-on re {} to.person=bob by=bob", invited);
    assertThat(Telling.cn(invitation().addressees()).left(on.state())).isFalse();
    on.say("cn: answer re {} answer=accepted by=bob", invited);
  }

  @Test
  void nobodyLeavesAnOfficeThatHeNeverHeld() {
    for (Json.Obj to :
        List.of(
            Json.Obj.EMPTY.with("party", "cn").with("post", "embassy"),
            Json.Obj.EMPTY.with("party", "cn").with("post", "desk").with("person", "eve"))) {
      Place asked =
          on.story.draft("us: talk-request").with("to", new Json.Arr(List.of(to))).place();
      Addressee stranger = Telling.cn(on.talk(asked).addressees());
      assertThat(stranger.known(on.state())).isFalse();
      assertThat(stranger.left(on.state())).isFalse();
    }
  }

  @Test
  void aVacantOfficeHasNoAddressee() {
    Place asked = on.say("us: talk-request");
    assertThat(Telling.cn(on.talk(asked).addressees()).left(on.state())).isFalse();
    on.story.draft("cn: holder").by("adm").body(Json.Obj.EMPTY.with("holds", "desk")).place();
    assertThat(Telling.cn(on.talk(asked).addressees()).left(on.state())).isTrue();
  }

  @Test
  void aRequestIsPassedOnAndLapses() {
    Place asked = toAnn("talk-request");
    succession("cn");
    on.say("cn: pass-on re {} by=bob", asked);
    assertThat(Telling.cn(on.talk(asked).addressees()).person()).isEmpty();
    on.say("cn: talk-decline re {} by=bob", asked);
    on.refused(Rule.CLOSED, "cn: pass-on re {} by=bob", asked);
    Place invited = on.say("us: invitation answer-by=30");
    on.say("us: lapse re {}", invited);
    assertThat(on.talks().invitations().getFirst().lapse()).isNotNull();
  }

  @Test
  void aConcernIsAnsweredByTheOtherSide() {
    Place concern = on.say("us: concern as=concern topic=air");
    on.refused(Rule.BAD_TARGET, "us: concern-answer re {} as=answered", concern);
    on.refused(Rule.BAD_TARGET, "cn: concern-answer re {} as=withdrawn", concern);
    on.say("cn: concern-answer re {} as=answered", concern);
    assertThat(on.talks().concerns().getFirst().state()).isEqualTo("answered");
    on.say("cn: concern-answer re {} as=agreed-to-disagree", concern);
    assertThat(on.talks().concerns().getFirst().standingDisagreement()).isFalse();
    assertThat(on.talks().concerns().getFirst().state()).isEqualTo("one-sided");
    on.say("us: concern-answer re {} as=agreed-to-disagree", concern);
    assertThat(on.talks().concerns().getFirst().standingDisagreement()).isTrue();
    on.say("cn: concern-answer re {} as=noted", concern);
    assertThat(on.talks().concerns().getFirst().state()).isEqualTo("agreed-to-disagree");
    on.say("us: concern-answer re {} as=withdrawn", concern);
    assertThat(on.talks().concerns().getFirst().standingDisagreement()).isFalse();
    on.refused(Rule.WITHDRAWN, "cn: concern-answer re {}", concern);
    Place text = on.say("us: statement");
    on.refused(Rule.BAD_TARGET, "cn: concern-answer re {}", text);
  }

  @Test
  void aPartyStatesWhatTheOtherRaised() {
    Telling.refused(Rule.BAD_STATEMENT, on.story.draft("us: concern").with("by", "ph").verdict());
    Place raised = on.story.draft("us: concern as=position").with("by", "cn").place();
    assertThat(on.talks().concerns().getFirst().raisedBy()).isEqualTo("cn");
    on.refused(Rule.BAD_TARGET, "cn: concern-answer re {} as=noted", raised);
    on.say("us: concern-answer re {} as=noted", raised);
  }

  @Test
  void whatIsPublishedMaySpeakOfNoTalk() {
    Place held = on.say("us: talk-held");
    on.say("us: statement office=spokesperson unnamed=true");
    on.say("us: readout re {}", held);
    on.say("us: statement re {}", held);
    on.say("cn: readout");
    assertThat(on.talks().published()).hasSize(2);
    assertThat(on.talk(held).acts("readout", "statement")).hasSize(2);
    Place alone = on.say("us: concern");
    on.refused(Rule.BAD_TARGET, "us: readout re {}", alone);
    on.refused(Rule.BAD_TARGET, "us: invitation re {}", alone);
  }
}
