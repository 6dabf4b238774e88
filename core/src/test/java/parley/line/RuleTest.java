package parley.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.log.Hash;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Ref;
import parley.record.Seen;
import parley.record.Signatory;
import parley.record.SignedEntry;

/** Each rule of an entry, broken once; beside it stands the act that keeps it. */
class RuleTest {
  private LineBuilder line = LineBuilder.two(1);
  private Story story = new Story(line);

  @BeforeEach
  void begin() {
    line = LineBuilder.two(1);
    story = new Story(line);
  }

  private static void refused(Verdict verdict, Rule rule) {
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    assertThat(((Verdict.Refused) verdict).rule()).isEqualTo(rule);
  }

  private void counts(String act) {
    assertThat(story.verdict(act)).isEqualTo(new Verdict.Effective());
  }

  @Test
  void whatIsNoEntryIsMalformed() {
    refused(line.verdict(line.append(line.party("us").log(), new byte[] {1})), Rule.MALFORMED);
    refused(story.draft("us: text").body(Json.Obj.EMPTY).verdict(), Rule.MALFORMED);
    counts("us: text");
  }

  @Test
  void anEntryStandsInTheLogItNames() {
    Place said = story.say("us: text");
    Place reflected = line.append(line.party("cn").log(), said.log().leaf(said.index()));
    refused(line.verdict(reflected), Rule.WRONG_LOG);
  }

  @Test
  void anEntryOfAnotherEpochIsInTheWrongLog() {
    SignedEntry old = story.draft("us: text").signed();
    TestLog first = line.party("us").log();
    EpochStory.open(line, 0, first, first.size()).place();
    TestLog second = line.party("us").log();
    EpochStory.accept(line, "cn", second, first, first.size()).place();
    refused(line.verdict(line.append(second, old.bytes())), Rule.WRONG_LOG);
  }

  @Test
  void aGenesisFitsItsLine() {
    LineBuilder fresh = new LineBuilder(1, new TestSuite("test"), "us", "cn");
    LineBuilder other = new LineBuilder(2, new TestSuite("test"), "us", "cn");
    Json.Obj cards = other.genesisDraft("us").entry().body();
    Draft wrong = fresh.genesisDraft("us").with("cards", new Json.Arr(cards.items("cards")));
    refused(wrong.verdict(), Rule.BAD_GENESIS);
    assertThat(fresh.referee().broken("us")).isPresent();
    assertThat(fresh.referee().decide(fresh.draft("us", "text").entry()))
        .isEqualTo(fresh.referee().broken("us"));
  }

  @Test
  void aLogHasOneOpening() {
    refused(line.genesisDraft("us").verdict(), Rule.MISPLACED);
    LineBuilder fresh = new LineBuilder(1, new TestSuite("test"), "us", "cn");
    refused(
        fresh.draft("us", "text").keys(fresh.party("us").partyKey().getFirst()).verdict(),
        Rule.MISPLACED);
  }

  @Test
  void onlyGrantedKeysSign() {
    refused(story.verdict("us: text by=eve"), Rule.KEY_NOT_GRANTED);
    Signatory half = line.party("us").partyKey().getFirst();
    refused(line.grant("us", "eve", "holder").keys(half).verdict(), Rule.KEY_NOT_GRANTED);
    line.grant("us", "eve", "holder").place();
    refused(story.verdict("us: text by=eve"), Rule.WRONG_TENURE);
  }

  @Test
  void signaturesHold() {
    SignedEntry one = story.draft("us: text").signed();
    SignedEntry two = story.draft("us: text").signed();
    byte[] forged = new SignedEntry(one.entry(), two.signatures()).bytes();
    refused(line.verdict(line.append(line.party("us").log(), forged)), Rule.BAD_SIGNATURE);
    assertThat(line.verdict(line.append(line.party("us").log(), one.bytes())).effective()).isTrue();
  }

  @Test
  void aKindIsSignedByThoseWhoMay() {
    refused(story.verdict("us: text by=clerk"), Rule.WRONG_SIGNERS);
    refused(story.verdict("us: suspend by=party"), Rule.WRONG_SIGNERS);
    refused(
        story
            .draft("us: health")
            .keys(line.party("us").person("clerk"), line.party("us").person("adm"))
            .verdict(),
        Rule.WRONG_SIGNERS);
    refused(story.verdict("us: text by=ann,bob,bob"), Rule.MALFORMED);
    counts("us: health");
  }

  @Test
  void aPersonSpeaksForAPostItIsGranted() {
    refused(story.verdict("us: text post=embassy"), Rule.WRONG_POST);
    refused(
        story.draft("us: displayed re cn/2").by("clerk").post("desk").verdict(), Rule.WRONG_POST);
    refused(story.draft("us: text").post("").verdict(), Rule.WRONG_POST);
    refused(
        story.draft("us: holder holds=embassy person=ann").by("adm").verdict(), Rule.WRONG_POST);
    counts("us: displayed re cn/2 by=clerk");
  }

