package parley.render;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;

/**
 * Points in time for people: the date-time group of military messages, UTC, and a side's own local
 * time. Digits and order are the same in every language, so that two sides reading one screen see
 * the same figures; only the weekday is a word, because a weekday that does not fit its date is how
 * a slip in a translation is found.
 */
public final class Dates {
  private static final String[] MONTHS = {
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"
  };

  private Dates() {}

  /** The date-time group of a minute in UTC, such as {@code 161330ZAPR24}. Seconds are dropped. */
  public static String dtg(Instant instant) {
    ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
    return two(time.getDayOfMonth())
        + two(time.getHour())
        + two(time.getMinute())
        + "Z"
        + MONTHS[time.getMonthValue() - 1]
        + two(Math.floorMod(time.getYear(), 100));
  }

  /** UTC to the second, such as {@code 2024-04-16 13:30:05Z}. */
  public static String utc(Instant instant) {
    ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
    return date(time) + " " + clock(time) + ":" + two(time.getSecond()) + "Z";
  }

  /** The minute where a side is, with weekday, date, and its distance from UTC. */
  public static Phrase local(Instant instant, ZoneId zone) {
    ZonedDateTime time = instant.atZone(zone);
    String weekday = time.getDayOfWeek().name().toLowerCase(Locale.ROOT);
    return Phrase.say(
        "time.local",
        "weekday",
        Phrase.sayOf("weekday", weekday),
        "date",
        date(time),
        "clock",
        clock(time),
        "offset",
        offset(time.getOffset()));
  }

  /** UTC, our local time and theirs, on one line. */
  public static Phrase bothSides(Instant instant, ZoneId ours, ZoneId theirs) {
    return Phrase.say(
        "time.both",
        "utc",
        utc(instant),
        "ours",
        local(instant, ours),
        "theirs",
        local(instant, theirs));
  }

  private static String date(ZonedDateTime time) {
    String year = Integer.toString(time.getYear());
    return "0".repeat(Math.max(0, 4 - year.length()))
        + year
        + "-"
        + two(time.getMonthValue())
        + "-"
        + two(time.getDayOfMonth());
  }

  private static String clock(ZonedDateTime time) {
    return two(time.getHour()) + ":" + two(time.getMinute());
  }

  private static String offset(ZoneOffset offset) {
    int minutes = Math.abs(offset.getTotalSeconds()) / 60;
    String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
    return "UTC" + sign + two(minutes / 60) + ":" + two(minutes % 60);
  }

  private static String two(int number) {
    return (number < 10 ? "0" : "") + number;
  }
}
