package parley.view;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.view.Shown.cell;
import static parley.view.Shown.cells;
import static parley.view.Shown.day;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.line.Draft;
import parley.line.LineBuilder;
import parley.line.Place;
import parley.record.Json;

/** Talks ahead: of what they consist, what stands in their way, and who is not known. */
final class PlanViewTest {
  private final Shown on = new Shown(LineBuilder.two(5));
  private final Shown other = new Shown(LineBuilder.two(6));

  PlanViewTest() {
    on.lines.add(Shown.of("other", other.line));
  }

  private static Draft of(Draft draft, Place visit) {
    return draft.with("terms", draft.entry().body().object("terms").with("of", visit.ref().json()));
  }

  private Json.Obj talk(Place opening) {
    return on.rows("talks", Shown.NOW).stream()
        .filter(r -> r.object("talk").text("origin").equals(opening.log().origin().toString()))
        .filter(r -> r.object("talk").integer("index", -1) == opening.index())
        .findFirst()
        .orElseThrow();
  }

  private static String written(Place place, String line) {
    return cell(place).with("line", line).print().replace("\"", "");
  }

  @Test
  void aVisitListsItsMeetingsEachAtItsOwnDegree() {
    Place visit =
        on.say(
            "us: talk-planned terms.form=visit"
                + " terms.parts=[{\"certainty\":\"held\",\"when\":"
                + "{\"date\":\"2023-06-18\",\"precision\":\"day\"},\"with\":\"Qin\"},"
                + "{\"certainty\":\"possible\",\"level\":\"leader\",\"with\":\"Xi\"}]");
    Place meeting = of(other.draft("us: talk-request terms.level=minister"), visit).place();
    other.say("cn: talk-accept re {}", meeting);
    Place asked = of(on.draft("cn: talk-request terms.form=meeting"), visit).place();
    assertThat(cells(talk(visit), "parts", "of"))
        .isEqualTo(
            "[{status:held,when:"
                + day("2023-06-18")
                + ",with:Qin},"
                + "{level:leader,status:possible,with:Xi},"
                + "{level:theatre,status:requested,talk:"
                + written(asked, "test")
                + "},"
                + "{level:minister,status:scheduled,talk:"
                + written(meeting, "other")
                + "}] -");
    assertThat(cells(talk(meeting), "of", "parts")).isEqualTo(written(visit, "test") + " -");
  }

  @Test
  void aPartNamesItsVisitByAnyActAndByNoneThatIsHeldHere() {
    Place visit = on.say("us: talk-request terms.form=visit");
    Place accepted = on.say("cn: talk-accept re {}", visit);
    Place meeting = of(on.draft("us: talk-request"), accepted).place();
    assertThat(cells(talk(meeting), "of")).isEqualTo(written(visit, "test"));
    Place elsewhere = new Shown(LineBuilder.two(7)).say("us: talk-request");
    Place alone = of(on.draft("us: talk-request"), elsewhere).place();
    assertThat(talk(alone).object("of").has("line")).isFalse();
    assertThat(talk(alone).object("of").integer("index", -1)).isEqualTo(elsewhere.index());
  }

  private Place scheduled(Shown line, String begin, String end) {
    Place asked = line.say(request(begin, end));
    line.say("cn: talk-accept re {}", asked);
    return asked;
  }

  private static String request(String begin, String end) {
    return "us: talk-request terms.begin=2026-04-02T"
        + begin
        + ":00Z terms.end=2026-04-02T"
        + end
        + ":00Z";
  }

