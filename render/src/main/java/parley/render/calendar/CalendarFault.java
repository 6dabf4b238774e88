package parley.render.calendar;

import java.util.Locale;
import parley.render.Phrase;

/**
 * What is wrong with a calendar file, or was left out of it.
 *
 * @param sort which fault
 * @param where the property or component concerned, or empty where it is the file; never its
 *     content
 */
public record CalendarFault(Sort sort, String where) {
  /** The faults, those first that leave nothing to read. */
  public enum Sort {
    TOO_LARGE,
    TOO_MANY_PARTS,
    NOT_UTF8,
    MALFORMED,
    NO_EVENT,
    SEVERAL_EVENTS,
    RECURRENCE,
    /** From here on the rest of the file can be used. */
    NO_BEGIN,
    BAD_TIME,
    FLOATING_TIME,
    UNKNOWN_TIME_ZONE,
    DIFFERING_TIME_ZONE,
    NO_SUCH_LOCAL_TIME,
    TWICE_THE_SAME_LOCAL_TIME,
    END_BEFORE_BEGIN,
    TEXT_TOO_LONG,
    REPEATED,
    LEFT_OUT
  }

  /** Whether the file gives nothing to propose. */
  public boolean isFatal() {
    return sort.compareTo(Sort.NO_BEGIN) < 0;
  }

  /** How it is said. */
  public Phrase phrase() {
    String token = sort.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Phrase fault = Phrase.sayOf("calendar.fault", token);
    return where.isEmpty()
        ? fault
        : Phrase.say("calendar.fault-at", "where", where, "fault", fault);
  }
}
