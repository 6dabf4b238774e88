package parley.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.line.LineBuilder;
import parley.line.Place;
import parley.line.Story;
import parley.record.Mark;

/** What is foreseen, ahead and passed, and who else took part. */
class OutlookTest {
  private final LineBuilder line = LineBuilder.two(13);
  private final Story story = new Story(line);

  private Incidents incidents() {
    return line.referee().state().domain(Incidents.class);
  }

  private Outlook at(String time) {
    return Outlook.at(incidents().all(), Mark.REAL, Instant.parse(time).getEpochSecond());
  }

  private static List<String> names(List<Incident> incidents) {
    return incidents.stream().map(i -> i.expected().getFirst().name()).toList();
  }

  private Place foreseen(String title, String date, String precision) {
    return story.say(
        "us: foreseen title=%s when={\"date\":\"%s\",\"precision\":\"%s\"}"
            .formatted(title, date, precision));
  }

  @Test
  void aDateIsAheadUntilItsLastDayIsOver() {
    foreseen("late", "2026-06", "month");
    foreseen("soon", "2026-05-20", "day");
    foreseen("by", "2026-06-03", "not-later-than");
    assertThat(names(at("2026-05-20T23:59:59Z").ahead())).containsExactly("soon", "late", "by");
    assertThat(names(at("2026-05-21T00:00:00Z").passed())).containsExactly("soon");
    assertThat(names(at("2026-06-30T12:00:00Z").ahead())).containsExactly("late");
    assertThat(names(at("2026-07-01T00:00:00Z").passed())).containsExactly("by", "late", "soon");
  }

  @Test
  void whatCameIsNoLongerAheadAndWhatWasMovedIs() {
    Place came = foreseen("came", "2026-05-20", "day");
    Place moved = foreseen("moved", "2026-05-20", "day");
    story.say("cn: incident re " + came);
    story.say(
        "us: foreseen title=moved when={\"date\":\"2026-08-01\",\"precision\":\"day\"} re "
            + moved);
    story.say("us: foreseen mark=exercise");
    Outlook outlook = at("2026-06-01T00:00:00Z");
    assertThat(names(outlook.ahead())).containsExactly("moved");
    assertThat(names(outlook.passed())).containsExactly("came");
  }

  @Test
  void thirdPartiesAreThoseOfEachSidesLastAccount() {
    Place first = story.say("us: incident third-parties=[ph,jp]");
    story.say("us: incident third-parties=[ph] re " + first);
    story.say("cn: incident name=other third-parties=[ph]");
    story.say("cn: incident mark=exercise third-parties=[zz]");
    assertThat(incidents().thirdParties(Mark.REAL)).containsOnlyKeys("ph");
    assertThat(incidents().thirdParties(Mark.REAL).get("ph")).hasSize(2);
  }
}
