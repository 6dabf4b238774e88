package parley.view;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.view.Shown.cell;
import static parley.view.Shown.cells;
import static parley.view.Shown.day;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.line.Draft;
import parley.line.LineBuilder;
import parley.line.LineFold;
import parley.line.Place;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;

final class BusinessViewTest {
  private final Shown on = new Shown(LineBuilder.two(4));

  private Draft outcome(String by, String text, String degree, String when) {
    return on.draft(
        by
            + ": outcome language=en owners=[us] text="
            + text
            + " degree="
            + degree
            + " when.precision=day when.date="
            + when);
  }

  private Place agreed(String text, String when) {
    Place outcome = on.say(outcome("us", text, "agreed", when));
    on.say("cn: outcome-degree re {} degree=agreed", outcome);
    return outcome;
  }

  @Test
  void onlyWhatIsAgreedCounts() {
    on.say(outcome("us", "a_call", "discussed-as-possible", "2024-08-28"));
    Place oneSided = on.say(outcome("us", "a_visit", "agreed", "2024-08-29"));
    on.say("cn: outcome-degree re {} degree=welcomed", oneSided);
    agreed("talks_on_software", "2023-11-15");
    assertThat(on.rows("outcomes", Shown.NOW))
        .extracting(r -> cells(r, "degrees", "standing", "progress"))
        .containsExactly(
            "{by:{cn:agreed,us:agreed}} agreed open",
            "{by:{us:discussed-as-possible}} - -",
            "{by:{cn:welcomed,us:agreed}} one-sided -");
    assertThat(on.rows("commitments", Shown.NOW))
        .extracting(r -> cells(r, "standing", "progress", "when", "owners"))
        .containsExactly(
            "agreed open " + day("2023-11-15") + " [us]",
            "one-sided - " + day("2024-08-29") + " [us]");
  }

  @Test
  void whatRestsOnTheWordOfOneSideSaysSo() {
    LineBuilder line = LineBuilder.alone(4);
    Shown alone = new Shown(line);
    String day = "when.precision=day when.date=2024-01-01";
    Place signed = alone.say("us: incident name=A certainty=reported " + day);
    Place text = alone.say("us: outcome language=en owners=[us] text=a_call degree=agreed " + day);
    Place heard = alone.say("us: cn~outcome-degree re {} degree=agreed medium=telephone", text);
    assertThat(cells(alone.row("incidents"), "incident", "grade"))
        .isEqualTo(cell(signed).print().replace("\"", "") + " -");
    assertThat(cells(alone.row("commitments"), "standing", "grade")).isEqualTo("agreed attested");
    Place held = alone.say("us: cn~talk-held terms.form=phone-call " + day + " medium=fax");
    assertThat(cells(alone.rows("silence", Shown.NOW).getFirst(), "held", "attested"))
        .isEqualTo("1 1");
    assertThat(cells(alone.row("contacts"), "total", "attested")).isEqualTo("1 1");
    line.pair("cn");
    line.accept("cn", line.charter()).place();
    line.desk("cn");
    alone.say("cn: assent re {}", heard);
    alone.say("cn: dispute re {}", held);
    assertThat(cells(alone.row("commitments"), "grade")).isEqualTo("assented");
    assertThat(cells(alone.row("outcomes"), "grade")).isEqualTo("assented");
    assertThat(cells(alone.row("talks"), "grade")).isEqualTo("disputed");
  }

  @Test
  void aTextIsReadInTheLogAndCutShort() {
    agreed("talks", "2023-11-15");
    assertThat(cells(on.row("commitments"), "text")).isEqualTo("-");
    String words = "w".repeat(400);
    Entry said = on.draft("us: text").with("text", words).entry();
    on.lines.set(0, new Line("test", on.line.referee().state(), holding(said)));
    assertThat(on.row("commitments").text("text")).isEqualTo("w".repeat(300) + "…");
    Entry heard = on.draft("us: cn~text text=heard language=en medium=telephone").entry();
    on.lines.set(0, new Line("test", on.line.referee().state(), holding(heard)));
    assertThat(on.row("commitments").text("text")).isEqualTo("heard");
  }

  /** A log in which that entry stands everywhere. */
  private static Beside holding(Entry entry) {
    return new Beside() {
      @Override
      public Optional<Entry> entry(LineFold.Place place) {
        return Optional.of(entry);
      }

      @Override
      public Optional<Boolean> stored(LineFold.Place place) {
        return Optional.empty();
      }
    };
  }

