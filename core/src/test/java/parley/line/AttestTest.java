package parley.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parley.record.Json;
import parley.record.Kind;
import parley.record.Kinds;
import parley.record.Mark;
import parley.record.ReplyCode;

/** A party without a node: what is attested for it, and how it comes in later. */
class AttestTest {
  private final LineBuilder line = LineBuilder.alone(7);
  private final Story story = new Story(line);

  private static void refused(Verdict verdict, Rule rule) {
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    assertThat(((Verdict.Refused) verdict).rule()).isEqualTo(rule);
  }

  private Place counts(String act) {
    Place place = story.say(act);
    assertThat(line.verdict(place)).as(act).isEqualTo(new Verdict.Effective());
    return place;
  }

  private LineState state() {
    return line.referee().state();
  }

  private Grade grade(Place place) {
    return state().grade(place.log().origin().toString(), place.index()).orElseThrow();
  }

  private static LineBuilder paired(LineBuilder line) {
    line.pair("cn");
    line.accept("cn", line.charter()).place();
    line.desk("cn");
    return line;
  }

  @Test
  void oneSideAloneHasACharterInForce() {
    assertThat(state().charter()).isPresent();
    assertThat(state().absent()).containsExactly("cn");
    counts("us: text");
    assertThat(line.referee().json().print()).doesNotContain("\"attested\"");
  }

  @Test
  void whatIsAttestedCountsAtItsGrade() {
    Place asked = counts("us: request answer-by=30");
    assertThat(state().unanswered("us")).hasSize(1);
    Place answer = counts("us: cn~answer re " + asked + " medium=telephone person=Watch");
    assertThat(grade(answer)).isEqualTo(Grade.ATTESTED);
    assertThat(grade(asked)).isEqualTo(Grade.SIGNED);
    assertThat(state().unanswered("us")).isEmpty();
    String origin = asked.log().origin().toString();
    assertThat(state().rungs(origin, asked.index(), "cn").answered()).isFalse();
    assertThat(state().heard(origin, asked.index(), "cn")).containsExactly("answer");
    assertThat(state().attested()).containsExactly(java.util.Map.entry("attested", 1L));
  }

  @Test
  void theActInsideIsJudgedByItsOwnRules() {
    Place asked = counts("us: request");
    refused(story.verdict("us: cn~answer re " + asked + " answer=maybe"), Rule.MALFORMED);
    refused(story.verdict("us: us~answer re " + asked), Rule.BAD_TARGET);
    refused(story.verdict("us: cn~answer mark=exercise re " + asked), Rule.WRONG_MARK);
    counts("us: cn~not-understood re " + asked);
    refused(story.verdict("us: cn~answer re " + asked), Rule.BAD_TARGET);
    assertThat(story.verdict("us: cn~brand-new"))
        .isEqualTo(new Verdict.Inert(Verdict.Reason.UNKNOWN_KIND));
    refused(story.verdict("us: jp~text"), Rule.BAD_STATEMENT);
  }

  @Test
  void whatOnlyASignatureMayDoIsNeverAttested() {
    for (Kind kind : Kinds.all()) {
      boolean person = kind.authors().contains(Kind.Author.HOLDER);
      Verdict verdict = story.verdict("us: cn~" + kind.name());
      if (!person || java.util.Set.of("attested", "assent", "dispute").contains(kind.name())) {
        refused(verdict, Rule.ONLY_SIGNED);
      }
    }
    assertThat(state().absent()).containsExactly("cn");
    assertThat(state().grants("cn")).isEmpty();
  }

  @Test
  void theReplyCodeIsThatOfTheMessage() {
    Place asked = counts("us: request");
    Place other = counts("us: request");
    String code = ReplyCode.of(asked.ref().leaf()).text();
    refused(story.verdict("us: cn~answer re " + other + " reply-code=" + code), Rule.WRONG_CODE);
    refused(story.verdict("us: cn~text reply-code=" + code), Rule.WRONG_CODE);
    refused(story.verdict("us: cn~answer re " + asked + " reply-code=0O00-0000"), Rule.MALFORMED);
    counts("us: cn~answer re " + asked + " reply-code=" + code);
  }

