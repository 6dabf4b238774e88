package parley.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parley.line.LineBuilder;
import parley.line.Place;
import parley.line.Rule;
import parley.line.Story;
import parley.line.Verdict;

/** Each rule of an account, broken once; beside it stands the act that keeps it. */
class IncidentRuleTest {
  private final LineBuilder line = LineBuilder.two(9);
  private final Story story = new Story(line);

  private void refused(String act, Rule rule) {
    Verdict verdict = story.verdict(act);
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    assertThat(((Verdict.Refused) verdict).rule()).isEqualTo(rule);
  }

  private Place counts(String act) {
    Place place = story.say(act);
    assertThat(line.verdict(place)).isEqualTo(new Verdict.Effective());
    return place;
  }

  private Incidents incidents() {
    return line.referee().state().domain(Incidents.class);
  }

  @Test
  void whatLiesAheadIsForeseenAndHasADate() {
    String later = " when={\"date\":\"2026-03-03\",\"precision\":\"day\"}";
    refused("us: incident" + later, Rule.IMPOSSIBLE_TIME);
    counts("us: foreseen" + later);
    refused("us: foreseen when={\"precision\":\"not-known\"}", Rule.BAD_STATEMENT);
    counts("us: incident when={\"precision\":\"not-known\"}");
    refused(
        "us: incident when={\"date\":\"2026-02-01\",\"precision\":\"day\",\"weekday\":\"mon\"}",
        Rule.IMPOSSIBLE_TIME);
  }

  @Test
  void aPositionIsOnTheGlobe() {
    String at = "us: incident position={\"latitude\":%d,\"longitude\":%d}";
    refused(at.formatted(900_000_001L, 0L), Rule.MALFORMED);
    refused(at.formatted(0L, -1_800_000_001L), Rule.MALFORMED);
    counts(at.formatted(900_000_000L, -1_800_000_000L));
    assertThat(incidents().all().iterator().next().accounts().getFirst().position())
        .contains(new Account.Position(900_000_000L, -1_800_000_000L));
  }

  @Test
  void anAccountSpeaksOfAnAccount() {
    Place text = counts("us: text");
    refused("cn: incident re " + text, Rule.BAD_TARGET);
    Place incident = counts("us: incident");
    refused("cn: foreseen re " + incident, Rule.BAD_TARGET);
    counts("cn: incident re " + incident);
    Place foreseen = counts("us: foreseen");
    counts("cn: foreseen re " + foreseen);
    counts("cn: incident re " + foreseen);
  }

  @Test
  void aLabelNamesOneIncidentOfItsAuthor() {
    Place first = counts("us: incident label=x");
    refused("us: incident label=x", Rule.BAD_STATEMENT);
    counts("us: incident label=x re " + first);
    counts("cn: incident label=x");
    assertThat(incidents().all()).hasSize(2);
  }
}
