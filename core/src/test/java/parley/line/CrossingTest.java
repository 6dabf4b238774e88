package parley.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.diplomacy.Diplomacy;
import parley.log.Hash;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Ref;
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

  /** Of three, the log's owner may have told two histories: its author is not to suffer by it. */
  @Test
  void ofThreeAFalseSeenCountsForNothing() {
    LineBuilder three = LineBuilder.three(11);
    TestLog us = three.party("us").log();
    counts(three, three.draft("cn", "text").seen(three.seen(us, us.size())).place());
    long told = us.size();
    Seen lie = new Seen(us.origin().toString(), told, Hash.sha256());
    Place entry = three.draft("cn", "text").seen(lie).place();
    counts(three, entry);
    Ref re =
        new Ref(us.origin().toString(), told - 1, three.leaf(us.origin().toString(), told - 1));
    Place after = three.draft("us", "text").place();
    Ref unseen =
        new Ref(
            us.origin().toString(),
            after.index(),
            three.leaf(us.origin().toString(), after.index()));
    assertThat(three.draft("cn", "answer").seen(lie).re(re).verdict().effective()).isTrue();
    refused(three.draft("cn", "answer").seen(lie).re(unseen).verdict(), Rule.BAD_REFERENCE);
  }

  private static void counts(LineBuilder of, Place place) {
    assertThat(of.judgement(place)).contains(new Verdict.Effective());
  }

  /** Its owner says at once what others find out when the leaves come: it counts for nothing. */
  @Test
  void ofThreeASeenAheadOfTheLogHoldsUpNobodyForEver() {
    LineBuilder three = LineBuilder.three(12);
    TestLog us = three.party("us").log();
    TestLog cn = three.party("cn").log();
    Seen ahead = new Seen(us.origin().toString(), us.size() + 1, Hash.sha256());
    Place entry = three.draft("cn", "text").seen(ahead).place();
    assertThat(three.judgement(entry)).isEmpty();
    assertThat(three.referee().awaited())
        .containsExactly(new LineFold.Awaited(cn.origin().party(), ahead));
    LineFold owner = Diplomacy.fold(three.terms(java.util.Set.of("us"), 1), three.suite(), three);
    LineFold proven =
        Diplomacy.fold(three.terms(java.util.Set.of(), 1), three.suite(), excluding(three, ahead));
    for (LineFold fold : List.of(owner, proven)) {
      for (String name : three.names()) {
        TestLog log = three.party(name).log();
        for (long i = 0; i < log.size(); i++) {
          fold.offer(log.origin(), i, log.reading(i));
        }
      }
      fold.advance();
      assertThat(fold.state().outcome(cn.origin().toString(), entry.index())).contains("effective");
    }
    three.draft("us", "text").place();
    counts(three, entry);
    assertThat(three.referee().awaited()).isEmpty();
  }

  private static LogView excluding(LineBuilder of, Seen seen) {
    return new LogView() {
      @Override
      public Hash leaf(String origin, long index) {
        return of.leaf(origin, index);
      }

      @Override
      public Hash root(String origin, long size) {
        return of.root(origin, size);
      }

      @Override
      public boolean excludes(String origin, long size, Hash root) {
        return new Seen(origin, size, root).equals(seen);
      }
    };
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

  @Test
  void anAttestedAnswerCrossesTheCounterpartsOwn() {
    Place asked = story.say("us: request answer-by=30");
    String cn = blind("cn", "us");
    Place heard = story.say("us: cn~answer answer=declined re " + asked);
    counts(heard);
    counts(story.say(cn.formatted("answer answer=accepted re " + asked)));
    String origin = asked.log().origin().toString();
    assertThat(state().rungs(origin, asked.index(), "cn").answered()).isTrue();
    assertThat(state().heard(origin, asked.index(), "cn")).isEmpty();
    assertThat(state().grade(origin, heard.index())).contains(Grade.ATTESTED);
  }

  @Test
  void bothClearAnAttestedSuspension() {
    Place flag = story.say("us: cn~suspend");
    String cn = blind("cn", "us");
    counts(story.say("us: cn~resume re " + flag));
    counts(story.say(cn.formatted("resume re " + flag)));
    assertThat(state().suspensions(Mark.REAL)).isEmpty();
    counts(story.say("us: text"));
  }

  @Test
  void anActCrossesTheOpeningOfAPartyThatWasAbsent() {
    LineBuilder alone = LineBuilder.alone(5);
    Story told = new Story(alone);
    alone.pair("cn");
    assertThat(told.verdict("us: text seen=none").effective()).isTrue();
    assertThat(told.verdict("us: text")).isEqualTo(new Verdict.Inert(Verdict.Reason.NO_CHARTER));
    alone.accept("cn", alone.charter()).place();
    assertThat(told.verdict("us: text").effective()).isTrue();
  }
}
