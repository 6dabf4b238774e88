package parley.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.line.Causes;
import parley.line.LineActs;
import parley.line.LineBuilder;
import parley.line.LineFold;
import parley.line.LineState;
import parley.line.Matters;
import parley.line.Place;
import parley.line.Said;
import parley.line.Story;
import parley.line.Target;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.talk.Talks;

/** Follow-ups of a commitment on other lines. */
class CascadeTest {
  private static final String FOLLOW_UPS =
      " follow-ups=[{\"line\":\"theatre\"},{\"form\":\"meeting\",\"line\":\"theatre\"},"
          + "{\"line\":\"climate\",\"post\":\"envoy\"}]";

  private final LineBuilder leaders = LineBuilder.two(10);
  private final Story story = new Story(leaders);
  private final Matters theatre = new Matters();
  private final Matters climate = new Matters();
  private Place outcome = new Place(leaders.party("us").log(), 0);

  @BeforeEach
  void outcome() {
    outcome = story.say("us: outcome" + FOLLOW_UPS);
  }

  private List<Optional<Integer>> taken() {
    List<LineActs> lines =
        List.of(
            new LineActs("theatre", List.copyOf(theatre.all()), CascadeTest::place),
            new LineActs("climate", List.copyOf(climate.all()), CascadeTest::place));
    return new Cascade(Causes.of(lines))
        .of(leaders.referee().state(), Mark.REAL).stream()
            .map(s -> s.taken().map(c -> c.act().tick()))
            .toList();
  }

  private static LineFold.Place place(Target act) {
    return new LineFold.Place("of-another-line", act.ordinal());
  }

  private void ask(Matters line, String kind, int tick, Json.Obj more) {
    Json.Obj cause = Json.Obj.EMPTY.with("entry", outcome.ref().json());
    Entry text = leaders.draft("us", kind).body(more.with("because", List.of(cause))).entry();
    line.add(new Said("us", new Target(1, tick), tick, text, null, false, null));
  }

  @Test
  void whatIsNotAgreedCallsForNothing() {
    assertThat(taken()).isEmpty();
    story.say("cn: outcome-degree degree=welcomed re " + outcome);
    assertThat(taken()).isEmpty();
  }

  @Test
  void aFollowUpIsPendingUntilARequestOnItsLineNamesTheOutcome() {
    story.say("cn: outcome-degree re " + outcome);
    assertThat(taken()).hasSize(3).allMatch(Optional::isEmpty);
    ask(climate, "request", 1, Json.Obj.EMPTY);
    ask(theatre, "text", 2, Json.Obj.EMPTY);
    assertThat(taken()).allMatch(Optional::isEmpty);
    Json.Obj meeting = Json.Obj.EMPTY.with("terms", Json.Obj.EMPTY.with("form", "meeting"));
    ask(theatre, "request", 3, Json.Obj.EMPTY);
    assertThat(taken()).containsExactly(Optional.of(3), Optional.empty(), Optional.empty());
    ask(theatre, "request", 4, meeting);
    Json.Obj envoy = Json.Obj.EMPTY.with("to", List.of(Json.Obj.EMPTY.with("post", "envoy")));
    ask(climate, "request", 5, envoy);
    assertThat(taken()).containsExactly(Optional.of(3), Optional.of(4), Optional.of(5));
  }

  @Test
  void anExerciseTakesNothingUp() {
    story.say("cn: outcome-degree re " + outcome);
    Json.Obj cause = Json.Obj.EMPTY.with("entry", outcome.ref().json());
    Entry drill =
        leaders
            .draft("us", "request")
            .mark(Mark.EXERCISE)
            .body(Json.Obj.EMPTY.with("because", List.of(cause)))
            .entry();
    theatre.add(new Said("us", new Target(1, 1), 1, drill, null, false, null));
    assertThat(taken()).allMatch(Optional::isEmpty);
  }

  @Test
  void aTalkRequestTakesItUp() {
    LineBuilder other = LineBuilder.two(15);
    String leaf = outcome.ref().json().print();
    story.say("cn: outcome-degree re " + outcome);
    new Story(other).say("us: talk-request terms.form=meeting because=[{\"entry\":" + leaf + "}]");
    LineState state = other.referee().state();
    LineActs acts = LineActs.of("theatre", state, state.domain(Talks.class).matters());
    List<Cascade.Step> steps =
        new Cascade(Causes.of(List.of(acts))).of(leaders.referee().state(), Mark.REAL);
    assertThat(steps.getFirst().taken()).map(c -> c.act().kind()).contains("talk-request");
  }
}
