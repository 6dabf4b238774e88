package parley.cli;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.UtcTime;

/** How a person writes when something was or will be, as far as it is known. */
final class DateText {
  /** What the options that take a date say of them. */
  static final String FORMS =
      "YYYY-MM-DD or YYYY-MM; 'fri 2024-08-30' with the weekday as it was given; 'not-later-than"
          + " DATE', 'reported-in DATE' or not-known.";

  private static final int MONTH_CHARS = "yyyy-mm".length();
  private static final List<String> WEEKDAYS =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private DateText() {}

  /**
   * The {@code when} of the record. A day without a weekday gets its own, so that a slip is seen; a
   * weekday that was given stands as given, and the rules judge whether it fits.
   *
   * @param option named in the error
   * @throws MalformedException if it has none of the forms
   */
  static Json.Obj when(String option, String text) throws MalformedException {
    if (text.equals("not-known")) {
      return Json.Obj.EMPTY.with("precision", text);
    }
    String[] words = text.strip().split("\\s+", -1);
    int at = 0;
    String precision = "";
    if (words[at].equals("not-later-than") || words[at].equals("reported-in")) {
      precision = words[at++];
    }
    String weekday = at + 1 < words.length ? words[at++].toLowerCase(Locale.ROOT) : "";
    if (at + 1 != words.length || !(weekday.isEmpty() || WEEKDAYS.contains(weekday))) {
      throw new MalformedException(option + ": " + FORMS);
    }
    String date = words[at];
    UtcTime.checkDate(date, option);
    boolean month = date.length() == MONTH_CHARS;
    boolean plain = precision.isEmpty();
    return new Body()
        .text("precision", plain ? month ? "month" : "day" : precision)
        .text("date", date)
        .text("weekday", weekday.isEmpty() && plain && !month ? weekday(date) : weekday)
        .json();
  }

  private static String weekday(String date) {
    return LocalDate.parse(date)
        .getDayOfWeek()
        .getDisplayName(TextStyle.SHORT, Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
