package parley.view;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.view.Shown.cell;
import static parley.view.Shown.cells;
import static parley.view.Shown.day;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.line.LineBuilder;
import parley.line.LineFold;
import parley.line.Place;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;

final class TalkViewTest {
  private final Shown on = new Shown(LineBuilder.two(3));

  private Place requested() {
    return on.say("us: talk-request terms.form=visit when.precision=day when.date=2023-01-10");
  }

  private void held(String when, String more) {
    on.say("us: talk-held when.precision=day when.date=" + when + " " + more);
  }

  private String silence(String formality, String mode, String... columns) {
    return on.rows("silence", Shown.at("2024-06-01")).stream()
        .filter(r -> r.text("formality").equals(formality) && r.text("mode").equals(mode))
        .map(r -> cells(r, columns))
        .findFirst()
        .orElse("");
  }

  @Test
  void aTalkIsShownFromRequestToReadout() {
    Place asked = requested();
    assertThat(cells(on.row("talks"), "talk", "phase", "form", "mode", "by", "asked", "answered"))
        .isEqualTo(
            cell(asked).print().replace("\"", "")
                + " requested visit telephone us "
                + day("2023-01-10")
                + " -");
    on.say("cn: talk-accept re {} when.precision=month when.date=2023-01", asked);
    Place held =
        on.say(
            "us: talk-held re {} begin=2023-06-18T08:00:00Z when.precision=day"
                + " when.date=2023-06-19",
            asked);
    on.say("cn: readout re {} when.precision=day when.date=2023-06-20", held);
    on.say("us: readout re {} when.precision=day when.date=2023-06-18", held);
    Place joint = on.say("us: joint-statement re {}", held);
    Json.Obj row = on.row("talks");
    assertThat(cells(row, "phase", "when", "days-to-answer", "held-by", "joint", "of-record"))
        .isEqualTo("held " + day("2023-06-18") + " {from:0,to:21} [us] proposed true");
    assertThat(cells(row, "days-to-readout", "observed", "crossed", "postponed"))
        .isEqualTo("{by:{cn:2,us:0}} false false 0");
    on.say("cn: joint-sign re {}", joint);
    assertThat(cells(on.row("talks"), "joint")).isEqualTo("signed");
  }

  @Test
  void noRequestIsInvented() {
    on.say("us: talk-held when.precision=month when.date=2024-05");
    assertThat(cells(on.row("talks"), "phase", "when", "by", "asked", "answered", "postponed"))
        .isEqualTo("held {date:2024-05,precision:month} - - - -");
    assertThat(on.rows("intervals", Shown.NOW)).isEmpty();
  }

  @Test
  void twoRequestsAtOnceAreShownAsAlike() {
    long seen = on.line.party("us").log().size();
    Place ours = on.say("us: talk-request");
    Place theirs = on.say("cn: talk-request seen=us/" + seen);
    on.say("us: talk-request terms.form=visit");
    assertThat(on.rows("talks", Shown.NOW))
        .extracting(r -> cells(r, "form", "alike"))
        .containsExactlyInAnyOrder(
            "phone-call " + cell(ours).print().replace("\"", ""),
            "phone-call " + cell(theirs).print().replace("\"", ""),
            "visit -");
    on.say("us: talk-accept re {}", theirs);
    assertThat(on.rows("talks", Shown.NOW)).noneMatch(r -> r.has("alike"));
  }

  @Test
  void whoWasAskedHasLeft() {
    on.say(
        on.draft("us: talk-request")
            .with(
                "to",
                new Json.Arr(
                    List.of(
                        Json.Obj.EMPTY
                            .with("party", "cn")
                            .with("post", "desk")
                            .with("person", "ann")))));
    assertThat(cells(on.row("talks"), "addressee-left")).isEqualTo("-");
    on.say("cn: holder person=bob");
    assertThat(cells(on.row("talks"), "addressee-left")).isEqualTo("[cn]");
  }

