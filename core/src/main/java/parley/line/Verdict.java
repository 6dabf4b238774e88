package parley.line;

/**
 * What an entry came to, judged once and never revised (record.md §4). All three are kept, mirrored
 * and shown.
 */
public sealed interface Verdict {
  /** It counts. */
  record Effective() implements Verdict {}

  /** It is in order and has no effect on the state. */
  record Inert(Reason reason) implements Verdict {}

  /** It breaks a rule; the receiver writes {@code refused}. */
  record Refused(Rule rule, String detail) implements Verdict {}

  /** Why an entry in order has no effect. */
  enum Reason {
    /** This version does not know the kind. */
    UNKNOWN_KIND,
    /** The id stood on the line before. */
    REPEAT,
    /** No charter is in force yet, and the kind needs one. */
    NO_CHARTER,
    /** A party's suspension stands for such an act. */
    SUSPENDED,
    /** A party ended the line. */
    CLOSED,
    /** The epoch was not accepted by every party when this was written. */
    EPOCH_PENDING
  }

  /** Whether the entry counts. */
  default boolean effective() {
    return this instanceof Effective;
  }
}
