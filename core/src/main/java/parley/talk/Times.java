package parley.talk;

import static parley.talk.BrokenException.require;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import parley.line.Rule;
import parley.record.Entry;
import parley.record.Json;
import parley.record.When;

/** Beginnings, ends and time zones of talks; the calendar of other dates is the line's. */
final class Times {
  /**
   * The form of a name of the time zone database. Whether there is such a zone no rule asks: the
   * database changes, and two sides would judge one act differently.
   */
  private static final Pattern ZONE =
      Pattern.compile("[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}");

  private static final Set<String> PROPOSING =
      Set.of("talk-request", "talk-counter", "talk-planned");

  private static final String TOO_EARLY = "it is reported before it took place";

  private Times() {}

  /** What is proposed or stated must be possible. */
  static void check(Entry act) throws BrokenException {
    Json.Obj terms = act.body().object("terms");
    if (PROPOSING.contains(act.kind())) {
      ahead(act);
    }
    span(terms);
    span(act.body());
    require(
        !(terms.has("begin") && terms.has("when")),
        Rule.IMPOSSIBLE_TIME,
        "a beginning, or a date known less well; not both");
    for (String zone : terms.texts("timezones")) {
      require(
          ZONE.matcher(zone).matches(),
          Rule.IMPOSSIBLE_TIME,
          "a name of the time zone database expected, such as Asia/Jakarta");
    }
  }

  /** What is proposed or planned is not over when it is: an earlier date of that is stated. */
  private static void ahead(Entry act) throws BrokenException {
    Json.Obj terms = act.body().object("terms");
    String begin = terms.text("begin");
    boolean dated = act.body().has("when");
    When stated = dated ? When.of(act.body().object("when")) : When.on(act.at());
    When proposed = begin.isEmpty() ? When.of(terms.object("when")) : When.on(Instant.parse(begin));
    boolean over = !begin.isEmpty() && !dated && Instant.parse(begin).isBefore(act.at());
    require(
        !over && !proposed.endsBefore(stated),
        Rule.IMPOSSIBLE_TIME,
        "terms: a time that was over when this was said");
  }

  private static void span(Json.Obj of) throws BrokenException {
    String begin = of.text("begin");
    String end = of.text("end");
    require(
        end.isEmpty() || (!begin.isEmpty() && end.compareTo(begin) >= 0),
        Rule.IMPOSSIBLE_TIME,
        "it ends before it begins");
  }

  /** What is reported took place before it was written down. */
  static void past(Entry report) throws BrokenException {
    Json.Obj terms = report.body().object("terms");
    past(report, report.body().text("begin"));
    past(report, report.body().text("end"));
    past(report, terms.text("begin"));
    require(!When.of(terms.object("when")).liesAhead(report.at()), Rule.IMPOSSIBLE_TIME, TOO_EARLY);
  }

  private static void past(Entry report, String time) throws BrokenException {
    require(
        time.isEmpty() || !Instant.parse(time).isAfter(report.at()),
        Rule.IMPOSSIBLE_TIME,
        TOO_EARLY);
  }
}
