package parley.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.diplomacy.Diplomacy;
import parley.log.Hash;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Seen;

/** Acts that cross on the way: each test is a row of the table in docs/spec/fold.md. */
class CrossingTest {
  private final LineBuilder line = LineBuilder.two(3);
  private final Story story = new Story(line);

  /** All that {@code cn} has seen of {@code us} before a crossing. */
  private String blind(String party, String peer) {
    return party + ": %s seen=" + peer + "/" + line.party(peer).log().size();
  }

  private void counts(Place place) {
    assertThat(line.verdict(place)).isEqualTo(new Verdict.Effective());
  }

  private static void refused(Verdict verdict, Rule rule) {
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    assertThat(((Verdict.Refused) verdict).rule()).isEqualTo(rule);
  }

  private LineState state() {
    return line.referee().state();
  }

  @Test
  void bothSuspend() {
    String cn = blind("cn", "us");
    Place first = story.say("us: suspend");
    Place second = story.say(cn.formatted("suspend"));
    counts(second);
    assertThat(state().suspensions(Mark.REAL)).hasSize(2);
    counts(story.say("us: resume re " + first));
    assertThat(story.verdict("us: text")).isEqualTo(new Verdict.Inert(Verdict.Reason.SUSPENDED));
    counts(story.say("cn: resume re " + second));
    counts(story.say("us: text"));
  }

  @Test
  void anActCrossesASuspension() {
    String cn = blind("cn", "us");
    story.say("us: suspend");
    counts(story.say(cn.formatted("text")));
    assertThat(story.verdict("cn: text")).isEqualTo(new Verdict.Inert(Verdict.Reason.SUSPENDED));
  }

  @Test
  void amendmentsCross() {
    Json.Obj root = line.charter();
    Json.Obj child = root.with("parent", Hash.sha256(root.bytes()).base64());
    Json.Obj ours = child.with("notice-hours", 1);
    Json.Obj theirs = child.with("notice-hours", 2);
    TestLog us = line.party("us").log();
    Seen before = line.seen(us, us.size());
    line.propose("us", ours).place();
    line.propose("cn", theirs).seen(before).place();
    line.accept("us", theirs).place();
    assertThat(state().charter().orElseThrow().json()).isEqualTo(theirs);
    line.accept("cn", ours).place();
    Json.Obj lower =
        Hash.sha256(ours.bytes()).compareTo(Hash.sha256(theirs.bytes())) < 0 ? ours : theirs;
    assertThat(state().charter().orElseThrow().json()).isEqualTo(lower);
  }

  @Test
  void acceptCrossesCounter() {
    Place asked = story.say("us: request");
    String us = blind("us", "cn");
    Place counter = story.say("cn: answer answer=countered re " + asked);
    counts(story.say(us.formatted("text")));
    counts(story.say("us: answer answer=accepted re " + counter));
    counts(story.say("cn: answer answer=accepted re " + asked));
  }

  @Test
  void anAnswerCrossesTheLapse() {
    Place asked = story.say("us: request answer-by=30");
    String us = blind("us", "cn");
    Place answer = story.say("cn: answer re " + asked);
    Place lapse = story.say(us.formatted("lapse re " + asked));
    counts(answer);
    counts(lapse);
    assertThat(state().rungs(asked.log().origin().toString(), asked.index(), "cn").answered())
        .isTrue();
  }

  @Test
  void aSuccessionDuringARequest() {
    Place asked = story.say("us: request answer-by=30");
    String cn = blind("cn", "us");
    story.draft("us: holder").by("adm").with("person", "bob").with("name", "Bob").place();
    counts(story.say(cn.formatted("answer re " + asked)));
    counts(story.say("us: text by=bob"));
    refused(story.verdict("us: text by=ann"), Rule.WRONG_TENURE);
  }

  @Test
  void anAcknowledgementCrossesARevocation() {
    Place said = story.say("us: text");
    String cn = blind("cn", "us");
    story.say("us: key-revoke reason=lost key=" + line.party("us").person("ann").id());
    counts(story.say(cn.formatted("acknowledged re " + said)));
    counts(story.say("cn: understood re " + said));
  }

  @Test
  void oneIdOnBothSides() {
    String id = " id=" + "b".repeat(32);
    String cn = blind("cn", "us");
    counts(story.say("us: text" + id));
    counts(story.say(cn.formatted("text") + id));
    assertThat(story.verdict("cn: text" + id)).isEqualTo(new Verdict.Inert(Verdict.Reason.REPEAT));
  }

  @Test
  void anEpochEndsAtTheLargerSize() {
    TestLog first = line.party("us").log();
    long held = first.size();
    String cn = blind("cn", "us");
    Place late = story.say(cn.formatted("text"));
    counts(late);
    EpochStory.open(line, 0, first, held - 2).place();
    TestLog second = line.party("us").log();
    assertThat(line.referee().folded(second.origin().toString())).isZero();
    assertThat(line.referee().decide(line.draft("us", "text").entry())).isEmpty();
    EpochStory.accept(line, "cn", second, first, held).place();
    assertThat(line.referee().folded(first.origin().toString())).isEqualTo(held);
    assertThat(line.referee().folded(second.origin().toString())).isEqualTo(1);
    counts(story.say("us: text"));
    counts(story.say("cn: text"));
  }

