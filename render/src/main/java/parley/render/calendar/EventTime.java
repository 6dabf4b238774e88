package parley.render.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.render.calendar.CalendarFault.Sort;
import parley.render.calendar.ContentLines.Line;

/**
 * Reads begin and end of an event. A zone is one of the platform's, by its IANA name; what the file
 * itself says of the zone is only compared with that, so that nobody gives another hour to a known
 * name.
 */
final class EventTime {
  private static final DateTimeFormatter DATE = strict("uuuuMMdd");
  private static final DateTimeFormatter TIME = strict("uuuuMMdd'T'HHmmss");
  private static final Pattern WEEKS = Pattern.compile("P(\\d{1,2})W");
  private static final String DEFINITION = "VCALENDAR/VTIMEZONE";

  private final List<Line> file;
  private final List<CalendarFault> faults;
  private String zone = "";

  EventTime(List<Line> file, List<CalendarFault> faults) {
    this.file = file;
    this.faults = faults;
  }

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** The zone in which the begin was named, or empty. */
  String zone() {
    return zone;
  }

  /** When the event is; null, with the faults named, if that is not certain. */
  @Nullable Span span(Line begin, @Nullable Line end, @Nullable Line duration) {
    int before = faults.size();
    boolean days = begin.value().length() == 8;
    Span span = null;
    try {
      span = days ? days(begin, end, duration) : hours(begin, end, duration);
    } catch (DateTimeException | ArithmeticException e) {
      faults.add(new CalendarFault(Sort.BAD_TIME, begin.name()));
    } catch (IllegalArgumentException e) {
      faults.add(new CalendarFault(Sort.END_BEFORE_BEGIN, "DTEND"));
    }
    return faults.size() == before ? span : null;
  }

  private Span days(Line begin, @Nullable Line end, @Nullable Line duration) {
    LocalDate first = LocalDate.parse(begin.value(), DATE);
    LocalDate next = first.plusDays(1);
    if (end != null) {
      next = LocalDate.parse(end.value(), DATE);
    } else if (duration != null) {
      next = first.plusDays(length(duration).toDays());
    }
    return new Span.Days(first, next.minusDays(1));
  }

  private @Nullable Span hours(Line begin, @Nullable Line end, @Nullable Line duration) {
    Instant from = instant(begin);
    zone = begin.value().endsWith("Z") ? "UTC" : begin.parameters().getOrDefault("TZID", "");
    if (from == null) {
      return null;
    }
    Instant to = from;
    if (end != null) {
      to = instant(end);
    } else if (duration != null) {
      to = from.plus(length(duration));
    }
    return to == null ? null : new Span.Hours(from, to);
  }

  private static Duration length(Line line) {
    var weeks = WEEKS.matcher(line.value());
    return weeks.matches()
        ? Duration.ofDays(7L * Integer.parseInt(weeks.group(1)))
        : Duration.parse(line.value());
  }

  private @Nullable Instant instant(Line line) {
    boolean utc = line.value().endsWith("Z");
    String digits = utc ? line.value().substring(0, line.value().length() - 1) : line.value();
    LocalDateTime local = LocalDateTime.parse(digits, TIME);
    if (utc) {
      return local.toInstant(ZoneOffset.UTC);
    }
    String name = line.parameters().getOrDefault("TZID", "");
    if (name.isEmpty()) {
      return fault(Sort.FLOATING_TIME, line);
    }
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      return fault(Sort.UNKNOWN_TIME_ZONE, line);
    }
    List<ZoneOffset> offsets = ZoneId.of(name).getRules().getValidOffsets(local);
    if (offsets.size() != 1) {
      return fault(
          offsets.isEmpty() ? Sort.NO_SUCH_LOCAL_TIME : Sort.TWICE_THE_SAME_LOCAL_TIME, line);
    }
    return isDefinedOtherwise(name, offsets.getFirst())
        ? fault(Sort.DIFFERING_TIME_ZONE, line)
        : local.toInstant(offsets.getFirst());
  }

  private @Nullable Instant fault(Sort sort, Line line) {
    faults.add(new CalendarFault(sort, line.name()));
    return null;
  }

  /** Whether the file defines the zone and never gives it this distance from UTC. */
  private boolean isDefinedOtherwise(String name, ZoneOffset offset) {
    String digits = offset.equals(ZoneOffset.UTC) ? "+0000" : offset.getId().replace(":", "");
    return file.stream()
        .filter(l -> l.path().equals(DEFINITION) && l.name().equals("TZID"))
        .filter(l -> l.value().equals(name))
        .anyMatch(l -> !gives(digits, l.part()));
  }

  private boolean gives(String digits, int part) {
    return file.stream()
        .filter(l -> l.part() == part && l.name().equals("TZOFFSETTO"))
        .anyMatch(l -> l.value().equals(digits));
  }
}
