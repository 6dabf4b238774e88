package parley.sim.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.line.LineFold;
import parley.line.Reading;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.view.Beside;
import parley.view.Line;
import parley.view.Question;
import parley.view.Views;

/**
 * What the public record of 2022 to 2024 comes to, computed from its entries: the lines cancelled
 * and suspended, silences, refusals, vacancies, promises kept and what was never promised.
 */
class RealRecordTest {
  private static final AloneWriter.Alone PLAYED =
      AloneWriter.play(RecordFile.load(), ReplayTest.stage(7));
  private static final long NOW = Instant.parse("2026-01-02T03:04:05Z").getEpochSecond();

  private static List<Json.Obj> rows(String view, boolean history) {
    List<Line> lines = new ArrayList<>();
    PLAYED
        .lines()
        .values()
        .forEach(p -> lines.add(new Line(p.line().name(), p.side("us").state(), new Leaves(p))));
    Question asked =
        new Question(
            "", "", Mark.EXERCISE, Optional.empty(), Optional.empty(), NOW, history, 1_000);
    return Views.of(view, lines, asked).orElseThrow().rows();
  }

  /** The texts that a fold does not keep, from the logs. */
  private record Leaves(LinePair pair) implements Beside {
    @Override
    public Optional<Entry> entry(LineFold.Place place) {
      String party = place.origin().substring(0, place.origin().indexOf('/'));
      byte[] leaf = pair.side(party).leaves().get((int) place.index());
      return Reading.of(leaf) instanceof Reading.Read read
          ? Optional.of(read.signed().entry())
          : Optional.empty();
    }

    @Override
    public Optional<Boolean> stored(LineFold.Place place) {
      return Optional.of(true);
    }
  }

  private static Stream<Json.Obj> of(String view, String column, String value) {
    return rows(view, true).stream().filter(r -> r.text(column).equals(value));
  }

  private static Json.Obj one(String view, String column, String value) {
    return of(view, column, value).findFirst().orElseThrow();
  }

  private static String date(Json.Obj row, String column) {
    return row.object(column).text("date");
  }

  /** A number, a range, or nothing where none is known. */
  private static String days(Json.Obj row, String column) {
    Json value = row.get(column);
    return value == null ? "" : value.print();
  }

  @Test
  void threeLinesWereCancelledAndFiveSuspendedOnOneDay() {
    var stated = new TreeMap<String, Integer>();
    for (Json.Obj row : rows("lines", false)) {
      if (row.has("since")) {
        assertThat(date(row, "since")).isEqualTo("2022-08-05");
        assertThat(row.text("by")).isEqualTo("cn");
        assertThat(row.has("resumed")).as("no resumption is stated anywhere").isFalse();
        stated.merge(row.text("wording"), 1, Integer::sum);
      }
    }
    assertThat(stated)
        .containsExactlyInAnyOrderEntriesOf(java.util.Map.of("cancelled", 3, "suspended", 5));
  }

  @Test
  void eachSaysWhenItWasAgreedToResumeAndWhenTheFirstContactWasSeen() {
    List<String> told = new ArrayList<>();
    for (Json.Obj row : rows("lines", false)) {
      if (row.has("since")) {
        told.add(
            "%s agreed %s %s contact %s %s %s"
                .formatted(
                    row.text("line"),
                    date(row, "agreed-to-resume"),
                    days(row, "days-to-agree"),
                    date(row, "first-contact"),
                    days(row, "days-to-contact"),
                    row.text("observed")));
      }
    }
    assertThat(told)
        .containsExactlyInAnyOrder(
            "theatre-commanders agreed 2023-11-15 467 contact 2024-09-10 767 contacts",
            "defence-policy-coordination agreed 2023-11-15 467 contact 2024-01"
                + " {\"from\":514,\"to\":544} contacts",
            "maritime-consultation agreed 2023-11-15 467 contact 2024-04-03"
                + " {\"from\":607,\"to\":608} contacts",
            "counternarcotics agreed 2023-11-15 467 contact 2024-01"
                + " {\"from\":514,\"to\":544} contacts",
            "climate agreed 2022-11-14 101 contact   silent",
            "repatriation agreed   contact 2024-03-30 603 contacts",
            "legal-assistance agreed   contact   silent",
            "transnational-crime agreed   contact   silent");
  }

  @Test
  void theDefenceMinistersWereSilentFor511DaysOfFormalContact() {
    Json.Obj formal =
        of("silence", "line", "defence-ministers")
            .filter(r -> r.text("formality").equals("formal") && !r.has("mode"))
            .findFirst()
            .orElseThrow();
    assertThat(days(formal, "longest")).isEqualTo("511");
    assertThat(date(formal, "longest-from")).isEqualTo("2022-11-22");
    assertThat(date(formal, "longest-to")).isEqualTo("2024-04-16");
    Json.Obj met = heldOn("defence-ministers", "2022-11-22");
    assertThat(met.text("mode")).isEqualTo("in-person");
    assertThat(rows("lines", false).stream())
        .filteredOn(r -> r.text("wording").equals("cancelled"))
        .allSatisfy(r -> assertThat(date(r, "since")).isLessThan(date(met, "when")))
        .allSatisfy(r -> assertThat(date(r, "agreed-to-resume")).isGreaterThan(date(met, "when")));
  }

