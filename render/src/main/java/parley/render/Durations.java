package parley.render;

import java.time.Duration;

/** How long something took or will take, in words: the two largest units, rounded down. */
public final class Durations {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Durations() {}

  /**
   * The words, such as "2 days 3 hours"; below a second "less than a second".
   *
   * @throws IllegalArgumentException if the duration is negative: the caller must know which of two
   *     times is the earlier
   */
  public static Phrase words(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("a duration in words cannot be negative");
    }
    long seconds = duration.toSeconds();
    if (seconds >= DAY) {
      return pair(days(seconds / DAY), seconds % DAY / HOUR, hours(seconds % DAY / HOUR));
    }
    if (seconds >= HOUR) {
      return pair(hours(seconds / HOUR), seconds % HOUR / MINUTE, minutes(seconds % HOUR / MINUTE));
    }
    if (seconds >= MINUTE) {
      return pair(minutes(seconds / MINUTE), seconds % MINUTE, seconds(seconds % MINUTE));
    }
    return seconds > 0 ? seconds(seconds) : Phrase.say("duration.instant");
  }

  private static Phrase pair(Phrase large, long small, Phrase smallWords) {
    return small == 0 ? large : Phrase.say("duration.pair", "large", large, "small", smallWords);
  }

  private static Phrase days(long n) {
    return Phrase.say("duration.days", "n", n);
  }

  private static Phrase hours(long n) {
    return Phrase.say("duration.hours", "n", n);
  }

  private static Phrase minutes(long n) {
    return Phrase.say("duration.minutes", "n", n);
  }

  private static Phrase seconds(long n) {
    return Phrase.say("duration.seconds", "n", n);
  }
}