  @Test
  void aCommitmentIsKeptByALinkedTalk() {
    Place promise = agreed("talks_on_software", "2023-11-15");
    Place talk = on.say("us: talk-held when.precision=day when.date=2024-05-14");
    on.say(on.draft("us: outcome-status re {} status=kept", promise).with("by", talk.ref().json()));
    Json.Obj row = on.row("commitments");
    assertThat(cells(row, "progress", "statuses", "kept", "days-to-kept"))
        .isEqualTo("kept {by:{us:kept}} " + day("2024-05-14") + " 181");
    assertThat(row.get("kept-by")).isEqualTo(cell(talk));
    assertThat(cells(on.row("intervals"), "what", "days", "start-date"))
        .isEqualTo("promise-kept 181 " + day("2023-11-15"));
  }

  @Test
  void whatIsObjectedToIsNotKept() {
    Place promise = agreed("talks", "2023-11-15");
    Place status = on.say("us: outcome-status re {} status=kept", promise);
    on.say("cn: status-object re {}", status);
    assertThat(cells(on.row("commitments"), "progress", "objections", "kept", "days-to-kept"))
        .isEqualTo("disputed {by:{us:[cn]}} - -");
    assertThat(on.rows("intervals", Shown.NOW)).isEmpty();
  }

  @Test
  void eachSideHasItsOwnPhrase() {
    Place promise =
        on.say(
            outcome("us", "a_call", "agreed", "2024-08-28")
                .with("due", Json.Obj.EMPTY.with("phrase", "in the near future")));
    on.say(
        on.draft("cn: outcome-degree re {} degree=agreed", promise)
            .with("due", Json.Obj.EMPTY.with("phrase", "at an appropriate time")));
    assertThat(cells(on.row("commitments"), "due", "due-phrases"))
        .isEqualTo("- {by:{cn:at an appropriate time,us:in the near future}}");
  }

  private static Json.Obj until(String date) {
    Json.Obj when = Json.Obj.EMPTY.with("precision", "day").with("date", date);
    return Json.Obj.EMPTY.with("when", when);
  }

  /** Agreed, due on a day by each side. */
  private Place promised(String ours, String theirs) {
    Place promise =
        on.say(outcome("us", "a_call", "agreed", "2023-11-15").with("due", until(ours)));
    on.say(
        on.draft(
                "cn: outcome-degree re {} degree=agreed when.precision=day when.date=2023-11-15",
                promise)
            .with("due", until(theirs)));
    return promise;
  }

  private String commitment(String day) {
    return on.rows("commitments", Shown.at(day)).stream()
        .map(r -> cells(r, "due", "days-late"))
        .findFirst()
        .orElse("");
  }

  @Test
  void eachSideHasItsOwnDueDateAndIsLateByIt() {
    Place promise = promised("2024-01-31", "2024-02-10");
    String due = "{by:{cn:" + day("2024-02-10") + ",us:" + day("2024-01-31") + "}} ";
    assertThat(commitment("2024-01-31")).isEqualTo(due + "-");
    assertThat(commitment("2024-02-01")).isEqualTo(due + "{by:{us:1}}");
    assertThat(commitment("2024-02-11")).isEqualTo(due + "{by:{cn:1,us:11}}");
    Place kept =
        on.say(
            "us: outcome-status re {} status=kept when.precision=day when.date=2024-02-05",
            promise);
    assertThat(commitment("2024-03-01")).isEqualTo(due + "{by:{us:5}}");
    on.say("cn: status-object re {}", kept);
    assertThat(commitment("2024-02-11")).as("in dispute").isEqualTo(due + "{by:{cn:1,us:11}}");
  }

  @Test
  void whatEndedIsNotLate() {
    Place promise = promised("2024-01-31", "2024-01-31");
    on.say("us: outcome-status re {} status=lapsed", promise);
    assertThat(cells(on.row("commitments"), "progress", "days-late")).isEqualTo("lapsed -");
    assertThat(due("2024-03-01", false)).isEmpty();
    assertThat(due("2024-03-01", true)).containsExactly("commitment [cn,us] us lapsed -");
  }