  private static Json.Obj heldOn(String line, String date) {
    return of("talks", "line", line)
        .filter(r -> date(r, "when").equals(date) && r.text("phase").equals("held"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theRequestOfFebruary2023WasDeclined() {
    Json.Obj call = of("talks", "phase", "declined").findFirst().orElseThrow();
    assertThat(call.text("line")).isEqualTo("defence-ministers");
    assertThat(date(call, "asked")).isEqualTo("2023-02-04");
    assertThat(call.object("answered").text("precision")).isEqualTo("not-later-than");
    assertThat(days(call, "days-to-answer")).isEqualTo("{\"to\":5}");
  }

  @Test
  void theVisitPlannedForFebruaryWasPostponedWithTwoCausesAndHeldInJune() {
    Json.Obj account = one("accounts", "line", "foreign-ministers");
    assertThat(account.text("kind")).isEqualTo("talk-postpone");
    assertThat(account.object("dates").print()).contains("2023-02-03");
    assertThat(account.object("causes").print())
        .contains("cancelled after the discovery", "after the shooting");
    assertThat(account.get("causes-differ")).isEqualTo(new Json.Bool(true));
    Json.Obj visit = heldOn("foreign-ministers", "2023-06-18");
    assertThat(visit.text("form")).isEqualTo("visit");
    assertThat(visit.has("asked")).as("no request is made up").isFalse();
    assertThat(visit.object("talk")).isEqualTo(account.object("talk"));
    assertThat(visit.items("parts").stream().map(p -> (Json.Obj) p))
        .extracting(p -> p.text("status") + " " + p.text("with") + " " + date(p, "when"))
        .contains("held Qin Gang 2023-06-18", "scheduled Qin Gang 2023-06-19");
  }

  @Test
  void theDefenceMinistersPostStoodVacantFor66DaysWithNoReasonGiven() {
    Json.Obj vacant =
        of("posts", "post", "defence-minister")
            .filter(r -> r.has("vacant-days"))
            .findFirst()
            .orElseThrow();
    assertThat(days(vacant, "vacant-days")).isEqualTo("66");
    assertThat(vacant.get("reason-not-given")).isEqualTo(new Json.Bool(true));
    assertThat(vacant.has("reason")).isFalse();
  }

  @Test
  void theInvitationOutlivesItsAddresseesTenure() {
    Json.Obj invitation = one("invitations", "line", "foreign-ministers");
    assertThat(invitation.text("person")).isEqualTo("qin-gang");
    assertThat(date(invitation, "when")).isEqualTo("2023-06-18");
    assertThat(invitation.text("state")).isEqualTo("addressee-left");
  }

  @Test
  void whatWasPromisedWasKeptAfter181And300And13Days() {
    assertThat(kept("artificial intelligence", "2023-11-15")).isEqualTo("181 2024-05-14");
    assertThat(kept("telephone conversations", "2023-11-15")).isEqualTo("300 2024-09-10");
    assertThat(kept("telephone call", "2024-08-28")).isEqualTo("13 2024-09-10");
  }

  private static String kept(String text, String made) {
    return rows("commitments", false).stream()
        .filter(r -> r.text("text").contains(text) && date(r, "when").equals(made))
        .filter(r -> r.has("kept"))
        .map(r -> days(r, "days-to-kept") + " " + date(r, "kept"))
        .findFirst()
        .orElse("");
  }

  @Test
  void whatWasOnlyPossibleOrWelcomeIsNoCommitment() {
    List<String> promised = rows("commitments", false).stream().map(r -> r.text("text")).toList();
    assertThat(promised).hasSize(8).noneMatch(t -> t.contains("in the coming weeks"));
    assertThat(promised).noneMatch(t -> t.contains("climate adviser"));
    assertThat(rows("outcomes", false))
        .hasSize(10)
        .anySatisfy(r -> assertThat(r.print()).contains("coming weeks", "discussed-as-possible"))
        .anySatisfy(r -> assertThat(r.print()).contains("climate adviser", "welcomed"));
  }

  @Test
  void theTalksOfAugust2024LeftFourDisagreementsStanding() {
    assertThat(
            of("concerns", "state", "agreed-to-disagree")
                .filter(r -> r.text("line").equals("strategic"))
                .filter(r -> r.texts("disagreement").size() == 2)
                .map(r -> r.text("topic")))
        .containsExactlyInAnyOrder(
            "taiwan", "south-china-sea", "russia-ukraine", "technology-sanctions");
  }
}
