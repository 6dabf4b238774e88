package parley.talk;

import parley.line.Rule;
import parley.line.Verdict;

/** An act breaks a rule. */
final class BrokenException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The verdict that it comes to. */
  final transient Verdict.Refused refused;

  private BrokenException(Rule rule, String detail) {
    super(detail, null, false, false);
    this.refused = new Verdict.Refused(rule, detail);
  }

  static void require(boolean holds, Rule rule, String detail) throws BrokenException {
    if (!holds) {
      throw new BrokenException(rule, detail);
    }
  }
}