  @Test
  void whatIsPromisedIsDueThenOverdue() {
    promised("2024-01-31", "2024-01-31");
    on.say(outcome("us", "a_visit", "agreed", "2023-11-16").with("due", until("2024-01-31")));
    assertThat(due("2024-01-31", false)).containsExactly("commitment [cn,us] us due 86400");
    assertThat(due("2024-02-01", false)).containsExactly("commitment [cn,us] us overdue 0");
    assertThat(on.rows("due", Shown.at("2024-02-01")))
        .extracting(r -> cells(r, "due"))
        .containsExactly(day("2024-01-31"));
  }

  private List<String> due(String day, boolean history) {
    long now = Shown.at(day).nowSeconds();
    Question question =
        new Question(
            "", "", Mark.REAL, Optional.empty(), Optional.empty(), now, history, Question.MAX_ROWS);
    return on.rows("due", question).stream()
        .map(r -> cells(r, "what", "from", "to", "state", "seconds-left"))
        .toList();
  }

  @Test
  void aFollowUpIsPendingUntilItIsAskedFor() {
    Json.Obj call =
        Json.Obj.EMPTY.with("line", "test").with("form", "phone-call").with("post", "desk");
    Place promise =
        on.say(
            outcome("us", "a_call", "agreed", "2023-11-15")
                .with("follow-ups", new Json.Arr(List.of(call))));
    on.say("cn: outcome-degree re {} degree=agreed", promise);
    assertThat(cells(on.row("commitments"), "follow-ups", "pending")).isEqualTo("1 1");
    on.say(
        on.draft("us: talk-request")
            .with(
                "because",
                new Json.Arr(List.of(Json.Obj.EMPTY.with("entry", promise.ref().json())))));
    assertThat(cells(on.row("commitments"), "follow-ups", "pending")).isEqualTo("1 0");
  }

  private Place balloon() {
    Place seen =
        on.say(
            "us: incident name=surveillance_balloon language=en certainty=established"
                + " when.precision=day when.date=2023-02-01 topics=[air] label=balloon");
    on.say(
        "cn: incident re {} name=airship_astray language=zh certainty=reported"
            + " when.precision=month when.date=2023-02 third-parties=[Montana]",
        seen);
    return seen;
  }

  @Test
  void eachSideNamesAnIncidentItsOwnWay() {
    Place seen = balloon();
    Json.Obj row = on.row("incidents");
    assertThat(cells(row, "names", "certainty"))
        .isEqualTo(
            "{by:{cn:airship astray,us:surveillance balloon}}"
                + " {by:{cn:reported,us:established}}");
    assertThat(cells(row, "when", "third-parties", "topics", "effects", "causes-differ"))
        .isEqualTo(day("2023-02-01") + " [Montana] [air] - false");
    assertThat(row.get("incident")).isEqualTo(cell(seen));
  }

  @Test
  void whatFollowedFromAnIncidentIsShownWithItsDays() {
    Place seen = balloon();
    Json.Obj cause = Json.Obj.EMPTY.with("entry", seen.ref().json());
    Place flag =
        on.say(
            on.draft("us: suspend when.precision=day when.date=2023-02-04")
                .with("because", new Json.Arr(List.of(cause))));
    Json.Obj row = on.row("effects");
    assertThat(cells(row, "name", "act-line", "kind", "by", "days", "causes-differ"))
        .isEqualTo("surveillance balloon test suspend us 3 false");
    assertThat(row.get("act")).isEqualTo(cell(flag));
    assertThat(cells(on.row("incidents"), "effect-kinds")).isEqualTo("[suspend]");
  }

  @Test
  void whatIsForeseenIsAheadUntilItCame() {
    Place election =
        on.say(
            "us: foreseen title=election language=en when.precision=day when.date=2024-01-13"
                + " topics=[elections]");
    assertThat(on.rows("foreseen", Shown.at("2023-12-31")))
        .extracting(r -> cells(r, "titles", "state", "days", "topics"))
        .containsExactly("{by:{us:election}} ahead 13 [elections]");
    assertThat(on.rows("foreseen", Shown.at("2024-01-20")))
        .extracting(r -> cells(r, "state", "days"))
        .containsExactly("passed 7");
    on.say(
        "cn: incident re {} name=vote language=zh certainty=established when.precision=day"
            + " when.date=2024-01-14",
        election);
    assertThat(on.rows("foreseen", Shown.at("2024-01-20")))
        .extracting(r -> cells(r, "state", "days"))
        .containsExactly("came 6");
  }
}
