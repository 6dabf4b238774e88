package parley.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.line.Causes;
import parley.line.LineActs;
import parley.line.LineBuilder;
import parley.line.LineState;
import parley.line.Place;
import parley.line.Story;
import parley.line.Verdict;
import parley.record.Mark;
import parley.talk.Talks;

/** What followed from incidents, over two lines. */
class EffectsTest {
  private final LineBuilder leaders = LineBuilder.two(11);
  private final LineBuilder theatre = LineBuilder.two(12);

  private static Place counts(LineBuilder line, String act) {
    Place place = new Story(line).say(act);
    assertThat(line.verdict(place)).isEqualTo(new Verdict.Effective());
    return place;
  }

  private static String because(String cause) {
    return " because=[{" + cause + "}]";
  }

  private Register register() {
    Map<String, LineState> lines = new LinkedHashMap<>();
    lines.put("leaders", leaders.referee().state());
    lines.put("theatre", theatre.referee().state());
    return new Register(lines, Mark.REAL);
  }

  private Effects effects(Register register) {
    List<LineActs> lines = new ArrayList<>();
    for (LineBuilder line : List.of(leaders, theatre)) {
      LineState state = line.referee().state();
      String name = line == leaders ? "leaders" : "theatre";
      lines.add(LineActs.of(name, state, state.suspensionHistory()));
      lines.add(LineActs.of(name, state, state.domain(Incidents.class).matters()));
      lines.add(LineActs.of(name, state, state.domain(Talks.class).matters()));
    }
    return new Effects(register, Causes.of(lines), Mark.REAL);
  }

  private List<String> followed(String name) {
    Register register = register();
    Register.Known incident =
        register.all().stream()
            .filter(k -> k.incident().accounts().stream().anyMatch(a -> a.name().equals(name)))
            .findFirst()
            .orElseThrow();
    return effects(register).of(incident).stream()
        .map(c -> c.line() + " " + c.act().by() + " " + c.act().kind())
        .toList();
  }

  @Test
  void anEffectNamesItsIncidentByEntryOrLabelOnAnyLine() {
    Place visit = counts(leaders, "us: incident name=a_visit label=e01");
    counts(leaders, "cn: incident name=a_breach label=e1 re " + visit);
    counts(theatre, "cn: suspend" + because("\"label\":\"e1\""));
    counts(theatre, "us: suspend" + because("\"entry\":" + visit.ref().json().print()));
    counts(theatre, "cn: suspend kinds=[text]" + because("\"text\":\"weather\""));
    counts(leaders, "cn: incident name=a_drill" + because("\"label\":\"e01\""));
    assertThat(followed("a breach"))
        .containsExactly("leaders cn incident", "theatre cn suspend", "theatre us suspend");
  }

  @Test
  void aLabelIsItsAuthorsOwnBeforeItIsAnothers() {
    counts(leaders, "us: incident name=ours label=x");
    counts(leaders, "cn: incident name=theirs label=x");
    counts(theatre, "cn: suspend" + because("\"label\":\"x\""));
    counts(theatre, "us: suspend" + because("\"label\":\"x\""));
    assertThat(followed("ours")).containsExactly("theatre us suspend");
    assertThat(followed("theirs")).containsExactly("theatre cn suspend");
  }

  @Test
  void aSideThatTellsOneIncidentOnTwoLinesTellsOne() {
    counts(leaders, "us: incident name=once label=x");
    counts(theatre, "us: incident name=again label=x");
    counts(theatre, "us: suspend" + because("\"label\":\"x\""));
    assertThat(register().all()).hasSize(1);
    assertThat(followed("once")).containsExactly("theatre us suspend");
  }

  @Test
  void twoSidesMayNameDifferentCausesForOneAct() {
    Place seen = counts(leaders, "us: incident name=seen label=e07");
    Place shot = counts(leaders, "us: incident name=shot label=e07b");
    Place flag = counts(theatre, "us: suspend" + because("\"label\":\"e07\""));
    String resume = ": agreed-to-resume re " + flag;
    counts(theatre, "us" + resume + because("\"label\":\"e07\""));
    assertThat(effects(register()).differing()).isEmpty();
    counts(theatre, "cn" + resume + because("\"entry\":" + shot.ref().json().print()));
    Effects.Claims claims = effects(register()).differing().iterator().next();
    assertThat(claims.acts()).extracting(c -> c.act().by()).containsExactly("us", "cn");
    assertThat(claims.claims())
        .containsEntry("us", Set.of(seen.log().origin() + "/" + seen.index()))
        .containsEntry("cn", Set.of(shot.log().origin() + "/" + shot.index()));
  }

  @Test
  void bothPostponeOneTalkForCausesOfTheirOwn() {
    counts(leaders, "us: incident name=seen label=e07");
    counts(leaders, "us: incident name=shot label=e07b");
    Place asked = counts(theatre, "us: talk-request");
    Place accepted = counts(theatre, "cn: talk-accept re " + asked);
    counts(theatre, "us: talk-postpone re " + asked + because("\"label\":\"e07\""));
    counts(theatre, "cn: talk-postpone re " + accepted + because("\"label\":\"e07b\""));
    assertThat(effects(register()).differing()).hasSize(1);
    assertThat(followed("seen")).containsExactly("theatre us talk-postpone");
    assertThat(followed("shot")).containsExactly("theatre cn talk-postpone");
  }

  @Test
  void twoSourcesMayNameDifferentCausesForOneAct() {
    counts(
        theatre,
        "us: suspend because=[{\"label\":\"e07\",\"source\":\"paper_one\"},"
            + "{\"label\":\"e07b\",\"source\":\"paper_two\"}]");
    assertThat(effects(register()).differing().iterator().next().claims())
        .containsOnlyKeys("paper one", "paper two");
  }

  @Test
  void anExerciseCausesNothingReal() {
    Place real = counts(leaders, "us: incident name=real label=x");
    String cause = because("\"entry\":" + real.ref().json().print());
    counts(theatre, "us: suspend mark=exercise" + cause);
    assertThat(followed("real")).isEmpty();
  }
}