  @Test
  void aContactIsNoLaterThanItsEntry() {
    counts("us: cn~text time=2026-03-01T08:00:00Z");
    refused(story.verdict("us: cn~text time=2026-03-01T23:00:00Z"), Rule.IMPOSSIBLE_TIME);
    refused(story.verdict("us: cn~text time=2026-02-28T08:00:00Z"), Rule.IMPOSSIBLE_TIME);
    Json.Obj late = Json.Obj.EMPTY.with("precision", "day").with("date", "2026-03-02");
    refused(story.draft("us: cn~text").with("when", late).verdict(), Rule.IMPOSSIBLE_TIME);
    Json.Obj month = Json.Obj.EMPTY.with("precision", "month").with("date", "2026-03");
    assertThat(story.draft("us: cn~text").with("when", month).verdict().effective()).isTrue();
  }

  @Test
  void anOwnActByAnotherMediumIsBoundAsAnyOther() {
    Json.Obj two =
        line.charter()
            .with("parent", parley.log.Hash.sha256(line.charter().bytes()).base64())
            .with("two-persons", Json.strings(java.util.List.of("suspend")));
    line.propose("us", two).place();
    refused(story.verdict("us: us~suspend"), Rule.WRONG_SIGNERS);
    refused(story.verdict("us: cn~suspend"), Rule.WRONG_SIGNERS);
    counts("us: us~suspend by=bob,ann");
    assertThat(story.verdict("us: text")).isEqualTo(new Verdict.Inert(Verdict.Reason.SUSPENDED));
  }

  @Test
  void theWatchTakesDownWhatACounterpartSays() {
    line.grant("us", "eve", "holder")
        .with("duties", Json.strings(java.util.List.of("watch-officer")))
        .place();
    counts("us: cn~text by=eve");
    refused(story.verdict("us: us~text by=eve"), Rule.WRONG_SIGNERS);
  }

  @Test
  void anAttestedSuspensionBindsWhoAttestsIt() {
    LineBuilder two = LineBuilder.two(8);
    Story told = new Story(two);
    Place flag = told.say("us: cn~suspend");
    assertThat(two.verdict(flag).effective()).isTrue();
    assertThat(told.verdict("us: text")).isEqualTo(new Verdict.Inert(Verdict.Reason.SUSPENDED));
    assertThat(told.verdict("cn: text")).isEqualTo(new Verdict.Effective());
    LineState.Suspension shown = two.referee().state().suspensions(Mark.REAL).getFirst();
    assertThat(shown.party()).isEqualTo("cn");
    assertThat(shown.attestedBy()).isEqualTo("us");
    refused(told.verdict("us: resume re " + flag), Rule.BAD_TARGET);
    assertThat(told.verdict("us: cn~resume re " + flag).effective()).isTrue();
    assertThat(told.verdict("us: text")).isEqualTo(new Verdict.Effective());
    Place own = told.say("us: cn~suspend");
    assertThat(told.verdict("cn: resume re " + own)).isEqualTo(new Verdict.Effective());
    assertThat(told.verdict("us: text")).isEqualTo(new Verdict.Effective());
  }

  @Test
  void nobodyAttestsAwayWhatACounterpartSigned() {
    LineBuilder two = LineBuilder.two(9);
    Story told = new Story(two);
    Place flag = told.say("cn: suspend");
    refused(told.verdict("us: cn~resume re " + flag), Rule.BAD_TARGET);
    assertThat(told.verdict("us: cn~agreed-to-resume re " + flag).effective()).isTrue();
    assertThat(told.verdict("us: text")).isEqualTo(new Verdict.Inert(Verdict.Reason.SUSPENDED));
  }

  @Test
  void anAttestedRequestNeverLapses() {
    Place asked = counts("us: cn~request answer-by=0");
    refused(line.verdict(story.lapse("us", asked).place()), Rule.BAD_TARGET);
    assertThat(state().unanswered("cn")).isEmpty();
    counts("us: answer re " + asked);
  }

  @Test
  void aPartyThatComesLaterOpensItsLogOnTheSameLine() {
    refused(line.genesisDraft("cn").verdict(), Rule.BAD_GENESIS);
  }

  @Test
  void onlyTheCardOfAnAbsentPartyIsPinnedAndOnce() {
    refused(line.pairing("us", "us").verdict(), Rule.BAD_STATEMENT);
    assertThat(line.pairing("us", "cn").verdict()).isEqualTo(new Verdict.Effective());
    refused(line.pairing("us", "cn").verdict(), Rule.BAD_STATEMENT);
    LineBuilder two = LineBuilder.two(8);
    refused(two.pairing("us", "cn").verdict(), Rule.BAD_STATEMENT);
  }

