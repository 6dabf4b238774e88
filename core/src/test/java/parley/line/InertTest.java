package parley.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.record.Json;
import parley.record.Mark;

/** Entries in order that have no effect, each for its one reason. */
class InertTest {
  private final LineBuilder line = LineBuilder.two(2);
  private final Story story = new Story(line);

  private static Verdict inert(Verdict.Reason reason) {
    return new Verdict.Inert(reason);
  }

  @Test
  void aKindOfALaterVersionIsKept() {
    assertThat(story.verdict("us: brand-new")).isEqualTo(inert(Verdict.Reason.UNKNOWN_KIND));
  }

  @Test
  void anIdCountsOnceOnTheLine() {
    assertThat(story.verdict("us: text id=" + "a".repeat(32)).effective()).isTrue();
    assertThat(story.verdict("us: text id=" + "a".repeat(32)))
        .isEqualTo(inert(Verdict.Reason.REPEAT));
    assertThat(story.verdict("cn: text id=" + "a".repeat(32)))
        .isEqualTo(inert(Verdict.Reason.REPEAT));
  }

  @Test
  void beforeTheCharterOnlyTheFoundationCounts() {
    LineBuilder fresh = new LineBuilder(3, new TestSuite("test"), "us", "cn");
    fresh.names().forEach(n -> fresh.genesisDraft(n).place());
    fresh.names().forEach(fresh::grants);
    fresh.propose("cn", fresh.charter()).place();
    assertThat(fresh.draft("us", "post").by("adm").verdict())
        .isEqualTo(inert(Verdict.Reason.NO_CHARTER));
    assertThat(new Story(fresh).verdict("us: displayed re cn/5 by=clerk").effective()).isTrue();
    fresh.accept("us", fresh.charter()).place();
    assertThat(fresh.draft("us", "post").by("adm").verdict().effective()).isTrue();
    assertThat(fresh.draft("cn", "post").by("adm").seen().verdict())
        .isEqualTo(inert(Verdict.Reason.NO_CHARTER));
  }

  @Test
  void aSuspensionStopsActsButNeverTheCoreSet() {
    Place flag = story.say("us: suspend");
    assertThat(story.verdict("us: text")).isEqualTo(inert(Verdict.Reason.SUSPENDED));
    assertThat(story.verdict("cn: text")).isEqualTo(inert(Verdict.Reason.SUSPENDED));
    for (String kind : List.of("orderwire", "safety", "link-test", "health")) {
      assertThat(story.verdict("cn: " + kind).effective()).as(kind).isTrue();
    }
    assertThat(story.verdict("cn: displayed re " + flag).effective()).isTrue();
    assertThat(line.referee().state().suspensions(Mark.REAL)).hasSize(1);
    story.say("us: resume re " + flag);
    assertThat(story.verdict("cn: text").effective()).isTrue();
    assertThat(line.referee().state().suspensions(Mark.REAL)).isEmpty();
  }

  @Test
  void aSuspensionInPartStopsThatPart() {
    story.say("us: suspend kinds=[request]");
    assertThat(story.verdict("cn: text").effective()).isTrue();
    assertThat(story.verdict("cn: request")).isEqualTo(inert(Verdict.Reason.SUSPENDED));
    story.say("us: suspend topics=[maritime]");
  }

  @Test
  void aSuspensionOfATopicStopsThatTopic() {
    story.say("us: suspend topics=[maritime]");
    assertThat(story.verdict("cn: request topics=[maritime,air]"))
        .isEqualTo(inert(Verdict.Reason.SUSPENDED));
    assertThat(story.verdict("cn: request topics=[air]").effective()).isTrue();
    Json agenda =
        new Json.Arr(
            List.of(Json.Obj.EMPTY.with("topic", "maritime").with("text", "Safety at sea")));
    assertThat(
            Topics.of(
                story
                    .draft("cn: request")
                    .with("terms", Json.Obj.EMPTY.with("agenda", agenda))
                    .entry()))
        .containsExactly("maritime");
  }

  @Test
  void anExerciseSuspendsTheExerciseOnly() {
    story.say("us: suspend mark=exercise");
    assertThat(story.verdict("us: text mark=exercise")).isEqualTo(inert(Verdict.Reason.SUSPENDED));
    assertThat(story.verdict("us: text mark=test").effective()).isTrue();
    assertThat(story.verdict("us: text").effective()).isTrue();
    assertThat(line.referee().state().suspensions(Mark.REAL)).isEmpty();
    assertThat(line.referee().state().suspensions(Mark.EXERCISE)).hasSize(1);
  }

  @Test
  void untilItsEpochIsSeenAcceptedOnlyTheCoreSetOfAPartyCounts() {
    TestLog first = line.party("us").log();
    EpochStory.open(line, 0, first, first.size()).place();
    TestLog second = line.party("us").log();
    long before = line.party("cn").log().size();
    EpochStory.accept(line, "cn", second, first, first.size()).place();
    assertThat(story.verdict("us: text seen=cn/" + before))
        .isEqualTo(inert(Verdict.Reason.EPOCH_PENDING));
    assertThat(story.verdict("us: safety seen=cn/" + before).effective()).isTrue();
    assertThat(story.verdict("us: text").effective()).isTrue();
  }
}