  @Test
  void onlyTheHolderSpeaksForThePost() {
    refused(story.verdict("us: text by=bob"), Rule.WRONG_TENURE);
    story.draft("us: holder").by("adm").with("person", "bob").with("name", "Bob").place();
    counts("us: text by=bob");
    refused(story.verdict("us: text by=ann"), Rule.WRONG_TENURE);
    story.draft("us: holder").body(Json.Obj.EMPTY.with("holds", "desk")).by("adm").place();
    refused(story.verdict("us: text by=bob"), Rule.WRONG_TENURE);
  }

  @Test
  void seenIsAPrefixOfTheCounterpartsLog() {
    TestLog cn = line.party("cn").log();
    Seen truth = line.seen(cn, cn.size());
    Seen lie = new Seen(truth.origin(), truth.size(), Hash.sha256());
    refused(story.draft("us: text").seen(lie).verdict(), Rule.SEEN_MISMATCH);
    assertThat(story.draft("us: text").seen(truth).verdict().effective()).isTrue();
    TestParty stranger = new TestParty("zz", 1, line.suite());
    Seen strange =
        new Seen(stranger.origin(line.descriptor().lineId(), 1, 0).toString(), 1, Hash.sha256());
    refused(story.draft("us: text").seen(strange).verdict(), Rule.SEEN_MISMATCH);
    TestLog never = new TestLog(line.party("cn").origin(line.descriptor().lineId(), 2, 9));
    refused(
        story
            .draft("us: text")
            .seen(new Seen(never.origin().toString(), 1, Hash.sha256()))
            .verdict(),
        Rule.SEEN_MISMATCH);
  }

  @Test
  void aReferenceLiesInWhatWasSeenAndIsThatLeaf() {
    Place asked = story.say("us: request");
    Ref ref = asked.ref();
    refused(story.verdict("cn: answer seen=none re " + asked), Rule.BAD_REFERENCE);
    Ref other = new Ref(ref.origin(), ref.index(), Hash.sha256());
    refused(story.draft("cn: answer answer=noted").re(other).verdict(), Rule.BAD_REFERENCE);
    Ref ahead = new Ref(ref.origin(), ref.index() + 1, ref.leaf());
    refused(story.draft("cn: answer answer=noted").re(ahead).verdict(), Rule.BAD_REFERENCE);
    counts("cn: answer re " + asked);
  }

  @Test
  void rungsSpeakOfACounterpartsActOnly() {
    Place asked = story.say("us: request");
    refused(story.verdict("us: acknowledged re " + asked), Rule.BAD_TARGET);
    Place rung = story.say("cn: displayed re " + asked);
    refused(story.verdict("us: displayed re " + rung), Rule.BAD_TARGET);
    refused(story.verdict("cn: refused re " + asked), Rule.BAD_TARGET);
    story.say("cn: not-understood re " + asked);
    refused(story.verdict("cn: understood re " + asked), Rule.BAD_TARGET);
    refused(story.verdict("cn: answer re " + asked), Rule.BAD_TARGET);
  }

  @Test
  void whatBreaksARuleIsRefusedAndNothingElse() {
    Place bad = line.append(line.party("us").log(), new byte[] {1});
    refused(story.verdict("cn: displayed re " + bad), Rule.BAD_TARGET);
    counts("cn: refused re " + bad);
    assertThat(
            line.referee()
                .state()
                .rungs(bad.log().origin().toString(), bad.index(), "cn")
                .refused())
        .isTrue();
  }

  @Test
  void aReceiptBearsTheMarkOfItsTarget() {
    Place drill = story.say("us: request mark=exercise");
    refused(story.verdict("cn: acknowledged re " + drill), Rule.WRONG_MARK);
    counts("cn: acknowledged re " + drill + " mark=exercise");
    refused(story.draft("us: holder").by("adm").mark(Mark.EXERCISE).verdict(), Rule.WRONG_MARK);
  }

  @Test
  void chartersFit() {
    Json.Obj first = line.charter();
    refused(line.accept("us", first.with("notice-hours", 5)).verdict(), Rule.BAD_CHARTER);
    refused(line.propose("us", first.with("spec", "parley/2")).verdict(), Rule.BAD_CHARTER);
    Json stranger = Json.Obj.EMPTY.with("party", "zz").with("post", "desk");
    refused(line.propose("us", first.with("posts", List.of(stranger))).verdict(), Rule.BAD_CHARTER);
    Json.Obj orphan = first.with("parent", Hash.sha256().base64());
    refused(line.propose("us", orphan).verdict(), Rule.BAD_CHARTER);
    assertThat(line.propose("us", first.with("notice-hours", 5)).verdict().effective()).isTrue();
  }