  @Test
  void onlyWhatWasHeldEndsASilence() {
    held("2022-11-22", "terms.formality=formal terms.mode=sidelines");
    held("2023-06-02", "terms.formality=informal terms.mode=in-person");
    requested();
    held("2024-04-16", "terms.formality=formal terms.mode=video");
    assertThat(silence("", "", "held", "longest", "longest-from", "longest-to", "present"))
        .isEqualTo("3 319 " + day("2023-06-02") + " " + day("2024-04-16") + " 46");
    assertThat(silence("formal", "", "longest", "previous", "last", "ended"))
        .isEqualTo("511 " + day("2022-11-22") + " " + day("2024-04-16") + " 511");
    assertThat(silence("", "in-person", "held", "longest", "present")).isEqualTo("2 192 365");
    assertThat(silence("", "telephone", "held")).isEmpty();
    assertThat(silence("informal", "in-person", "held", "longest", "present")).isEqualTo("1 - 365");
  }

  @Test
  void aSilenceEndedInAMonthIsARange() {
    held("2022-08-05", "");
    on.say("us: talk-held when.precision=month when.date=2022-11");
    on.say("us: talk-held when.precision=not-known");
    assertThat(silence("", "", "held", "longest", "last"))
        .isEqualTo("3 {from:88,to:117} {date:2022-11,precision:month}");
    assertThat(silence("", "", "present")).isEqualTo("{from:549,to:578}");
  }

  @Test
  void aTalkOfNoKnownDateBoundsNoSilence() {
    on.say("us: talk-held when.precision=not-known");
    assertThat(silence("", "", "held", "last", "last-talk", "present")).isEqualTo("1 - - -");
    held("2022-08-05", "");
    assertThat(silence("", "", "held", "longest-to", "last")).isEqualTo("2 - " + day("2022-08-05"));
  }

  @Test
  void contactsAreCountedByLevelAndMonth() {
    held("2024-04-16", "terms.mode=video terms.level=minister");
    held("2024-04-30", "terms.mode=sidelines terms.level=minister");
    held("2024-04-02", "");
    on.say("us: talk-held terms.form=meeting when.precision=not-known");
    on.say(
        "us: talk-held terms={} when.precision=day when.date=2024-05-01"
            .replace("={}", ".form=round"));
    assertThat(on.rows("contacts", Shown.NOW))
        .extracting(
            r ->
                cells(r, "month", "level", "in-person", "video", "telephone", "sidelines", "total"))
        .containsExactly(
            "- theatre 0 0 1 0 1",
            "2024-04 theatre 0 0 1 0 1",
            "2024-04 minister 0 1 0 1 2",
            "2024-05 theatre 0 0 1 0 1");
  }

  @Test
  void answersAndReadoutsTookDays() {
    Place asked = requested();
    on.say("cn: talk-decline re {} when.precision=day when.date=2023-02-04", asked);
    Place held = on.say("us: talk-held when.precision=day when.date=2023-02-20");
    on.say("us: readout re {} when.precision=day when.date=2023-02-21", held);
    assertThat(on.rows("intervals", Shown.NOW))
        .extracting(r -> cells(r, "what", "by", "days", "start-date"))
        .containsExactly(
            "request-answer cn 25 " + day("2023-01-10"), "talk-readout us 1 " + day("2023-02-20"));
  }

  @Test
  void aPlainRequestAndItsAnswerTookDays() {
    Place asked = on.say("us: request when.precision=day when.date=2023-02-01");
    assertThat(on.rows("intervals", Shown.NOW)).isEmpty();
    on.say(
        "us: answer re {} when.precision=day when.date=2023-02-02 mark=exercise",
        on.say("cn: request mark=exercise"));
    on.say("cn: answer re {} answer=noted when.precision=day when.date=2023-02-04", asked);
    on.say("cn: answer re {} answer=given when.precision=day when.date=2023-02-09", asked);
    Json.Obj row = on.row("intervals");
    assertThat(cells(row, "what", "by", "days", "start-date", "talk"))
        .isEqualTo("request-answer cn 3 " + day("2023-02-01") + " -");
    assertThat(row.get("start")).isEqualTo(cell(asked));
  }

