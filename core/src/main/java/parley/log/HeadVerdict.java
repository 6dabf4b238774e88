package parley.log;

/** What became of the check of a head's two signatures. */
public sealed interface HeadVerdict {
  /**
   * Both hold.
   *
   * @param posixSeconds the time both state; 0 for a log, which states none
   */
  record Both(long posixSeconds) implements HeadVerdict {}

  /** No line of the key of that type is there; lines of other keys were ignored. */
  record Missing(KeyType type) implements HeadVerdict {}

  /** A line of the key of that type is there and breaks a rule. */
  record Bad(KeyType type, String rule) implements HeadVerdict {}

  /** The head itself may not be signed, whatever the signatures. */
  record Refused(String rule) implements HeadVerdict {}
}
