package parley.render.calendar;

import java.time.Instant;
import java.time.LocalDate;

/** When a talk is. */
public sealed interface Span {
  /** From one time to another, which is not the earlier one. */
  record Hours(Instant begin, Instant end) implements Span {
    public Hours {
      if (end.isBefore(begin)) {
        throw new IllegalArgumentException("a talk ends after it begins");
      }
    }
  }

  /** Known to the days only: the first and, the same or later, the last. */
  record Days(LocalDate first, LocalDate last) implements Span {
    public Days {
      if (last.isBefore(first)) {
        throw new IllegalArgumentException("a talk ends after it begins");
      }
    }
  }
}