  @Test
  void statementsCanBe() {
    refused(line.grant("us", "ann", "holder").verdict(), Rule.BAD_STATEMENT);
    refused(line.grant("us", "zoe", "clerk").verdict(), Rule.BAD_STATEMENT);
    refused(
        line.grant("us", "zoe", "holder")
            .with("key", line.party("cn").person("zoe").key().vkey())
            .verdict(),
        Rule.BAD_STATEMENT);
    refused(
        line.draft("us", "card").with("card", line.party("us").card(1).note()).verdict(),
        Rule.BAD_STATEMENT);
    refused(
        line.draft("us", "card").with("card", line.party("cn").card(2).note()).verdict(),
        Rule.BAD_STATEMENT);
    assertThat(
            line.draft("us", "card")
                .with("card", line.party("us").card(2).note())
                .verdict()
                .effective())
        .isTrue();
    refused(
        story
            .draft("us: holder")
            .by("adm")
            .body(Json.Obj.EMPTY.with("holds", "desk").with("name", "Ann"))
            .verdict(),
        Rule.BAD_STATEMENT);
    refused(story.verdict("us: key-revoke reason=lost"), Rule.BAD_STATEMENT);
    refused(story.verdict("us: key-revoke reason=lost key=us/eve+00000000"), Rule.BAD_STATEMENT);
  }

  @Test
  void onlyTheSetterClearsItsStandingFlag() {
    Place flag = story.say("us: suspend");
    refused(story.verdict("cn: resume re " + flag), Rule.BAD_TARGET);
    refused(story.verdict("us: resume mark=exercise re " + flag), Rule.WRONG_MARK);
    counts("us: resume re " + flag);
    refused(story.verdict("us: resume re " + flag), Rule.BAD_TARGET);
  }

  @Test
  void aLapseIsOfARequestAndOfItsDeadline() {
    Place asked = story.say("us: request answer-by=30");
    Place open = story.say("us: request");
    refused(
        story.draft("us: lapse deadline=2026-03-01T09:00:00Z rung=stored").re(open).verdict(),
        Rule.BAD_TARGET);
    refused(
        story.draft("us: lapse re " + asked).with("deadline", "2026-03-01T00:00:00Z").verdict(),
        Rule.BAD_STATEMENT);
    refused(story.draft("us: lapse re " + asked).id("0".repeat(32)).verdict(), Rule.BAD_STATEMENT);
    refused(
        story.draft("us: lapse re " + asked).at(LineBuilder.START).verdict(), Rule.BAD_STATEMENT);
    refused(story.verdict("us: lapse mark=exercise re " + asked), Rule.WRONG_MARK);
    refused(story.verdict("cn: lapse re " + asked), Rule.BAD_TARGET);
    counts("us: lapse re " + asked);
  }

  @Test
  void whatAClerkStatesCountsThoughItsIdWasUsedUpByTheCounterpart() {
    Place bad = line.append(line.party("us").log(), new byte[] {1});
    String id = " id=" + "c".repeat(32);
    counts("us: text" + id);
    String stated = "cn: refused re " + bad + id;
    counts(stated);
    assertThat(story.verdict(stated)).isEqualTo(new Verdict.Inert(Verdict.Reason.REPEAT));
    assertThat(story.verdict("cn: text" + id)).isEqualTo(new Verdict.Inert(Verdict.Reason.REPEAT));
  }

  @Test
  void aLapseCountsThoughItsIdWasUsedUpByTheCounterpart() {
    Place asked = story.say("us: request answer-by=30");
    counts("cn: text id=" + Lapse.id(asked.ref().leaf(), "us"));
    counts("us: lapse re " + asked);
    assertThat(story.verdict("us: lapse re " + asked))
        .isEqualTo(new Verdict.Inert(Verdict.Reason.REPEAT));
  }

  @Test
  void aLogThatEndedTakesNothingMore() {
    TestLog first = line.party("us").log();
    long end = first.size();
    EpochStory.open(line, 0, first, end).place();
    EpochStory.accept(line, "cn", line.party("us").log(), first, end).place();
    Place late = line.append(first, line.draft("us", "text").in(first).signed().bytes());
    refused(line.verdict(late), Rule.LOG_CLOSED);
    refused(story.draft("cn: text").seen(line.seen(first, end + 1)).verdict(), Rule.SEEN_MISMATCH);
  }

  @Test
  void aRevokedKeySignsNothingFromThereOn() {
    Place before = story.say("us: text");
    String key = line.party("us").person("ann").id().toString();
    counts("us: key-revoke reason=lost key=" + key);
    refused(story.verdict("us: text"), Rule.KEY_NOT_GRANTED);
    assertThat(line.verdict(before).effective()).isTrue();
    refused(story.verdict("us: key-revoke reason=lost key=" + key), Rule.BAD_STATEMENT);
  }

  @Test
  void whereTheCharterSaysSoTwoPersonsSign() {
    Json.Obj next =
        line.charter()
            .with("parent", Hash.sha256(line.charter().bytes()).base64())
            .with("two-persons", Json.strings(List.of("request")));
    line.charter(next);
    refused(story.verdict("us: request"), Rule.WRONG_SIGNERS);
    refused(story.verdict("us: request by=ann,bob"), Rule.WRONG_TENURE);
    counts("us: request by=bob,ann");
    counts("us: text");
    line.grant("us", "ann", "holder")
        .with("key", line.party("us").person("ann", 2).key().vkey())
        .place();
    refused(
        story
            .draft("us: request")
            .keys(line.party("us").person("ann", 2), line.party("us").person("ann"))
            .verdict(),
        Rule.WRONG_SIGNERS);
    refused(story.verdict("us: text seen=none by=ann,bob"), Rule.WRONG_TENURE);
  }
}
