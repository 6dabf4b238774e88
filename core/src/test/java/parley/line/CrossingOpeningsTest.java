package parley.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.log.Hash;
import parley.record.Json;

/** Openings of epochs that cross on the way: more rows of the table in docs/spec/fold.md. */
class CrossingOpeningsTest {
  private final LineBuilder line = LineBuilder.two(3);
  private final Story story = new Story(line);

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

  /** Each party's acceptance can stand in its new log only, which waits for the other's. */
  @Test
  void twoOpeningsCross() {
    TestLog us = line.party("us").log();
    TestLog cn = line.party("cn").log();
    EpochStory.open(line, 0, us, us.size()).place();
    EpochStory.open(line, 0, cn, cn.size()).place();
    TestLog us2 = line.party("us").log();
    TestLog cn2 = line.party("cn").log();
    Place one = EpochStory.accept(line, "cn", us2, us, us.size()).place();
    assertThat(line.judgement(one)).isEmpty();
    assertThat(line.referee().pending(us2.origin())).isTrue();
    Draft again = EpochStory.accept(line, "cn", us2, us, us.size());
    refused(line.referee().decide(again.entry()).orElseThrow(), Rule.BAD_STATEMENT);
    Place other = EpochStory.accept(line, "us", cn2, cn, cn.size()).place();
    assertThat(line.referee().pending(us2.origin())).isFalse();
    assertThat(line.referee().closed(us.origin())).isTrue();
    counts(one);
    counts(other);
    counts(story.say("us: text"));
    counts(story.say("cn: text"));
  }

  /** Of three that wait for one another none begins before each of them accepted all others. */
  @Test
  void threeOpeningsCross() {
    LineBuilder three = LineBuilder.three(1);
    List<TestLog> old = three.names().stream().map(name -> three.party(name).log()).toList();
    old.forEach(log -> EpochStory.open(three, 0, log, log.size()).place());
    List<TestLog> next = three.names().stream().map(name -> three.party(name).log()).toList();
    for (int by = 0; by < 3; by++) {
      for (int of = 0; of < 3; of++) {
        if (of != by) {
          assertThat(next).allMatch(log -> three.referee().pending(log.origin()));
          TestLog first = old.get(of);
          EpochStory.accept(three, three.names().get(by), next.get(of), first, first.size())
              .place();
        }
      }
    }
    assertThat(next).noneMatch(log -> three.referee().pending(log.origin()));
    assertThat(next).allMatch(log -> three.referee().folded(log.origin().toString()) == 3);
  }

  @Test
  void anAcceptanceAheadOfItsTurnIsThePartysAndStandsAtTheHead() {
    TestLog us = line.party("us").log();
    TestLog cn = line.party("cn").log();
    EpochStory.open(line, 0, us, us.size()).place();
    EpochStory.open(line, 0, cn, cn.size()).place();
    TestLog us2 = line.party("us").log();
    TestLog cn2 = line.party("cn").log();
    EpochStory.accept(line, "us", cn2, cn, cn.size()).place();
    EpochStory.accept(line, "cn", us2, us, us.size()).by("clerk").place();
    assertThat(line.referee().pending(us2.origin())).isTrue();
    EpochStory.accept(line, "cn", us2, us, us.size()).place();
    assertThat(line.referee().pending(us2.origin())).isTrue();
  }

  /** The author lost its first acceptance with the end of its old log, and gives it again. */
  @Test
  void anAcceptanceGivenAgainInANewLogHangsOnNoOrder() {
    TestLog us = line.party("us").log();
    TestLog cn = line.party("cn").log();
    EpochStory.open(line, 0, us, us.size()).place();
    TestLog us2 = line.party("us").log();
    long lost = cn.size();
    EpochStory.accept(line, "cn", us2, us, us.size()).place();
    EpochStory.open(line, 0, cn, lost).place();
    TestLog cn2 = line.party("cn").log();
    EpochStory.accept(line, "cn", us2, us, us.size()).place();
    EpochStory.accept(line, "us", cn2, cn, cn.size()).place();
    LineFold late = line.fold();
    offer(late, us, 0, us.size());
    offer(late, us2, 0, us2.size());
    offer(late, cn, 0, lost);
    offer(late, cn2, 0, cn2.size());
    late.advance();
    offer(late, cn, lost, cn.size());
    late.advance();
    assertThat(late.json()).isEqualTo(line.referee().json());
    assertThat(late.pending(us2.origin())).isFalse();
    assertThat(late.pending(cn2.origin())).isFalse();
  }