  private List<String> due(long secondsAfter, boolean history) {
    long now = LineBuilder.START.getEpochSecond() + secondsAfter;
    Question question =
        new Question(
            "", "", Mark.REAL, Optional.empty(), Optional.empty(), now, history, Question.MAX_ROWS);
    return on.rows("due", question).stream()
        .map(r -> cells(r, "what", "from", "to", "state", "seconds-left", "rung"))
        .toList();
  }

  private long deadline(Place request) {
    Entry entry =
        on.line.judged().stream()
            .filter(j -> j.index() == request.index())
            .filter(j -> j.origin().equals(request.log().origin()))
            .map(LineFold.Judged::entry)
            .findFirst()
            .orElseThrow();
    Instant by = java.util.Objects.requireNonNull(entry.answerBy());
    return by.getEpochSecond() - LineBuilder.START.getEpochSecond();
  }

  @Test
  void whatIsDueIsOverdueThenLapsed() {
    Place asked = on.say("us: talk-request answer-by=30");
    long until = deadline(asked);
    assertThat(due(until - 60, false)).containsExactly("talk-request us cn due 60 -");
    on.say("cn: acknowledged re {}", asked);
    assertThat(due(until + 1, false)).containsExactly("talk-request us cn overdue -1 acknowledged");
    on.say("us: lapse re {}", asked);
    assertThat(due(until + 1, false)).containsExactly("talk-request us cn lapsed - acknowledged");
    on.say(on.draft("cn: talk-accept re {}", asked).at(LineBuilder.START.plusSeconds(until + 9)));
    assertThat(due(until + 1, false)).isEmpty();
    assertThat(due(until + 1, true))
        .containsExactly("talk-request us cn answered-late - acknowledged");
  }

  @Test
  void whatWasTakenBackIsDueNoMore() {
    Place asked = on.say("us: talk-request answer-by=30");
    on.say("us: talk-withdraw re {}", asked);
    assertThat(due(0, false)).isEmpty();
    assertThat(due(0, true)).containsExactly("talk-request us cn settled - -");
  }

  @Test
  void whatNamesNoTimeIsOpenUntilAnswered() {
    Place asked = on.say("us: talk-request");
    Place invited = on.say("cn: invitation");
    assertThat(due(0, false))
        .containsExactly("talk-request us cn open - -", "invitation cn us open - -");
    on.say("cn: talk-accept re {}", asked);
    on.say("us: answer re {} answer=accepted", invited);
    assertThat(due(0, false)).isEmpty();
  }

  @Test
  void aRequestOfNoTalkIsDueToo() {
    Place asked = on.say("us: request answer-by=30");
    assertThat(due(0, false)).hasSize(1).first().asString().startsWith("request us cn due");
    on.say("cn: answer re {}", asked);
    assertThat(due(0, true)).containsExactly("request us cn answered - -");
  }

  @Test
  void whatTheOtherSideHasNotStoredCannotBeAnswered() {
    on.say("us: request answer-by=30");
    Beside unstored =
        new Beside() {
          @Override
          public Optional<Entry> entry(LineFold.Place place) {
            return Optional.empty();
          }

          @Override
          public Optional<Boolean> stored(LineFold.Place place) {
            return Optional.of(false);
          }
        };
    on.lines.set(0, new Line("test", on.line.referee().state(), unstored));
    assertThat(due(0, false)).hasSize(1).first().asString().contains("not-stored");
  }

  @Test
  void anInvitationOutlivesItsAddressee() {
    Place invited =
        on.say(
            on.draft("us: invitation form=visit when.precision=day when.date=2023-06-18")
                .with(
                    "to",
                    new Json.Arr(
                        List.of(
                            Json.Obj.EMPTY
                                .with("party", "cn")
                                .with("post", "desk")
                                .with("person", "ann")))));
    assertThat(cells(on.row("invitations"), "from", "to", "post", "person", "state", "when"))
        .isEqualTo("us cn desk ann open " + day("2023-06-18"));
    on.say("cn: holder person=bob name=Bob");
    assertThat(cells(on.row("invitations"), "state", "addressee-left"))
        .isEqualTo("addressee-left true");
    on.say("cn: pass-on re {} to.person=bob by=bob", invited);
    assertThat(cells(on.row("invitations"), "state", "person", "passed-on-to", "addressee-left"))
        .isEqualTo("passed-on ann desk bob false");
    on.say("cn: answer re {} answer=accepted by=bob", invited);
    assertThat(cells(on.row("invitations"), "state")).isEqualTo("accepted");
  }

