package parley.view;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.view.Shown.cells;
import static parley.view.Shown.day;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.line.Draft;
import parley.line.LineBuilder;
import parley.line.Place;
import parley.record.Json;
import parley.record.Mark;

final class LineViewTest {
  private final Shown on = new Shown(LineBuilder.two(1));

  private void held(String date) {
    on.draft("us: talk-held when.precision=day when.date=" + date).place();
  }

  private Place suspend() {
    return on.say("cn: suspend wording=cancelled when.precision=day when.date=2022-08-05");
  }

  @Test
  void aLineThatNobodySuspendedIsOpen() {
    Json.Obj row = on.row("lines");
    assertThat(cells(row, "line", "level", "parties", "state", "since", "observed", "last-contact"))
        .isEqualTo("test theatre [cn,us] open - - -");
  }

  @Test
  void noticeRunsUntilTheSuspensionBegins() {
    Draft announced = on.draft("cn: suspend wording=suspended");
    on.say(announced.with("from", "2026-03-09T00:00:00Z"));
    assertThat(on.rows("lines", Shown.at("2026-03-08")))
        .extracting(r -> cells(r, "state", "from"))
        .containsExactly("notice-running 2026-03-09T00:00:00Z");
    assertThat(on.rows("lines", Shown.at("2026-03-09")))
        .extracting(r -> cells(r, "state"))
        .containsExactly("suspended");
  }

  @Test
  void agreedToResumeIsNotResumed() {
    Place flag = suspend();
    assertThat(cells(on.row("lines"), "state", "by", "wording", "since", "observed"))
        .isEqualTo("suspended cn cancelled " + day("2022-08-05") + " silent");
    on.say("us: agreed-to-resume re {} when.precision=day when.date=2022-11-14", flag);
    assertThat(cells(on.row("lines"), "state", "agreed-to-resume", "days-to-agree", "resumed"))
        .isEqualTo("agreed-to-resume " + day("2022-11-14") + " 101 -");
    on.say("cn: resume re {} when.precision=month when.date=2023-05", flag);
    assertThat(cells(on.row("lines"), "state", "resumed", "days-to-resume"))
        .isEqualTo("open {date:2023-05,precision:month} {from:269,to:299}");
  }

  @Test
  void theFirstContactIsTheFirstTalkHeldAfter() {
    held("2022-08-05");
    Place flag = suspend();
    on.say("us: agreed-to-resume re {} when.precision=day when.date=2023-11-15", flag);
    assertThat(cells(on.row("lines"), "first-contact", "days-to-contact", "last-contact"))
        .isEqualTo("- - " + day("2022-08-05"));
    held("2024-09-10");
    assertThat(
            cells(on.row("lines"), "first-contact", "days-to-contact", "contradicting", "observed"))
        .isEqualTo(day("2024-09-10") + " 767 1 contacts");
  }

  @Test
  void whatWasHeldWhileSuspendedContradictsTheStatement() {
    Place flag = suspend();
    held("2022-11-22");
    held("2023-06-04");
    on.say("cn: resume re {} when.precision=day when.date=2023-06-04", flag);
    assertThat(cells(on.row("lines"), "observed", "contradicting", "last-contradicting", "state"))
        .isEqualTo("contacts 1 " + day("2022-11-22") + " open");
  }

  @Test
  void aTalkOnWhatIsNotSuspendedContradictsNothing() {
    on.say("cn: suspend topics=[fish] when.precision=day when.date=2022-08-05");
    held("2022-11-22");
    assertThat(cells(on.row("lines"), "topics", "contradicting", "state"))
        .isEqualTo("[fish] 0 suspended");
    on.draft("us: talk-held when.precision=day when.date=2022-12-01 topics=[fish]").place();
    assertThat(cells(on.row("lines"), "contradicting")).isEqualTo("1");
  }

  @Test
  void whoEndedALineClosedIt() {
    suspend();
    on.say("us: terminate");
    assertThat(on.rows("lines", Shown.NOW))
        .extracting(r -> cells(r, "state", "by"))
        .containsExactly("closed cn", "closed us");
  }

  @Test
  void anExerciseSuspendsAnExercise() {
    on.say("cn: suspend mark=exercise");
    assertThat(cells(on.row("lines"), "state", "by")).isEqualTo("open -");
    Question exercise =
        new Question(
            "", "", Mark.EXERCISE, Optional.empty(), Optional.empty(), 0, false, Question.MAX_ROWS);
    assertThat(cells(on.rows("lines", exercise).getFirst(), "state", "by"))
        .isEqualTo("suspended cn");
  }

  private void vacant(String since) {
    on.say(
        on.draft("cn: holder")
            .body(
                Json.Obj.EMPTY
                    .with("holds", "desk")
                    .with("since", since)
                    .with("reason-not-given", true)));
  }

  @Test
  void aPostIsVacantUntilSomebodyHoldsIt() {
    vacant("2023-10-24");
    List<Json.Obj> rows = on.rows("posts", Shown.at("2023-11-01"));
    assertThat(rows)
        .extracting(r -> cells(r, "party", "post", "person", "since", "vacant-days"))
        .containsExactly(
            "cn desk - " + day("2023-10-24") + " 8", "us desk ann " + day("2026-03-01") + " -");
    assertThat(cells(rows.getFirst(), "reason-not-given", "rung", "title", "speaks", "acting"))
        .isEqualTo("true duty Desk true -");
    on.say("cn: holder person=bob name=Bob since=2023-12-29 acting=true");
    Question history =
        new Question(
            "", "cn", Mark.REAL, Optional.empty(), Optional.empty(), 0, true, Question.MAX_ROWS);
    assertThat(on.rows("posts", history))
        .extracting(r -> cells(r, "person", "since", "until", "vacant-days", "acting"))
        .containsExactly(
            "- " + day("2023-10-24") + " " + day("2023-12-29") + " 66 -",
            "bob " + day("2023-12-29") + " - - true",
            "ann " + day("2026-03-01") + " " + day("2023-10-24") + " - false");
  }

  @Test
  void aVacancyKnownToTheMonthIsARange() {
    vacant("2023-10");
    assertThat(cells(on.rows("posts", Shown.at("2023-11-30")).getFirst(), "vacant-days"))
        .isEqualTo("{from:30,to:60}");
  }

  @Test
  void oneMayHoldTwoPostsAndTheOtherSideAcknowledges() {
    on.say("us: post by=adm name=envoy rung=principal");
    Place held = on.say("us: holder by=adm holds=envoy person=ann");
    on.say("cn: acknowledged re {}", held);
    assertThat(on.rows("posts", Shown.NOW))
        .filteredOn(r -> r.text("party").equals("us"))
        .extracting(r -> cells(r, "post", "other-posts", "acknowledged", "speaks"))
        .containsExactlyInAnyOrder("envoy [desk] [cn] false", "desk [envoy] - true");
  }

  @Test
  void rowsAreChosenByTheirDates() {
    suspend();
    Question from =
        new Question(
            "",
            "",
            Mark.REAL,
            Optional.of(LocalDate.parse("2022-08-06")),
            Optional.empty(),
            0,
            false,
            Question.MAX_ROWS);
    assertThat(on.rows("lines", from)).isEmpty();
  }
}
