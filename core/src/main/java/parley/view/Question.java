package parley.view;

import java.time.LocalDate;
import java.util.Optional;
import parley.record.Mark;

/**
 * What a view is asked.
 *
 * @param line the short name of the one line to show, or the empty string for all
 * @param party the one party that rows are to speak of, or the empty string for any
 * @param mark what rows are meant as
 * @param from no rows that were over before this day, UTC
 * @param to no rows that began after this day, UTC
 * @param nowSeconds the time that open matters are measured to, in seconds since 1970
 * @param history whether what has been replaced is shown too: former holders of posts
 * @param limit how many rows at most, the newest; from 1 to {@link #MAX_ROWS}
 */
public record Question(
    String line,
    String party,
    Mark mark,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    long nowSeconds,
    boolean history,
    int limit) {
  /** More rows nobody reads at once, and a node must hold them all: ask by dates. */
  public static final int MAX_ROWS = 1_000;

  /**
   * The question.
   *
   * @throws IllegalArgumentException if the limit is out of its bounds
   */
  public Question {
    if (limit < 1 || limit > MAX_ROWS) {
      throw new IllegalArgumentException("limit: 1 to " + MAX_ROWS + " expected");
    }
  }

  /** All that is real, at that time in seconds since 1970. */
  public static Question at(long nowSeconds) {
    return new Question(
        "", "", Mark.REAL, Optional.empty(), Optional.empty(), nowSeconds, false, MAX_ROWS);
  }
}
