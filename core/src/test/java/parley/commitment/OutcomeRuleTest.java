package parley.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.incident.Incidents;
import parley.line.Draft;
import parley.line.LineBuilder;
import parley.line.LineFold;
import parley.line.Place;
import parley.line.Rule;
import parley.line.Story;
import parley.line.Verdict;
import parley.log.Hash;
import parley.record.Json;

/** Each rule of an act on an outcome, broken once; beside it stands the act that keeps it. */
class OutcomeRuleTest {
  private final LineBuilder line = LineBuilder.two(8);
  private final Story story = new Story(line);

  private void refused(String act, Rule rule) {
    refused(story.verdict(act), rule);
  }

  private static void refused(Verdict verdict, Rule rule) {
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    assertThat(((Verdict.Refused) verdict).rule()).isEqualTo(rule);
  }

  private Place counts(String act) {
    Place place = story.say(act);
    assertThat(line.verdict(place)).isEqualTo(new Verdict.Effective());
    return place;
  }

  private static String day(String date) {
    return "{\"date\":\"" + date + "\",\"precision\":\"day\"}";
  }

  private Place commitment() {
    Place outcome = counts("us: outcome");
    counts("cn: outcome-degree re " + outcome);
    return outcome;
  }

  @Test
  void ownersAreParties() {
    refused("us: outcome owners=[zz]", Rule.BAD_STATEMENT);
    counts("us: outcome owners=[cn,us]");
  }

  @Test
  void datesCanBe() {
    refused(
        "us: outcome when={\"date\":\"2026-02-01\",\"precision\":\"day\",\"weekday\":\"mon\"}",
        Rule.IMPOSSIBLE_TIME);
    counts("us: outcome when={\"date\":\"2026-02-01\",\"precision\":\"day\",\"weekday\":\"sun\"}");
    refused("us: outcome when=" + day("2026-03-03"), Rule.IMPOSSIBLE_TIME);
    counts("us: outcome when=" + day("2026-03-02"));
    refused("us: outcome due={}", Rule.BAD_STATEMENT);
    counts("us: outcome due={\"phrase\":\"at_an_appropriate_time\"}");
  }

  @Test
  void whatIsDueBeforeItWasStatedSaysWhenItWasReached() {
    String due = "us: outcome due={\"when\":%s}";
    refused(due.formatted(day("2026-02-28")), Rule.IMPOSSIBLE_TIME);
    counts(due.formatted(day("2026-03-01")));
    counts(due.formatted("{\"date\":\"2026-03\",\"precision\":\"month\"}"));
    counts(due.formatted(day("2024-02-01")) + " when=" + day("2023-11-15"));
    refused(due.formatted(day("2023-11-14")) + " when=" + day("2023-11-15"), Rule.IMPOSSIBLE_TIME);
    counts(due.formatted(day("2023-11-14")) + " when={\"precision\":\"not-known\"}");
  }

  @Test
  void topicsAreTheCharters() {
    Json.Obj next =
        line.charter()
            .with("parent", Hash.sha256(line.charter().bytes()).base64())
            .with("topics", Json.strings(List.of("sea")));
    line.charter(next);
    refused("us: outcome topics=[air]", Rule.UNKNOWN_TOPIC);
    counts("us: outcome topics=[sea]");
  }

  @Test
  void aDegreeSpeaksOfAText() {
    Place outcome = counts("us: outcome degree=planned");
    Place degree = counts("cn: outcome-degree re " + outcome);
    Place text = counts("cn: text");
    refused("us: outcome-degree re " + degree, Rule.BAD_TARGET);
    refused("us: outcome-degree re " + text, Rule.BAD_TARGET);
    refused("us: outcome re " + degree, Rule.BAD_TARGET);
    counts("us: outcome re " + text);
  }

  @Test
  void nobodyObjectsToHisOwnTextOrWithoutAWordOfWhy() {
    Place outcome = counts("us: outcome degree=planned");
    refused("us: outcome-object re " + outcome, Rule.BAD_TARGET);
    refused("cn: outcome-object reason-not-given=true re " + outcome, Rule.BAD_STATEMENT);
    counts("cn: outcome-object re " + outcome);
  }

  @Test
  void whatEveryPartyAgreedToIsNotTakenBackByADegree() {
    Place outcome = commitment();
    refused("cn: outcome-degree degree=welcomed re " + outcome, Rule.CLOSED);
    refused("cn: outcome-object re " + outcome, Rule.CLOSED);
    refused("cn: outcome text=another re " + outcome, Rule.CLOSED);
    counts("cn: outcome-degree due={\"phrase\":\"soon\"} re " + outcome);
    counts("cn: outcome-status status=withdrawn re " + outcome);
  }

  @Test
  void onlyACommitmentIsKept() {
    Place outcome = counts("us: outcome");
    refused("us: outcome-status re " + outcome, Rule.BAD_TARGET);
    counts("cn: outcome-degree degree=welcomed re " + outcome);
    refused("us: outcome-status re " + outcome, Rule.BAD_TARGET);
    counts("cn: outcome-degree re " + outcome);
    counts("us: outcome-status re " + outcome);
    refused(
        "us: outcome-status when=" + day("2027-01-01") + " re " + outcome, Rule.IMPOSSIBLE_TIME);
  }

  @Test
  void anOutcomeIsSupersededByAnother() {
    Place outcome = commitment();
    Place other = counts("us: outcome text=another");
    String act = "us: outcome-status status=superseded re " + outcome;
    refused(act, Rule.BAD_STATEMENT);
    refused(story.draft(act).with("by", outcome.ref().json()).verdict(), Rule.BAD_STATEMENT);
    assertThat(story.draft(act).with("by", other.ref().json()).verdict())
        .isEqualTo(new Verdict.Effective());
  }

  @Test
  void theOtherSideAssentsOrObjects() {
    Place outcome = commitment();
    Place status = counts("us: outcome-status re " + outcome);
    refused("us: status-assent re " + status, Rule.BAD_TARGET);
    refused("us: status-object re " + status, Rule.BAD_TARGET);
    refused("cn: status-assent re " + outcome, Rule.BAD_TARGET);
    refused("cn: status-object reason-not-given=true re " + status, Rule.BAD_STATEMENT);
    counts("cn: status-assent re " + status);
  }

  @Test
  void whatWasSaidOffTheRecordHasNoOutcome() {
    Place text = counts("cn: text");
    LineFold fold =
        new LineFold(
            line.terms(Set.of(), 1),
            line.suite(),
            line,
            List.of(
                new Commitments(line.names(), (talk, past) -> past.sees(talk)), new Incidents()));
    line.logs()
        .forEach(
            log -> {
              for (long i = 0; i < log.size(); i++) {
                fold.offer(log.origin(), i, log.reading(i));
              }
            });
    fold.advance();
    Verdict verdict = fold.decide(story.draft("us: outcome re " + text).entry()).orElseThrow();
    assertThat(((Verdict.Refused) verdict).rule()).isEqualTo(Rule.NOT_OF_RECORD);
    assertThat(fold.decide(story.draft("us: outcome").entry())).contains(new Verdict.Effective());
    Json.Obj from = text.ref().json();
    Draft linked = story.draft("us: outcome").with("from", from);
    assertThat(((Verdict.Refused) fold.decide(linked.entry()).orElseThrow()).rule())
        .isEqualTo(Rule.NOT_OF_RECORD);
    Draft elsewhere = story.draft("us: outcome").with("from", from.with("index", 7_000));
    assertThat(fold.decide(elsewhere.entry())).contains(new Verdict.Effective());
  }
}