  @Test
  void anotherKeyThanThatPinnedOpensNothing() {
    LineBuilder other = new LineBuilder(99, new TestSuite("test"), "us", "cn");
    line.draft("us", "pairing").with("card", other.party("cn").card(1).note()).place();
    refused(line.genesisDraft("cn").verdict(), Rule.BAD_GENESIS);
    assertThat(line.referee().broken("cn")).isPresent();
  }

  @Test
  void untilItSignsTheCharterOnlyTheCoreSetCounts() {
    line.pairing("us", "cn").place();
    counts("us: text");
    line.genesisDraft("cn").place();
    line.grants("cn");
    assertThat(state().absent()).isEmpty();
    assertThat(state().charter()).isEmpty();
    assertThat(story.verdict("us: text")).isEqualTo(new Verdict.Inert(Verdict.Reason.NO_CHARTER));
    counts("us: safety");
    line.desk("cn");
    assertThat(story.verdict("cn: text")).isEqualTo(new Verdict.Inert(Verdict.Reason.NO_CHARTER));
    line.accept("cn", line.charter()).place();
    assertThat(state().charter()).isPresent();
    counts("us: text");
    counts("cn: text");
  }

  @Test
  void whatWasAttestedIsAssentedToOrDisputedEntryByEntry() {
    Place one = counts("us: cn~text");
    Place two = counts("us: cn~text");
    Place told = counts("us: us~text medium=radio");
    Place signed = counts("us: text");
    paired(line);
    counts("cn: assent re " + one);
    counts("cn: dispute re " + two);
    counts("cn: assent re " + told);
    refused(story.verdict("cn: assent re " + signed), Rule.BAD_TARGET);
    refused(story.verdict("us: assent re " + one), Rule.BAD_TARGET);
    refused(story.verdict("cn: assent mark=test re " + one), Rule.WRONG_MARK);
    refused(story.verdict("cn: dispute reason-not-given=true re " + one), Rule.BAD_STATEMENT);
    assertThat(grade(one)).isEqualTo(Grade.ASSENTED);
    assertThat(grade(two)).isEqualTo(Grade.DISPUTED);
    assertThat(grade(told)).isEqualTo(Grade.ASSENTED);
    counts("cn: dispute re " + one);
    assertThat(grade(one)).isEqualTo(Grade.DISPUTED);
    assertThat(line.referee().json().print())
        .contains("\"grade\":\"disputed\"")
        .contains("\"said\":{\"cn\":\"assent\"}");
  }

  @Test
  void noSuspensionSilencesADispute() {
    Place one = counts("us: cn~text");
    paired(line);
    counts("us: suspend");
    counts("cn: dispute re " + one);
    assertThat(grade(one)).isEqualTo(Grade.DISPUTED);
  }

  @Test
  void aRungThatIsSignedLaterStandsBesideTheAttestedOne() {
    Place asked = counts("us: request");
    counts("us: cn~acknowledged re " + asked);
    paired(line);
    String origin = asked.log().origin().toString();
    assertThat(state().rungs(origin, asked.index(), "cn").acknowledged()).isFalse();
    counts("cn: acknowledged re " + asked);
    assertThat(state().rungs(origin, asked.index(), "cn").acknowledged()).isTrue();
    assertThat(state().heard(origin, asked.index(), "cn")).isEmpty();
  }

  @Test
  void aThirdPartyConfirmsNothingThatOthersSaid() {
    LineBuilder three = LineBuilder.three(4);
    Story told = new Story(three);
    Place one = told.say("us: cn~text");
    refused(told.verdict("ph: assent re " + one), Rule.BAD_TARGET);
    Place own = told.say("us: us~text");
    assertThat(told.verdict("ph: assent re " + own).effective()).isTrue();
    String origin = own.log().origin().toString();
    LineState state = three.referee().state();
    assertThat(state.grade(origin, own.index())).contains(Grade.ATTESTED);
    told.say("cn: assent re " + own);
    assertThat(state.grade(origin, own.index())).contains(Grade.ASSENTED);
  }
}
