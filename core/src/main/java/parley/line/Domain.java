package parley.line;

import java.util.Optional;
import java.util.Set;
import parley.record.Json;

/**
 * The rules and the state of one field of business on a line: talks, commitments, incidents. The
 * fold judges what holds for every entry and hands over what is left (docs/spec/fold.md).
 *
 * <p>State must be a function of the set of acts handed over, whatever the order in which they
 * came: keep acts in {@link Matters} and derive from them.
 */
public interface Domain {
  /** The kinds of entry that this domain judges and keeps. */
  Set<String> kinds();

  /** The rule that the act breaks in its past, or empty. Reads the state and never changes it. */
  Optional<Verdict.Refused> check(Said act, Past past);

  /** Takes an act that counts, or a report that a suspension stopped. */
  void apply(Said act);

  /** The state as one object: equal on both sides for equal acts. */
  Json json();
}
