package parley.talk;

import static parley.talk.BrokenException.require;

import java.time.Instant;
import java.util.regex.Pattern;
import parley.line.Rule;
import parley.record.Entry;
import parley.record.Json;

/** Beginnings, ends and time zones of talks; the calendar of other dates is the line's. */
final class Times {
  /**
   * The form of a name of the time zone database. Whether there is such a zone no rule asks: the
   * database changes, and two sides would judge one act differently.
   */
  private static final Pattern ZONE =
      Pattern.compile("[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}");

  private Times() {}

  /** What is proposed or stated must be possible. */
  static void check(Entry act) throws BrokenException {
    Json.Obj terms = act.body().object("terms");
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
    for (String field : new String[] {"begin", "end"}) {
      String time = report.body().text(field);
      require(
          time.isEmpty() || !Instant.parse(time).isAfter(report.at()),
          Rule.IMPOSSIBLE_TIME,
          "it is reported before it took place");
    }
  }
}
