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

  /** The line does not write now. */
  record NotNow(String why) implements Placing {}
}
