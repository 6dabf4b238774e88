package parley.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.record.Json;
import parley.record.UtcTime;

/** Suspension with notice and reason, the end of a line, duties of keys, posts, topics, dates. */
class LineRulesTest {
  private final LineBuilder line = LineBuilder.two(1);
  private final Story story = new Story(line);

  private static void refused(Verdict verdict, Rule rule) {
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    assertThat(((Verdict.Refused) verdict).rule()).isEqualTo(rule);
  }

  private static void counts(Verdict verdict) {
    assertThat(verdict).isEqualTo(new Verdict.Effective());
  }

  private static Verdict inert(Verdict.Reason reason) {
    return new Verdict.Inert(reason);
  }

  @Test
  void aSuspensionSaysWhyOrThatItDoesNot() {
    Json.Obj bare = Json.Obj.EMPTY.with("wording", "cancelled");
    refused(story.draft("us: suspend").body(bare).verdict(), Rule.BAD_STATEMENT);
    counts(story.draft("us: suspend").body(bare.with("reason-not-given", true)).verdict());
    Json.Obj cause = Json.Obj.EMPTY.with("label", "e01");
    counts(story.draft("us: suspend").body(bare.with("because", List.of(cause))).verdict());
    Json.Obj both = bare.with("reason", "a visit").with("reason-not-given", true);
    refused(story.draft("us: suspend").body(both).verdict(), Rule.BAD_STATEMENT);
  }

  @Test
  void aSuspensionStopsFromTheTimeOfItsNotice() {
    String from = UtcTime.print(line.now().plus(Duration.ofMinutes(5)));
    counts(story.draft("us: suspend").with("from", from).verdict());
    counts(story.verdict("cn: text"));
    Draft late = story.draft("cn: text").at(line.now().plus(Duration.ofMinutes(5)));
    assertThat(late.verdict()).isEqualTo(inert(Verdict.Reason.SUSPENDED));
    String before = UtcTime.print(line.now().minus(Duration.ofMinutes(5)));
    refused(story.draft("us: suspend").with("from", before).verdict(), Rule.IMPOSSIBLE_TIME);
  }

  @Test
  void agreedToResumeIsNotResumed() {
    Place flag = story.say("us: suspend");
    counts(story.verdict("cn: agreed-to-resume re " + flag));
    counts(story.verdict("us: agreed-to-resume re " + flag));
    assertThat(story.verdict("cn: text")).isEqualTo(inert(Verdict.Reason.SUSPENDED));
    Matters.Matter said = line.referee().state().suspensionHistory().iterator().next();
    assertThat(said.acts()).extracting(Said::kind).startsWith("suspend", "agreed-to-resume");
    assertThat(line.referee().state().stands(said.opening().target())).isTrue();
    counts(story.verdict("us: resume re " + flag));
    counts(story.verdict("cn: text"));
    assertThat(line.referee().state().stands(said.opening().target())).isFalse();
    refused(story.verdict("cn: agreed-to-resume re " + flag), Rule.BAD_TARGET);
    assertThat(said.acts()).hasSize(4);
  }

  @Test
  void anEndedLineTakesTheCoreSetAndNothingElse() {
    Place end = story.say("us: terminate");
    assertThat(story.verdict("cn: text")).isEqualTo(inert(Verdict.Reason.CLOSED));
    counts(story.verdict("cn: safety"));
    refused(story.verdict("us: resume re " + end), Rule.BAD_TARGET);
    refused(story.verdict("cn: agreed-to-resume re " + end), Rule.BAD_TARGET);
  }

  private Verdict grant(String person, String... duties) {
    return line.grant("us", person, "holder")
        .with("duties", Json.strings(List.of(duties)))
        .verdict();
  }

  @Test
  void theWatchTakesInAndPassesOnWithoutHoldingThePost() {
    counts(grant("wil", "watch-officer"));
    Place said = story.say("cn: text");
    counts(story.verdict("us: acknowledged by=wil re " + said));
    counts(story.verdict("us: safety by=wil"));
    refused(story.verdict("us: text by=wil"), Rule.WRONG_SIGNERS);
    refused(story.verdict("us: suspend by=wil"), Rule.WRONG_SIGNERS);
    counts(grant("lia", "liaison"));
    counts(story.verdict("us: orderwire by=lia"));
    refused(story.verdict("us: acknowledged by=lia re " + said), Rule.WRONG_SIGNERS);
  }

