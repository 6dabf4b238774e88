package parley.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import parley.log.MalformedException;

/** The times and dates of the record: UTC, whole seconds, one written form. */
public final class UtcTime {
  private static final Pattern HOUR = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]");

  /** 0 stands for any digit. */
  private static final String FORM = "0000-00-00T00:00:00Z";

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

  private UtcTime() {}

  /**
   * Reads {@code YYYY-MM-DDThh:mm:ssZ}; no leap second.
   *
   * @throws MalformedException naming the field, if the text is anything else or no such time is
   */
  public static Instant parse(String text, String field) throws MalformedException {
    if (!isTime(text)) {
      throw new MalformedException(field + ": a time YYYY-MM-DDThh:mm:ssZ expected");
    }
    try {
      LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
      LocalTime time =
          LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
      return Instant.ofEpochSecond(day.toEpochSecond(time, ZoneOffset.UTC));
    } catch (DateTimeException e) {
      throw new MalformedException(field + ": no such time", e);
    }
  }

  private static boolean isTime(String text) {
    boolean is = text.length() == FORM.length();
    for (int i = 0; is && i < FORM.length(); i++) {
      char form = FORM.charAt(i);
      is = form == '0' ? Names.isDigit(text.charAt(i)) : form == text.charAt(i);
    }
    return is;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  /** The written form, cut to whole seconds. */
  public static String print(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /**
   * Checks a date known to the day ({@code YYYY-MM-DD}) or to the month ({@code YYYY-MM}).
   *
   * @throws MalformedException naming the field, if it is neither or no such date is
   */
  public static void checkDate(String text, String field) throws MalformedException {
    try {
      if (DAY.matcher(text).matches()) {
        LocalDate.parse(text);
      } else if (MONTH.matcher(text).matches()) {
        YearMonth.parse(text);
      } else {
        throw new MalformedException(field + ": a date YYYY-MM-DD or YYYY-MM expected");
      }
    } catch (DateTimeException e) {
      throw new MalformedException(field + ": no such date", e);
    }
  }

  /**
   * Checks an hour of the day, {@code hh:mm}.
   *
   * @throws MalformedException naming the field
   */
  public static void checkHour(String text, String field) throws MalformedException {
    if (!HOUR.matcher(text).matches()) {
      throw new MalformedException(field + ": an hour hh:mm expected");
    }
  }
}
