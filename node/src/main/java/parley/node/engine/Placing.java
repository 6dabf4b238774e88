package parley.node.engine;

import parley.line.Verdict;
import parley.log.Hash;

/** What became of an entry that was handed in. */
public sealed interface Placing {
  /**
   * It stands in the log, durably.
   *
   * @param again whether it stood there before: handing in twice is harmless
   */
  record Placed(String origin, long index, Hash leaf, Verdict verdict, boolean again)
      implements Placing {}

  /** It breaks a rule and was not written. */
  record Refused(Verdict.Refused refused) implements Placing {}

  /** The store stopped under it: it may stand in the log or not. Asking again with the id tells. */
  record Open(String why) implements Placing {}

  /** The line does not write now; the entry was not written. */
  record NotNow(String why) implements Placing {}
}