  /** Cited is less than its author had seen, by an entry that still waits for what it saw. */
  @Test
  void anAcceptanceThatHidesWhatItsAuthorSawEndsNothingInAnyOrder() {
    TestLog us = line.party("us").log();
    TestLog cn = line.party("cn").log();
    line.draft("cn", "text").seen(Map.of("us", us.size())).place();
    EpochStory.open(line, 0, us, us.size() - 1).place();
    EpochStory.open(line, 0, cn, cn.size()).place();
    TestLog us2 = line.party("us").log();
    TestLog cn2 = line.party("cn").log();
    EpochStory.accept(line, "us", cn2, cn, cn.size()).place();
    EpochStory.accept(line, "cn", us2, us, us.size() - 1).place();
    LineFold late = line.fold();
    offer(late, us, 0, us.size() - 1);
    offer(late, us2, 0, us2.size());
    offer(late, cn, 0, cn.size());
    offer(late, cn2, 0, cn2.size());
    late.advance();
    offer(late, us, us.size() - 1, us.size());
    late.advance();
    assertThat(late.json()).isEqualTo(line.referee().json());
    assertThat(late.pending(us2.origin())).isTrue();
    assertThat(late.pending(cn2.origin())).isTrue();
  }

  /** What its party lost comes, by a late packet, between the two acceptances without it. */
  @Test
  void aLeafThatItsPartyLostWaitsUntilTheEndIsSettled() {
    LineBuilder three = LineBuilder.three(1);
    List<TestLog> old = three.names().stream().map(name -> three.party(name).log()).toList();
    TestLog opener = old.getFirst();
    long end = opener.size();
    three.draft(three.names().getFirst(), "text").place();
    EpochStory.open(three, 0, opener, end).place();
    TestLog next = three.party(three.names().getFirst()).log();
    for (String by : three.names().subList(1, 3)) {
      EpochStory.accept(three, by, next, opener, end).seen().place();
    }
    LineFold late = three.fold();
    offer(late, opener, 0, end);
    offer(late, next, 0, next.size());
    offer(late, old.get(1), 0, old.get(1).size());
    offer(late, old.get(2), 0, old.get(2).size() - 1);
    late.advance();
    offer(late, opener, end, end + 1);
    assertThat(late.advance()).isEmpty();
    offer(late, old.get(2), old.get(2).size() - 1, old.get(2).size());
    assertThat(late.advance()).anySatisfy(j -> refused(j.verdict(), Rule.LOG_CLOSED));
    assertThat(late.folded(next.origin().toString())).isEqualTo(1);
    LineFold oneAfterAnother = three.fold();
    oneAfterAnother.foresee(next.origin(), next.reading(0));
    for (TestLog log : List.of(opener, old.get(1), old.get(2), next)) {
      offer(oneAfterAnother, log, 0, log.size());
      oneAfterAnother.advance();
    }
    assertThat(oneAfterAnother.json()).isEqualTo(late.json());
  }

  /** What the acceptor had seen goes on, though the opener states less. */
  @Test
  void whatAnAcceptanceCitesIsJudgedBeforeIt() {
    TestLog us = line.party("us").log();
    TestLog cn = line.party("cn").log();
    EpochStory.open(line, 0, us, us.size() - 2).place();
    TestLog us2 = line.party("us").log();
    long said = cn.size();
    line.draft("cn", "text").seen(line.seen(us, us.size())).place();
    EpochStory.accept(line, "cn", us2, us, us.size()).place();
    LineFold late = line.fold();
    offer(late, us2, 0, us2.size());
    offer(late, us, 0, us.size());
    offer(late, cn, 0, said);
    late.advance();
    assertThat(late.folded(us.origin().toString())).isEqualTo(us.size() - 2);
    offer(late, cn, said, said + 1);
    late.advance();
    assertThat(late.folded(us.origin().toString())).isEqualTo(us.size());
    offer(late, cn, said + 1, cn.size());
    late.advance();
    assertThat(late.json()).isEqualTo(line.referee().json());
    assertThat(late.pending(us2.origin())).isFalse();
  }

  private static void offer(LineFold fold, TestLog log, long from, long to) {
    for (long i = from; i < to; i++) {
      fold.offer(log.origin(), i, log.reading(i));
    }
  }

  @Test
  void aFalseAcceptanceAheadOfItsTurnHelpsNobody() {
    TestLog us = line.party("us").log();
    TestLog cn = line.party("cn").log();
    EpochStory.open(line, 0, us, us.size()).place();
    TestLog us2 = line.party("us").log();
    EpochStory.open(line, 0, cn, cn.size()).place();
    EpochStory.accept(line, "us", line.party("cn").log(), cn, cn.size()).place();
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
    assertThat(state().mirrors("us").stands(old, cn)).isEqualTo(Long.MAX_VALUE);
    assertThat(state().mirrorsAhead("us").stands(old, cn)).isEqualTo(7);
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
}