  @Test
  void anAcceptanceThatCitesLessThanItSawIsRefused() {
    TestLog first = line.party("us").log();
    EpochStory.open(line, 0, first, first.size() - 2).place();
    TestLog second = line.party("us").log();
    refused(
        EpochStory.accept(line, "cn", second, first, first.size() - 2).verdict(),
        Rule.BAD_STATEMENT);
    counts(EpochStory.accept(line, "cn", second, first, first.size()).place());
  }

  @Test
  void anEpochIsAcceptedOnce() {
    TestLog first = line.party("us").log();
    EpochStory.open(line, 0, first, first.size()).place();
    TestLog second = line.party("us").log();
    counts(EpochStory.accept(line, "cn", second, first, first.size()).place());
    refused(
        EpochStory.accept(line, "cn", second, first, first.size()).verdict(), Rule.BAD_STATEMENT);
    refused(
        EpochStory.accept(line, "cn", first, first, first.size()).verdict(), Rule.BAD_STATEMENT);
    refused(
        EpochStory.accept(line, "us", second, first, first.size()).verdict(), Rule.BAD_STATEMENT);
  }

  @Test
  void anAcceptanceOfAFalseRootIsRefused() {
    TestLog first = line.party("us").log();
    EpochStory.open(line, 0, first, first.size()).place();
    Json.Obj lie = EpochStory.end(first, first.size()).with("root", Hash.sha256().base64());
    refused(
        EpochStory.accept(line, "cn", line.party("us").log(), first, first.size())
            .with("previous", lie)
            .verdict(),
        Rule.BAD_STATEMENT);
  }

  /** Each party's acceptance can stand in its new log only, which waits for the other's. */
  @Test
  void twoOpeningsCross() {
    TestLog us = line.party("us").log();
    TestLog cn = line.party("cn").log();
    EpochStory.open(line, 0, us, us.size()).place();
    EpochStory.open(line, 0, cn, cn.size()).place();
    TestLog us2 = line.party("us").log();
    TestLog cn2 = line.party("cn").log();
    assertThat(line.referee().pending(us2.origin())).isTrue();
    Place early = EpochStory.accept(line, "cn", us2, us, us.size()).place();
    assertThat(line.judgement(early)).isEmpty();
    assertThat(line.referee().pending(us2.origin())).isFalse();
    assertThat(line.referee().closed(us.origin())).isTrue();
    counts(EpochStory.accept(line, "us", cn2, cn, cn.size()).place());
    counts(early);
    counts(story.say("us: text"));
    counts(story.say("cn: text"));
  }

  @Test
  void anAcceptanceAheadOfItsTurnIsThePartysAndStandsAtTheHead() {
    TestLog us = line.party("us").log();
    TestLog cn = line.party("cn").log();
    EpochStory.open(line, 0, us, us.size()).place();
    EpochStory.open(line, 0, cn, cn.size()).place();
    TestLog us2 = line.party("us").log();
    EpochStory.accept(line, "cn", us2, us, us.size()).by("clerk").place();
    assertThat(line.referee().pending(us2.origin())).isTrue();
    EpochStory.accept(line, "cn", us2, us, us.size()).place();
    assertThat(line.referee().pending(us2.origin())).isTrue();
  }

  @Test
  void aFalseAcceptanceAheadOfItsTurnHelpsNobody() {
    TestLog us = line.party("us").log();
    TestLog cn = line.party("cn").log();
    EpochStory.open(line, 0, us, us.size()).place();
    TestLog us2 = line.party("us").log();
    EpochStory.open(line, 0, cn, cn.size()).place();
    Json.Obj lie = EpochStory.end(us, us.size()).with("root", Hash.sha256().base64());
    EpochStory.accept(line, "cn", us2, us, us.size()).with("previous", lie).place();
    assertThat(line.referee().pending(us2.origin())).isTrue();
    EpochStory.accept(line, "cn", us2, us, us.size()).place();
    assertThat(line.referee().pending(us2.origin())).isFalse();
  }

  @Test
  void anAcceptanceThatCitesMoreThanItsOwnersNodeWroteIsRefusedThere() {
    TestLog first = line.party("us").log();
    EpochStory.open(line, 0, first, first.size()).place();
    TestLog second = line.party("us").log();
    Json.Obj more =
        EpochStory.end(first, first.size()).with("size", new Json.Int(first.size() + 1));
    Place lie =
        EpochStory.accept(line, "cn", second, first, first.size()).with("previous", more).place();
    assertThat(line.judgement(lie)).isEmpty();
    line.referee().whole("us", true);
    assertThat(line.referee().advance())
        .singleElement()
        .satisfies(j -> refused(j.verdict(), Rule.BAD_STATEMENT));
  }

