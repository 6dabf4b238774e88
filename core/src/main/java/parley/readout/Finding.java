package parley.readout;

/**
 * A place where an account does not fit something else. A hint, never a verdict.
 *
 * @param sort why it was found
 * @param side whose account it stands in
 * @param from where in the text it starts, in UTF-16 code units; with {@code to} 0, it is of a
 *     structured field and has no place
 * @param to where it ends, exclusive
 * @param said the words at that place, or the field's token
 * @param expected what would fit, in the form that the sort names; empty if nothing can be named
 * @param about the subject of a degree, else empty
 */
public record Finding(
    Sort sort, String side, int from, int to, String said, String expected, String about) {

  /** Why something was found, and what is expected in its place. */
  public enum Sort {
    /** A topic that the other side does not name; {@code expected} is empty. */
    TOPIC,
    /** An outcome whose degree the other states otherwise; the other's, empty if it states none. */
    DEGREE,
    /** The weekday does not fit its date; the date, {@code YYYY-MM-DD}. */
    WEEKDAY,
    /** There is no such date; nothing. */
    NO_SUCH_DATE,
    /** A date that the other does not name; the one that only the other names, if one is. */
    DATE,
    /** A number that the other does not name; the one that only the other names, if one is. */
    NUMBER,
    /** A word that is both "the second" and "the two"; the number. */
    AMBIGUOUS_NUMBER,
    /** Close to a name of the register and not on it; that name. */
    NAME,
    /** A critical term, where the other says a contrary one; the contrary poles, by token. */
    TERM,
    /** The same term, denied by one side alone; {@code negated} or {@code plain}. */
    NEGATION
  }

  /** A finding at a place of the account's text. */
  static Finding at(Sort sort, Account in, int from, int to, String expected) {
    return new Finding(sort, in.side(), from, to, in.text().substring(from, to), expected, "");
  }

  /** A finding of a structured field. */
  static Finding of(Sort sort, Account in, String said, String expected, String about) {
    return new Finding(sort, in.side(), 0, 0, said, expected, about);
  }
}