  @Test
  void aStandingDisagreementIsNoCommitment() {
    Place held = on.say("us: talk-held");
    Place raised =
        on.say(
            on.draft("cn: concern re {} as=position topic=fish text=words language=en", held)
                .with("by", "us"));
    assertThat(cells(on.row("concerns"), "disagreement")).isEqualTo("-");
    assertThat(cells(on.row("concerns"), "as", "topic", "raised-by", "by", "state", "text", "talk"))
        .isEqualTo("position fish us cn open words " + cell(held).print().replace("\"", ""));
    on.say("us: concern-answer re {} as=agreed-to-disagree", raised);
    on.say("cn: concern-answer re {} as=agreed-to-disagree", raised);
    assertThat(cells(on.row("concerns"), "state", "disagreement", "answers"))
        .isEqualTo("agreed-to-disagree [cn,us] {by:{cn:agreed-to-disagree,us:agreed-to-disagree}}");
    assertThat(on.rows("commitments", Shown.NOW)).isEmpty();
  }

  @Test
  void oneSideAloneDoesNotAgreeToDisagree() {
    Place stated = on.say("us: concern as=disagreement topic=fish");
    assertThat(cells(on.row("concerns"), "state", "disagreement")).isEqualTo("open [us]");
    on.say("cn: concern-answer re {} as=agreed-to-disagree", stated);
    assertThat(cells(on.row("concerns"), "state", "disagreement"))
        .isEqualTo("agreed-to-disagree [cn,us]");
    on.say("us: concern-answer re {} as=withdrawn", stated);
    assertThat(cells(on.row("concerns"), "state", "disagreement")).isEqualTo("withdrawn -");
  }

  private static Json.Arr because(String text, String source) {
    Json.Obj cause = Json.Obj.EMPTY.with("text", text);
    return new Json.Arr(List.of(source.isEmpty() ? cause : cause.with("source", source)));
  }

  @Test
  void twoAccountsOfAPostponementStandSideBySide() {
    Place asked = on.say("us: talk-request");
    on.say("cn: talk-accept re {}", asked);
    on.say(
        on.draft("us: talk-postpone re {} wording=postponed reason=weather language=en", asked)
            .with("because", because("a balloon", "")));
    on.say(
        on.draft("cn: talk-postpone re {} wording=never_announced", asked)
            .with("because", because("force majeure", "ministry")));
    Json.Obj row = on.row("accounts");
    assertThat(cells(row, "kind", "wordings", "reasons"))
        .isEqualTo("talk-postpone {by:{cn:never announced,us:postponed}} {by:{us:weather}}");
    assertThat(cells(row, "causes", "causes-differ"))
        .isEqualTo("{by:{cn:[force majeure (ministry)],us:[a balloon]}} true");
  }

  @Test
  void everyPostponementIsToldOnItsOwn() {
    Place asked = on.say("us: talk-request");
    on.say("cn: talk-accept re {}", asked);
    on.say("us: talk-postpone re {} wording=first", asked);
    on.say("cn: talk-postpone re {} wording=theirs", asked);
    on.say("us: talk-postpone re {} wording=again", asked);
    Place counter = on.say("cn: talk-counter re {}", asked);
    on.say("us: talk-accept re {}", counter);
    on.say("cn: talk-postpone re {} wording=anew", asked);
    on.say("us: talk-cancel re {} wording=off", asked);
    assertThat(on.rows("accounts", Shown.NOW))
        .extracting(r -> cells(r, "kind", "wordings"))
        .containsExactly(
            "talk-postpone {by:{cn:theirs,us:first}}",
            "talk-postpone {by:{us:again}}",
            "talk-postpone {by:{cn:anew}}",
            "talk-cancel {by:{us:off}}");
  }
}