  @Test
  void aNewMirrorKeyComesWithTheEndOfTheOld() {
    TestLog first = line.party("us").log();
    List<parley.log.NoteKey> old = line.party("us").card(1).mirrorKeys();
    List<parley.log.NoteKey> fresh = line.party("us").card(2, 1).mirrorKeys();
    String cn = line.party("cn").log().origin().toString();
    refused(line.referee().decide(renewal(first, fresh)).orElseThrow(), Rule.BAD_STATEMENT);
    refused(
        line.referee()
            .decide(
                EpochStory.open(line, 4, first, first.size())
                    .with("card", line.party("us").card(2, 1).note())
                    .entry())
            .orElseThrow(),
        Rule.BAD_STATEMENT);
    EpochStory.renewed(line, first, old, 7).place();
    TestLog second = line.party("us").log();
    counts(EpochStory.accept(line, "cn", second, first, first.size()).place());
    MirrorKeys mirrors = state().mirrors("us");
    assertThat(mirrors.stated()).containsExactly(old, fresh);
    assertThat(mirrors.stands(old, cn)).isEqualTo(7);
    assertThat(mirrors.stands(old, first.origin().toString())).isZero();
    assertThat(mirrors.stands(fresh, cn)).isEqualTo(Long.MAX_VALUE);
    assertThat(state().card("us").orElseThrow().serial()).isEqualTo(2);
  }

  private parley.record.Entry renewal(TestLog first, List<parley.log.NoteKey> revoked) {
    return EpochStory.renewed(line, first, revoked, 7).entry();
  }

  @Test
  void anAcceptanceWaitsForTheOpening() {
    TestLog first = line.party("us").log();
    TestLog second = line.begin(line.party("us"), 2, 0);
    Place accept = EpochStory.accept(line, "cn", second, first, first.size()).place();
    assertThat(line.judgement(accept)).isEmpty();
    assertThat(line.referee().waiting("cn")).isEqualTo(1);
    var keys = line.party("us").logKeys(second.origin(), 2, 0);
    line.draft("us", "epoch-open")
        .with("previous", EpochStory.end(first, first.size()))
        .with("epoch", new Json.Int(2))
        .with("log-keys", Json.strings(keys.stream().map(k -> k.vkey()).toList()))
        .with("reason", "restored")
        .place();
    counts(accept);
    assertThat(line.referee().folded(second.origin().toString())).isEqualTo(1);
  }

  @Test
  void rivalOpeningsOfOneEpoch() {
    LineBuilder three = LineBuilder.three(4);
    TestLog first = three.party("us").log();
    EpochStory.open(three, 0, first, first.size()).place();
    TestLog one = three.party("us").log();
    EpochStory.open(three, 1, first, first.size()).place();
    TestLog two = three.party("us").log();
    assertThat(EpochStory.accept(three, "cn", one, first, first.size()).verdict().effective())
        .isTrue();
    assertThat(EpochStory.accept(three, "ph", two, first, first.size()).verdict().effective())
        .isTrue();
    refused(EpochStory.accept(three, "cn", two, first, first.size()).verdict(), Rule.BAD_STATEMENT);
    assertThat(three.referee().folded(two.origin().toString())).isZero();
  }

  @Test
  void theCounterpartsNodeBelievesNoSeenAheadOfItsLog() {
    TestLog us = line.party("us").log();
    Seen ahead = new Seen(us.origin().toString(), us.size() + 1, Hash.sha256());
    Place lie = story.draft("cn: text").seen(ahead).place();
    assertThat(line.judgement(lie)).isEmpty();
    LineFold node = Diplomacy.fold(line.terms(java.util.Set.of("us"), 1), line.suite(), line);
    List<LineFold.Judged> judged =
        Stream.of(us, lie.log())
            .flatMap(
                log -> {
                  for (long i = 0; i < log.size(); i++) {
                    node.offer(log.origin(), i, log.reading(i));
                  }
                  return node.advance().stream();
                })
            .toList();
    assertThat(judged)
        .filteredOn(j -> j.origin().equals(lie.log().origin()) && j.index() == lie.index())
        .singleElement()
        .satisfies(j -> refused(j.verdict(), Rule.SEEN_MISMATCH));
    story.say("us: text seen=none");
    refused(line.verdict(lie), Rule.SEEN_MISMATCH);
  }

  /** Hashes allow no circle: of two entries that wait for one another, one states a false root. */
  @Test
  void aFalseSeenCannotHoldUpTheLine() {
    TestLog us = line.party("us").log();
    TestLog cn = line.party("cn").log();
    Seen ahead = new Seen(us.origin().toString(), us.size() + 1, Hash.sha256());
    Place lie = story.draft("cn: text").seen(ahead).place();
    Place after = story.draft("us: text").seen(line.seen(cn, cn.size())).place();
    refused(line.verdict(lie), Rule.SEEN_MISMATCH);
    counts(after);
  }

  @Test
  void anotherLinesLeavesAreNotOffered() {
    LineBuilder other = LineBuilder.two(9);
    TestLog log = other.party("us").log();
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> line.referee().offer(log.origin(), 0, log.reading(0)));
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(
            () -> line.referee().offer(line.party("us").log().origin(), 99, log.reading(0)));
  }
}
