package parley.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.line.LineBuilder;
import parley.line.Place;
import parley.line.Rule;
import parley.record.Json;

/** Each rule of a talk, broken once; beside it stands the act that keeps it. */
class TalkRuleTest {
  private final Telling on = new Telling(LineBuilder.two(7));

  private Place scheduled(String terms) {
    Place asked = on.say("us: talk-request " + terms);
    on.say("cn: talk-accept re {}", asked);
    return asked;
  }

  private Place held() {
    Place asked = scheduled("");
    on.say("us: talk-held re {}", asked);
    return asked;
  }

  @Test
  void actsFollowOneAnother() {
    Place asked = on.say("us: talk-request");
    for (String early :
        List.of("talk-postpone", "talk-cancel", "talk-begin", "talk-held", "joint-statement")) {
      on.refused(Rule.OUT_OF_ORDER, "cn: " + early + " re {}", asked);
    }
    on.refused(Rule.OUT_OF_ORDER, "cn: call-record re {}", asked);
    on.refused(Rule.OUT_OF_ORDER, "cn: readout re {}", asked);
    on.say("cn: talk-accept re {}", asked);
    on.refused(Rule.OUT_OF_ORDER, "cn: talk-accept re {}", asked);
    on.refused(Rule.OUT_OF_ORDER, "cn: talk-decline re {}", asked);
    on.refused(Rule.OUT_OF_ORDER, "us: talk-withdraw re {}", asked);
    on.say("us: talk-begin re {}", asked);
    on.refused(Rule.OUT_OF_ORDER, "us: talk-begin re {}", asked);
    on.refused(Rule.OUT_OF_ORDER, "cn: talk-counter re {}", asked);
    on.refused(Rule.OUT_OF_ORDER, "us: talk-aim re {}", asked);
    on.refused(Rule.OUT_OF_ORDER, "us: talk-cancel re {}", asked);
    on.say("us: talk-held re {}", asked);
    on.refused(Rule.OUT_OF_ORDER, "us: talk-held re {}", asked);
    on.say("us: call-record re {}", asked);
    on.refused(Rule.OUT_OF_ORDER, "us: call-record re {}", asked);
  }

  @Test
  void onesOwnCounterStandsAgainstAnAcceptance() {
    Place asked = on.say("us: talk-request");
    Place counter = on.say("cn: talk-counter re {}", asked);
    on.refused(Rule.OUT_OF_ORDER, "cn: talk-accept re {}", asked);
    on.refused(Rule.OUT_OF_ORDER, "cn: talk-counter re {}", asked);
    on.say("us: talk-accept re {}", counter);
    on.refused(Rule.OUT_OF_ORDER, "cn: talk-accept re {}", asked);
  }

  @Test
  void aSoundingIsFollowedByOneRequest() {
    Place sounding = on.say("us: sounding");
    on.say("cn: sounding re {}", sounding);
    Place asked = on.say("us: talk-request re {}", sounding);
    on.refused(Rule.OUT_OF_ORDER, "cn: talk-request re {}", sounding);
    on.refused(Rule.OUT_OF_ORDER, "cn: sounding re {}", asked);
  }

  @Test
  void aTalkThatIsOverTakesNothingMore() {
    Place declined = on.say("us: talk-request");
    on.say("cn: talk-decline re {}", declined);
    on.refused(Rule.CLOSED, "cn: talk-accept re {}", declined);
    on.refused(Rule.CLOSED, "us: talk-withdraw re {}", declined);
    on.refused(Rule.CLOSED, "us: talk-held re {}", declined);
    on.refused(Rule.CLOSED, "us: readout re {}", declined);
    Place cancelled = scheduled("");
    on.say("us: talk-cancel re {}", cancelled);
    on.refused(Rule.CLOSED, "cn: talk-postpone re {}", cancelled);
    on.refused(Rule.CLOSED, "cn: talk-counter re {}", cancelled);
    Place held = held();
    on.refused(Rule.CLOSED, "cn: talk-counter re {}", held);
    on.refused(Rule.CLOSED, "cn: talk-begin re {}", held);
    on.refused(Rule.CLOSED, "cn: talk-cancel re {}", held);
    on.refused(Rule.CLOSED, "cn: talk-aim re {}", held);
    on.say("cn: talk-aim re {} when.precision=day when.date=2026-02-28", held);
  }

