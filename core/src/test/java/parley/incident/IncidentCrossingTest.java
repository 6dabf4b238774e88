package parley.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.line.LineBuilder;
import parley.line.Place;
import parley.line.Story;
import parley.line.Verdict;
import parley.record.Mark;

/** Accounts that cross: each test is a row of the table in docs/spec/incidents.md. */
class IncidentCrossingTest {
  private final LineBuilder line = LineBuilder.two(7);
  private final Story story = new Story(line);

  private String blind(String party, String peer) {
    return party + ": %s seen=" + peer + "/" + line.party(peer).log().size();
  }

  private Place counts(String act) {
    Place place = story.say(act);
    assertThat(line.verdict(place)).isEqualTo(new Verdict.Effective());
    return place;
  }

  private List<Incident> all() {
    return List.copyOf(line.referee().state().domain(Incidents.class).all());
  }

  private Incident only() {
    assertThat(all()).hasSize(1);
    return all().getFirst();
  }

  @Test
  void twoIncidentsNamedAtOnceAreJoined() {
    String cn = blind("cn", "us");
    Place ours = counts("us: incident name=a_balloon label=b1");
    counts(cn.formatted("incident name=an_airship label=a7"));
    assertThat(all()).hasSize(2);
    counts("cn: incident name=a_stray_airship label=a7 re " + ours);
    assertThat(only().accounts())
        .extracting(Account::name)
        .containsExactly("a balloon", "a stray airship");
    assertThat(only().told()).hasSize(3);
    assertThat(only().accounts()).noneMatch(only()::answersEarlier);
  }

  @Test
  void bothJoinAtOnce() {
    String blind = blind("cn", "us");
    Place ours = counts("us: incident label=b1");
    Place theirs = counts(blind.formatted("incident label=a7"));
    String cn = blind("cn", "us");
    counts("us: incident label=b1 re " + theirs);
    counts(cn.formatted("incident label=a7 re " + ours));
    assertThat(only().accounts()).hasSize(2);
    assertThat(only().told()).hasSize(4);
  }

  @Test
  void aCorrectionCrossesTheOthersAccount() {
    Place first = counts("us: incident certainty=alleged");
    String us = blind("us", "cn");
    counts("cn: incident name=a_fall re " + first);
    counts(us.formatted("incident certainty=established re " + first));
    assertThat(only().accounts())
        .extracting(Account::by, Account::certainty)
        .containsExactlyInAnyOrder(tuple("us", "established"), tuple("cn", "reported"));
    assertThat(only().accounts())
        .filteredOn(only()::answersEarlier)
        .extracting(Account::by)
        .containsExactly("cn");
  }

  @Test
  void whatWasForeseenComesWhileItsDateIsMoved() {
    Place foreseen = counts("us: foreseen");
    String us = blind("us", "cn");
    counts("cn: incident re " + foreseen);
    String moved = "foreseen title=moved when={\"date\":\"2026-06-01\",\"precision\":\"day\"} re ";
    counts(us.formatted(moved + foreseen));
    assertThat(only().expected()).extracting(Account::name).containsExactly("moved");
    assertThat(only().accounts()).extracting(Account::by).containsExactly("cn");
  }

  @Test
  void anIncidentOnASuspendedLineIsObserved() {
    counts("us: suspend");
    assertThat(story.verdict("cn: incident"))
        .isEqualTo(new Verdict.Inert(Verdict.Reason.SUSPENDED));
    assertThat(only().accounts()).extracting(Account::observed).containsExactly(true);
  }

  @Test
  void anExerciseStandsApart() {
    Place drill = counts("us: incident mark=exercise label=b1");
    Place real = counts("us: incident label=b1");
    counts("cn: incident mark=exercise re " + drill);
    assertThat(story.verdict("cn: incident mark=exercise re " + real).effective()).isFalse();
    counts("cn: incident re " + real);
    assertThat(all())
        .extracting(Incident::mark)
        .containsExactlyInAnyOrder(Mark.EXERCISE, Mark.REAL);
    assertThat(all()).allMatch(i -> i.accounts().size() == 2);
  }
}