  @Test
  void aDrafterDraftsAndAReleaserReleases() {
    counts(grant("dan", "drafter"));
    counts(story.verdict("us: text by=dan,ann"));
    refused(story.verdict("us: text by=dan"), Rule.WRONG_SIGNERS);
    counts(grant("rob", "releaser"));
    refused(story.verdict("us: text by=rob,ann"), Rule.WRONG_SIGNERS);
    refused(story.verdict("us: text by=dan,rob"), Rule.WRONG_TENURE);
    story.draft("us: holder").by("adm").with("person", "rob").with("name", "Rob").place();
    counts(story.verdict("us: text by=dan,rob"));
  }

  @Test
  void onlyThePostsOfTheCharterSpeak() {
    counts(story.draft("us: post").by("adm").with("name", "press").verdict());
    counts(
        story.draft("us: holder").by("adm").with("holds", "press").with("person", "pam").verdict());
    counts(
        line.grant("us", "pam", "holder").with("posts", Json.strings(List.of("press"))).verdict());
    refused(story.draft("us: text").by("pam").post("press").verdict(), Rule.WRONG_POST);
    counts(story.draft("us: orderwire").by("pam").post("press").verdict());
  }

  @Test
  void theCharterBoundsTheTopics() {
    Json.Obj next =
        line.charter()
            .with("parent", line.referee().state().charter().orElseThrow().hash().base64())
            .with("topics", Json.strings(List.of("air", "sea")));
    line.charter(next);
    counts(story.verdict("us: request topics=[air]"));
    refused(story.verdict("us: request topics=[air,moon]"), Rule.UNKNOWN_TOPIC);
    refused(story.verdict("us: suspend topics=[moon]"), Rule.UNKNOWN_TOPIC);
    counts(story.verdict("us: suspend topics=[air]"));
  }

  @Test
  void anActsOwnTimesFitTheTimeWhenItIsWritten() {
    Json.Obj day = Json.Obj.EMPTY.with("precision", "day");
    Json.Obj ahead = day.with("date", "2027-03-01");
    Instant now = line.now();
    Draft late = story.draft("us: request").at(now).answerBy(now);
    refused(late.verdict(), Rule.IMPOSSIBLE_TIME);
    counts(story.draft("us: request").at(now).answerBy(now.plusSeconds(1)).verdict());
    for (String kind : List.of("request", "suspend", "talk-planned", "readout", "incident")) {
      refused(story.draft("us: " + kind).with("when", ahead).verdict(), Rule.IMPOSSIBLE_TIME);
    }
    counts(story.draft("us: foreseen").with("when", ahead).verdict());
    counts(story.draft("us: request").with("when", day.with("date", "2022-08-05")).verdict());
  }

  @Test
  void aDismissalGivesAReasonOrSaysThatItGivesNone() {
    Json.Obj gone = Json.Obj.EMPTY.with("holds", "desk").with("since", "2023-10-24");
    Json.Obj silent = gone.with("reason-not-given", true);
    refused(
        story.draft("us: holder").by("adm").body(silent.with("reason", "health")).verdict(),
        Rule.BAD_STATEMENT);
    counts(story.draft("us: holder").by("adm").body(silent).verdict());
    assertThat(line.referee().state().tenures("us")).hasSize(2);
    refused(story.verdict("us: text"), Rule.WRONG_TENURE);
  }

  @ParameterizedTest
  @CsvSource({
    "day,2024-08-28,,wed,",
    "day,2024-08-28,,tue,2024-08-28 is a wed",
    "day,2024-08,,,known to the day",
    "month,2024-08,,,",
    "month,2024-08-28,,,names no day",
    "month,2024-08,,wed,a weekday needs a day",
    "not-known,2024-08,,,stands exactly where one is known",
    "not-known,,,,",
    "day,,,,stands exactly where one is known",
    "day,2024-08-28,2024-08-27,,it ends before it begins",
    "day,2024-08-27,2024-08-28,tue,",
    "not-later-than,2022-11-14,,,",
  })
  void theCalendarIsAsked(String precision, String date, String until, String day, String fault) {
    Json.Obj when = Json.Obj.EMPTY.with("precision", precision);
    when = date == null ? when : when.with("date", date);
    when = until == null ? when : when.with("until", until);
    when = day == null ? when : when.with("weekday", day);
    Verdict verdict = story.draft("us: request").with("when", when).verdict();
    if (fault == null) {
      counts(verdict);
    } else {
      refused(verdict, Rule.IMPOSSIBLE_TIME);
      assertThat(((Verdict.Refused) verdict).detail()).contains(fault);
    }
  }
}
