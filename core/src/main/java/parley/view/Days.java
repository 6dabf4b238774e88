package parley.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import parley.line.Said;
import parley.record.Json;
import parley.record.When;

/**
 * How many whole days lie between two dates, as far as the dates are known: two days known give one
 * number, a month a range, an open end a bound.
 *
 * @param least no fewer than these; empty if that is not known
 * @param most no more than these; empty if that is not known
 */
record Days(Optional<Long> least, Optional<Long> most) {
  /** What never comes before what it is compared with, but for dates that the authors got wrong. */
  static final Comparator<When> ORDER = Comparator.comparingLong(Days::order);

  private static final int DAY_CHARS = 10;

  /** By the last day, then by the first; what has neither comes first. */
  static long order(When when) {
    long first = when.earliest().map(LocalDate::toEpochDay).orElse((long) Integer.MIN_VALUE);
    long last = when.latest().map(LocalDate::toEpochDay).orElse(first);
    return (last << Integer.SIZE) + (first - Integer.MIN_VALUE);
  }

  /**
   * From one date to a later one. Where the dates allow either order, the second is taken to follow
   * the first: fewer than none is said only if the authors' dates are surely in that order.
   */
  static Days between(When from, When to) {
    Optional<Long> least = days(from.latest(), to.earliest());
    Optional<Long> most = days(from.earliest(), to.latest());
    boolean mayFollow = most.isEmpty() || most.get() >= 0;
    return new Days(mayFollow ? least.map(d -> Math.max(0, d)) : least, most);
  }

  private static Optional<Long> days(Optional<LocalDate> from, Optional<LocalDate> to) {
    return from.flatMap(f -> to.map(t -> ChronoUnit.DAYS.between(f, t)));
  }

  /** A number, a range, or empty where nothing is known. */
  Optional<Json> cell() {
    if (least.isPresent() && least.equals(most)) {
      return Optional.of(new Json.Int(least.get()));
    }
    Json.Obj range = Json.Obj.EMPTY;
    range = most.isPresent() ? range.with("to", most.get()) : range;
    boolean says = least.isPresent() && (most.isPresent() || least.get() > 0);
    range = says ? range.with("from", least.orElseThrow()) : range;
    return range.members().isEmpty() ? Optional.empty() : Optional.of(range);
  }

  /** When what the act states was: its own date if it has one, else the UTC date of its writing. */
  static When of(Said act) {
    Json.Obj when = act.entry().body().object("when");
    return when.has("precision") ? When.of(when) : When.on(act.entry().at());
  }

  /** The date in that field of a body, known to the day or the month; nothing if there is none. */
  static When of(Json.Obj body, String field) {
    String date = body.text(field);
    String precision = date.length() == DAY_CHARS ? "day" : "month";
    return date.isEmpty()
        ? When.of(Json.Obj.EMPTY)
        : When.of(Json.Obj.EMPTY.with("precision", precision).with("date", date));
  }

  /** A day known as such. */
  static When on(LocalDate day) {
    return new When("day", Optional.of(day), Optional.of(day));
  }

  /** The day of a time in seconds since 1970. */
  static When on(long seconds) {
    return When.on(Instant.ofEpochSecond(seconds));
  }

  /** Whether one is surely over before the other begins. */
  static boolean before(When one, When other) {
    return one.endsBefore(other);
  }

  /** The date as a cell, or empty where none is known. */
  static Optional<Json> cell(When when) {
    if (when.latest().isEmpty()) {
      return Optional.empty();
    }
    LocalDate last = when.latest().get();
    LocalDate first = when.earliest().orElse(last);
    boolean months =
        when.precision().equals("month")
            || (when.precision().equals("reported-in") && last.plusDays(1).getDayOfMonth() == 1);
    String from = months ? YearMonth.from(first).toString() : first.toString();
    String until = months ? YearMonth.from(last).toString() : last.toString();
    Json.Obj cell = Json.Obj.EMPTY.with("precision", when.precision()).with("date", from);
    return Optional.of(until.equals(from) ? cell : cell.with("until", until));
  }
}