  @Test
  void whatWasWithdrawnIsNotAnswered() {
    Place asked = on.say("us: talk-request");
    Place counter = on.say("cn: talk-counter re {}", asked);
    on.say("cn: talk-withdraw re {}", counter);
    on.refused(Rule.WITHDRAWN, "us: talk-accept re {}", counter);
    on.refused(Rule.WITHDRAWN, "cn: talk-withdraw re {}", counter);
    on.say("us: talk-withdraw re {}", asked);
    on.refused(Rule.WITHDRAWN, "cn: talk-accept re {}", asked);
    on.refused(Rule.WITHDRAWN, "cn: talk-decline re {}", asked);
  }

  @Test
  void onlyTheOtherSideAnswers() {
    Place asked = on.say("us: talk-request");
    on.refused(Rule.BAD_TARGET, "us: talk-accept re {}", asked);
    on.refused(Rule.BAD_TARGET, "us: talk-counter re {}", asked);
    on.refused(Rule.BAD_TARGET, "cn: talk-withdraw re {}", asked);
    on.refused(Rule.BAD_TARGET, "cn: answer re {}", asked);
    Place text = on.say("us: text");
    on.refused(Rule.BAD_TARGET, "cn: talk-accept re {}", text);
    on.refused(Rule.BAD_TARGET, "cn: talk-held re {}", text);
    Place aim = on.say("us: talk-aim re {}", asked);
    on.refused(Rule.BAD_TARGET, "cn: talk-accept re {}", aim);
  }

  @Test
  void theOfficeAskedAnswersOrOneAtAnotherRung() {
    on.line
        .draft("cn", "post")
        .by("adm")
        .with("name", "minister")
        .with("rung", "principal")
        .place();
    on.line.draft("cn", "post").by("adm").with("name", "staff").place();
    Json.Obj minister = Json.Obj.EMPTY.with("party", "cn").with("post", "minister");
    Json.Obj staff = minister.with("post", "staff");
    Place principal =
        on.story.draft("us: talk-request").with("to", new Json.Arr(List.of(minister))).place();
    on.say("cn: talk-accept re {}", principal);
    Place sameRung =
        on.story.draft("us: talk-request").with("to", new Json.Arr(List.of(staff))).place();
    on.refused(Rule.WRONG_POST, "cn: talk-accept re {}", sameRung);
    on.refused(Rule.WRONG_POST, "cn: talk-decline re {}", sameRung);
    on.say("cn: pass-on re {}", sameRung);
    on.say("cn: talk-accept re {}", sameRung);
  }

  @Test
  void aRequestIsToOtherParties() {
    for (Json.Obj to :
        List.of(
            Json.Obj.EMPTY.with("party", "us").with("post", "desk"),
            Json.Obj.EMPTY.with("party", "ph").with("post", "desk"))) {
      Telling.refused(
          Rule.BAD_STATEMENT,
          on.story.draft("us: talk-request").with("to", new Json.Arr(List.of(to))).verdict());
    }
    Json.Obj cn = Json.Obj.EMPTY.with("party", "cn").with("post", "desk");
    Telling.refused(
        Rule.BAD_STATEMENT,
        on.story.draft("us: talk-request").with("to", new Json.Arr(List.of(cn, cn))).verdict());
  }