  @Test
  void talksOfTheSamePeopleAtTheSameHoursConflict() {
    Place first = scheduled(on, "10:00", "11:00");
    Place next = scheduled(on, "11:00", "12:00");
    assertThat(cells(talk(first), "conflicts")).as("one ends as the next begins").isEqualTo("-");
    Place abroad = scheduled(other, "10:59", "11:30");
    assertThat(cells(talk(abroad), "conflicts"))
        .isEqualTo("[" + written(next, "test") + "," + written(first, "test") + "]");
    assertThat(cells(talk(first), "conflicts")).isEqualTo("[" + written(abroad, "other") + "]");
    Place proposed = on.say(request("09:00", "10:30"));
    assertThat(cells(talk(proposed), "conflicts")).isEqualTo("[" + written(first, "test") + "]");
    assertThat(cells(talk(first), "conflicts")).isEqualTo("[" + written(abroad, "other") + "]");
    other.say("us: talk-cancel re {}", abroad);
    assertThat(cells(talk(first), "conflicts")).isEqualTo("-");
  }

  @Test
  void anEarlyTalkThatIsLongStandsInTheWay() {
    Place day = scheduled(on, "08:00", "18:00");
    scheduled(on, "09:00", "09:30");
    Place late = scheduled(on, "17:00", "17:30");
    assertThat(cells(talk(late), "conflicts")).isEqualTo("[" + written(day, "test") + "]");
  }

  @Test
  void aVisitIsInTheWayOfNoMeetingOfItsOwn() {
    Place visit = scheduled(on, "08:00", "18:00");
    Place meeting = of(on.draft(request("10:00", "11:00")), visit).place();
    on.say("cn: talk-accept re {}", meeting);
    assertThat(cells(talk(meeting), "conflicts")).isEqualTo("-");
    assertThat(cells(talk(visit), "conflicts")).isEqualTo("-");
  }

  @Test
  void othersMayMeetAtTheSameHours() {
    scheduled(on, "10:00", "11:00");
    String terms =
        " terms.begin=2026-04-02T10:00:00Z terms.delegation=[{\"name\":\"Li\",\"party\":\"cn\"}]";
    Place planned = on.say("us: talk-planned" + terms);
    assertThat(cells(talk(planned), "conflicts", "unknown")).isEqualTo("- {by:{cn:[Li]}}");
    Place same = other.say("us: talk-planned" + terms);
    assertThat(cells(talk(planned), "conflicts")).isEqualTo("[" + written(same, "other") + "]");
  }

  private static Json.Arr to(Json.Obj to) {
    return new Json.Arr(List.of(to.with("party", "cn")));
  }

  @Test
  void whoWasNeverNamedIsUnknownAndHasNotLeft() {
    Json.Obj embassy = Json.Obj.EMPTY.with("post", "embassy");
    Json.Obj eve = Json.Obj.EMPTY.with("post", "desk").with("person", "eve");
    Place asked = on.say(on.draft("us: talk-request").with("to", to(embassy)));
    assertThat(cells(talk(asked), "unknown", "addressee-left")).isEqualTo("{by:{cn:[embassy]}} -");
    Place person = on.say(on.draft("us: talk-request").with("to", to(eve)));
    assertThat(cells(talk(person), "unknown", "addressee-left"))
        .isEqualTo("{by:{cn:[desk eve]}} -");
    on.say(on.draft("us: invitation").with("to", to(embassy)));
    assertThat(cells(on.row("invitations"), "state", "unknown", "addressee-left"))
        .isEqualTo("open {by:{cn:[embassy]}} false");
  }

  @Test
  void aDelegateIsKnownByPostAndByName() {
    on.say("cn: holder person=ann name=Ann_Li");
    Place asked =
        on.say(
            "us: talk-request terms.delegation="
                + "[{\"name\":\"Ann_Li\",\"party\":\"cn\",\"post\":\"desk\"},"
                + "{\"name\":\"Bo\",\"party\":\"cn\",\"post\":\"navy\"}]");
    assertThat(cells(talk(asked), "unknown")).isEqualTo("{by:{cn:[navy,Bo]}}");
    on.say("cn: holder person=bob name=Bob");
    assertThat(cells(talk(asked), "unknown")).isEqualTo("{by:{cn:[navy,Bo]}}");
    on.say("cn: talk-decline re {} by=bob", asked);
    assertThat(cells(talk(asked), "unknown")).as("of what is over").isEqualTo("-");
  }
}
