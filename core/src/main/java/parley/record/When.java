package parley.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The days between which something was or will be, by its author's statement. A date known to the
 * month is a range; what is only known not to be later than a day has no first one.
 *
 * @param precision the word in the record, or the empty string where nothing is stated
 * @param earliest no earlier than this day, UTC unless the author said otherwise
 * @param latest no later than this day
 */
public record When(String precision, Optional<LocalDate> earliest, Optional<LocalDate> latest) {
  private static final int DAY_CHARS = 10;

  /** What a {@code when} of the record says; of an absent one, nothing. */
  public static When of(Json.Obj when) {
    String precision = when.text("precision");
    String from = when.text("date");
    String to = when.has("until") ? when.text("until") : from;
    if (from.isEmpty()) {
      return new When(precision, Optional.empty(), Optional.empty());
    }
    boolean bounded = precision.equals("day") || precision.equals("month");
    return new When(
        precision, bounded ? Optional.of(first(from)) : Optional.empty(), Optional.of(last(to)));
  }

  /** The day of a time of the record, UTC. */
  public static When on(Instant time) {
    LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
    return new When("day", Optional.of(day), Optional.of(day));
  }

  /**
   * Whether it begins after that time by every calendar: somewhere it may be a day later already
   * than it is by UTC.
   */
  public boolean liesAhead(Instant time) {
    LocalDate today = LocalDate.ofInstant(time, ZoneOffset.UTC);
    return earliest.isPresent() && earliest.get().isAfter(today.plusDays(1));
  }

  /** Whether its last day is over; of what has none it is not known, and said to be false. */
  public boolean isOver(LocalDate today) {
    return latest.isPresent() && latest.get().isBefore(today);
  }

  /** Whether it was over before the other began. */
  public boolean endsBefore(When other) {
    return other.earliest.isPresent() && isOver(other.earliest.get());
  }

  private static LocalDate first(String date) {
    return date.length() == DAY_CHARS ? LocalDate.parse(date) : YearMonth.parse(date).atDay(1);
  }

  private static LocalDate last(String date) {
    return date.length() == DAY_CHARS
        ? LocalDate.parse(date)
        : YearMonth.parse(date).atEndOfMonth();
  }
}
