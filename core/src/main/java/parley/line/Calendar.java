package parley.line;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import parley.record.Entry;
import parley.record.Json;
import parley.record.UtcTime;
import parley.record.When;

/**
 * What the calendar says of the dates in an act: a source that gives a weekday of another date is
 * wrong about one of them (field-guide, "Why translation is dangerous").
 */
final class Calendar {
  private static final int DAY_CHARS = 10;

  private Calendar() {}

  /** What is impossible about a {@code when} anywhere in the body, or empty. */
  static Optional<String> fault(Json body) {
    return switch (body) {
      case Json.Arr list -> first(list.items());
      case Json.Obj obj when obj.has("precision") -> ofWhen(obj);
      case Json.Obj obj -> first(obj.members().values());
      default -> Optional.empty();
    };
  }

  /** What is impossible about the act's own times, seen from when it is written; or empty. */
  static Optional<String> against(Entry act) {
    Instant due = act.answerBy();
    if (due != null && !due.isAfter(act.at())) {
      return fault("an answer is asked for by a time that is over", UtcTime.print(due));
    }
    Json.Obj when = act.body().object("when");
    return !act.kind().equals("foreseen") && When.of(when).liesAhead(act.at())
        ? fault("nobody states what has not been yet, but as foreseen", when.text("date"))
        : Optional.empty();
  }

  private static Optional<String> first(Iterable<Json> values) {
    for (Json value : values) {
      Optional<String> fault = fault(value);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofWhen(Json.Obj when) {
    String date = when.text("date");
    String until = when.text("until");
    boolean day = date.length() == DAY_CHARS;
    String precision = when.text("precision");
    if (precision.equals("not-known") != date.isEmpty()) {
      return fault("a date stands exactly where one is known", precision);
    }
    if (precision.equals("month") && day) {
      return fault("a date known to the month names no day", date);
    }
    if (precision.equals("day") && !day) {
      return fault("a date known to the day names it", date);
    }
    return ofDays(when, date, until);
  }

  private static Optional<String> ofDays(Json.Obj when, String date, String until) {
    if (!until.isEmpty() && (until.length() != date.length() || until.compareTo(date) < 0)) {
      return fault("it ends before it begins", date + " to " + until);
    }
    String weekday = when.text("weekday");
    if (weekday.isEmpty()) {
      return Optional.empty();
    }
    if (date.length() != DAY_CHARS) {
      return fault("a weekday needs a day", date);
    }
    String real =
        LocalDate.parse(date)
            .getDayOfWeek()
            .getDisplayName(TextStyle.SHORT, Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    return real.equals(weekday)
        ? Optional.empty()
        : fault(date + " is a " + real + ", not a " + weekday, date);
  }

  private static Optional<String> fault(String what, String where) {
    return Optional.of(what + ": " + where);
  }
}