  @Test
  void aPartIsOfAnotherTalk() {
    Place visit = on.say("us: talk-request terms.form=visit");
    Place accepted = on.say("cn: talk-accept re {}", visit);
    Place meeting = on.story.draft("us: talk-request").with("terms", of(accepted)).place();
    assertThat(on.line.verdict(meeting)).isEqualTo(new parley.line.Verdict.Effective());
    for (Place none : List.of(on.say("us: text"), on.say("us: invitation"))) {
      Telling.refused(
          Rule.BAD_TARGET, on.story.draft("us: talk-held").with("terms", of(none)).verdict());
    }
    Telling.refused(
        Rule.BAD_TARGET,
        on.story.draft("cn: talk-counter re " + meeting).with("terms", of(meeting)).verdict());
    Place elsewhere = new Telling(LineBuilder.two(8)).say("us: text");
    on.story.draft("us: talk-held").with("terms", of(elsewhere)).place();
    assertThat(on.talks().talks()).hasSize(3);
  }

  private static Json.Obj of(Place visit) {
    return Json.Obj.EMPTY.with("form", "meeting").with("of", visit.ref().json());
  }

  @Test
  void timesMustBePossible() {
    String begin = "us: talk-request terms.begin=2026-04-02T10:00:00Z ";
    on.refused(Rule.IMPOSSIBLE_TIME, begin + "terms.end=2026-04-02T09:59:59Z");
    on.refused(Rule.IMPOSSIBLE_TIME, "us: talk-request terms.end=2026-04-02T10:00:00Z");
    on.refused(Rule.IMPOSSIBLE_TIME, begin + "terms.timezones=[Asia/Jakarta,+07]");
    Json.Obj month = Json.Obj.EMPTY.with("precision", "month").with("date", "2026-04");
    Json.Obj both = on.story.draft(begin).entry().body().object("terms").with("when", month);
    Telling.refused(
        Rule.IMPOSSIBLE_TIME, on.story.draft("us: talk-request").with("terms", both).verdict());
    on.say(begin + "terms.end=2026-04-02T10:00:00Z terms.timezones=[UTC,Asia/Jakarta,Etc/GMT+8]");
    on.refused(Rule.IMPOSSIBLE_TIME, "us: talk-held begin=2026-04-02T10:00:00Z");
    on.refused(Rule.IMPOSSIBLE_TIME, "us: talk-held terms.begin=2026-04-02T10:00:00Z");
    Json.Obj ahead = Json.Obj.EMPTY.with("form", "visit").with("when", month);
    Telling.refused(
        Rule.IMPOSSIBLE_TIME, on.story.draft("us: talk-begin").with("terms", ahead).verdict());
    String over = " terms.begin=2020-01-01T00:00:00Z";
    on.refused(Rule.IMPOSSIBLE_TIME, "us: talk-request" + over);
    on.refused(Rule.IMPOSSIBLE_TIME, "us: talk-planned" + over);
    on.refused(Rule.IMPOSSIBLE_TIME, "cn: talk-counter re {}" + over, on.say("us: talk-request"));
    String then = " when.precision=day when.date=";
    on.refused(Rule.IMPOSSIBLE_TIME, "us: talk-planned" + over + then + "2020-01-02");
    on.say("us: talk-planned" + over + then + "2020-01-01");
    on.say("us: talk-held begin=2026-03-01T07:00:00Z end=2026-03-01T08:00:00Z");
  }

  @Test
  void reasonsAreGivenOrNot() {
    Place asked = on.say("us: talk-request");
    on.refused(Rule.BAD_STATEMENT, "cn: talk-decline re {} reason=busy", asked);
    Telling.refused(
        Rule.BAD_STATEMENT,
        on.story.draft("cn: talk-decline re " + asked).body(Json.Obj.EMPTY).verdict());
    Telling.refused(
        Rule.BAD_STATEMENT,
        on.story.draft("us: talk-withdraw re " + asked).body(Json.Obj.EMPTY).verdict());
    on.refused(Rule.BAD_STATEMENT, "us: talk-request text=hello");
    on.refused(Rule.BAD_STATEMENT, "us: readout speaker=Li unnamed=true");
    on.refused(Rule.BAD_STATEMENT, "us: statement speaker=Li unnamed=true");
    on.refused(Rule.BAD_STATEMENT, "us: statement unnamed=false");
    on.say("us: statement unnamed=true");
    on.refused(Rule.BAD_STATEMENT, "us: readout part.number=2 part.of=1");
    Telling.refused(
        Rule.BAD_STATEMENT, on.story.draft("us: talk-held").body(Json.Obj.EMPTY).verdict());
  }

