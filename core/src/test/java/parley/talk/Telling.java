package parley.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import parley.line.LineBuilder;
import parley.line.LineState;
import parley.line.Place;
import parley.line.Rule;
import parley.line.Story;
import parley.line.Target;
import parley.line.TestLog;
import parley.line.Verdict;
import parley.record.Json;

/** A line on which a test talks; pairs of braces in an act are places of earlier ones. */
final class Telling {
  final LineBuilder line;
  final Story story;

  Telling(LineBuilder line) {
    this.line = line;
    this.story = new Story(line);
  }

  /** The act with the places of earlier ones in it, in order. */
  private static String told(String act, Object... places) {
    String told = act;
    for (Object place : places) {
      int at = told.indexOf("{}");
      told = told.substring(0, at) + place + told.substring(at + 2);
    }
    return told;
  }

  /** Tells an act that must count. */
  Place say(String act, Object... places) {
    Place place = story.say(told(act, places));
    assertThat(line.verdict(place)).as(act).isEqualTo(new Verdict.Effective());
    return place;
  }

  /** Tells an act of somebody who has seen no more of a peer's log than that much. */
  Place blind(long seen, String act, Object... places) {
    String peer = act.startsWith("us") ? "cn" : "us";
    return say(act + " seen=" + peer + "/" + seen, places);
  }

  long size(String party) {
    return line.party(party).log().size();
  }

  /** Tells an act that must be refused by that rule. */
  void refused(Rule rule, String act, Object... places) {
    refused(rule, story.verdict(told(act, places)));
  }

  static void refused(Rule rule, Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    assertThat(((Verdict.Refused) verdict).rule()).isEqualTo(rule);
  }

  /** Adopts the charter that this line opened with, with one more field. */
  void charter(String field, Json value) {
    Json.Obj old = line.charter();
    line.charter(
        old.with("parent", parley.log.Hash.sha256(old.bytes()).base64()).with(field, value));
  }

  LineState state() {
    return line.referee().state();
  }

  Talks talks() {
    return state().domain(Talks.class);
  }

  Talk talk(Place act) {
    return talks().talk(target(act)).orElseThrow();
  }

  Target target(Place place) {
    TestLog log = place.log();
    return new Target(line.names().indexOf(log.origin().party()), place.index());
  }

  /** The office of {@code cn} that is asked. */
  static Addressee cn(Map<String, Addressee> addressees) {
    return java.util.Objects.requireNonNull(addressees.get("cn"));
  }
}
