package parley.render.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * The definition of a time zone for the days of one talk, which the library leaves out though RFC
 * 5545 (3.6.5) demands it: a diary that knows the zone by other rules would show another hour. From
 * the platform's rules: the offset in force and every change until the end.
 */
final class ZoneDefinition {
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

  private ZoneDefinition() {}

  /** Whether the zone is at all times this far from UTC: then times are written in UTC. */
  static boolean isFixed(ZoneId zone) {
    return zone.normalized() instanceof ZoneOffset;
  }

  static VTimeZone of(ZoneId zone, Instant begin, Instant end) {
    VTimeZone definition = new VTimeZone();
    definition.add(new TzId(zone.getId()));
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition change = rules.previousTransition(begin.plusSeconds(1));
    if (change == null) {
      ZoneOffset offset = rules.getOffset(begin);
      boolean summer = rules.isDaylightSavings(begin);
      definition.add(observance(summer, LONG_AGO, offset, offset));
      change = rules.nextTransition(begin);
    }
    while (change != null && !change.getInstant().isAfter(end)) {
      boolean summer = rules.isDaylightSavings(change.getInstant());
      definition.add(
          observance(
              summer,
              change.getDateTimeBefore(),
              change.getOffsetBefore(),
              change.getOffsetAfter()));
      change = rules.nextTransition(change.getInstant());
    }
    return definition;
  }

  private static Observance observance(
      boolean summer, LocalDateTime start, ZoneOffset from, ZoneOffset to) {
    Observance observance = summer ? new Daylight() : new Standard();
    observance.add(new DtStart<>(start.format(LOCAL)));
    observance.add(new TzOffsetFrom(from));
    observance.add(new TzOffsetTo(to));
    return observance;
  }
}
