package parley.render.calendar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar file proposes; nothing of it is of the record before a person has read and sent
 * it.
 *
 * @param span when, or null if the file names no time that can be relied on
 * @param zone the time zone in which it names the time, or empty
 * @param place in words, or empty
 * @param summary in words, or empty
 * @param cancels whether the file takes a talk back
 * @param faults everything that is wrong or was left out; with a fatal one all else is empty
 */
public record Proposal(
    @Nullable Span span,
    String zone,
    String place,
    String summary,
    boolean cancels,
    List<CalendarFault> faults) {
  public Proposal {
    faults = List.copyOf(faults);
  }

  static Proposal refused(List<CalendarFault> faults) {
    return new Proposal(null, "", "", "", false, faults);
  }
}