  @Test
  void jointSignaturesAreUnderTheSameBytes() {
    Place held = held();
    Place statement = on.say("us: joint-statement re {}", held);
    String other = parley.log.Hash.sha256(new byte[] {1}).base64();
    Telling.refused(
        Rule.DIFFERING_TEXT,
        on.story.draft("cn: joint-sign re " + statement).with("hash", other).verdict());
    on.refused(Rule.BAD_TARGET, "us: joint-sign re {}", statement);
    on.refused(Rule.BAD_TARGET, "cn: joint-sign re {}", held);
    assertThat(on.talk(held).jointStatements().getFirst().complete(List.of("cn", "us"))).isFalse();
    on.say("cn: joint-sign re {}", statement);
    on.refused(Rule.OUT_OF_ORDER, "cn: joint-sign re {}", statement);
    assertThat(on.talk(held).jointStatements().getFirst().complete(List.of("cn", "us"))).isTrue();
  }

  @Test
  void byAgreementContentIsNotOfRecord() {
    Place asked = scheduled("terms.content=not-of-record");
    Place held = on.say("us: talk-held re {}", asked);
    for (String kind : List.of("readout", "joint-statement", "concern", "statement")) {
      on.refused(Rule.NOT_OF_RECORD, "us: " + kind + " re {}", held);
    }
    on.say("us: call-record re {}", held);
    on.say("us: readout re {}", held());
    assertThat(on.talk(held).offRecord(null)).isTrue();
  }

  @Test
  void withoutARequestWhatBothStateOfItsContentBinds() {
    String held = "talk-held terms.form=phone-call terms.content=not-of-record";
    Place ours = on.say("us: " + held);
    on.say("us: concern re {}", ours);
    Place theirs = on.say("cn: " + held + " re {}", ours);
    assertThat(on.talk(ours).offRecord(null)).isTrue();
    for (String kind : List.of("readout", "joint-statement", "concern", "statement")) {
      on.refused(Rule.NOT_OF_RECORD, "us: " + kind + " re {}", theirs);
    }
  }

  @Test
  void theChartersCandourHolds() {
    on.charter("candour", Json.strings(List.of("soundings", "talks")));
    on.refused(Rule.NOT_OF_RECORD, "us: sounding text=perhaps language=en");
    on.say("us: sounding");
    on.refused(Rule.NOT_OF_RECORD, "us: readout re {}", held());
    on.say("us: readout re {}", scheduled("terms.content=of-record"));
  }

  @Test
  void aCallRecordIsOfACall() {
    Place meeting = scheduled("terms.form=meeting");
    on.refused(Rule.BAD_TARGET, "us: call-record re {}", meeting);
    Place call = scheduled("");
    on.say("us: call-record re {} challenge=not-matched", call);
    assertThat(on.talk(call).phase()).isEqualTo(Phase.SCHEDULED);
    on.say("cn: call-record re {}", call);
    assertThat(on.talk(call).heldBy()).containsOnlyKeys("cn");
  }

  @Test
  void aMatterTakesABoundedNumberOfActs() {
    Place concern = on.say("us: concern");
    for (int i = 1; i < Rules.MAX_ACTS; i++) {
      on.story.say("us: concern re " + concern);
    }
    on.refused(Rule.CLOSED, "us: concern re {}", concern);
    on.say("cn: concern re {}", concern);
  }
}
