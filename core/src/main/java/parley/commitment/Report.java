package parley.commitment;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.line.LineFold;
import parley.line.Target;
import parley.record.When;

/**
 * What one side says became of an outcome.
 *
 * @param act where it says so
 * @param by who says so
 * @param of the wording that it speaks of
 * @param status what became of it
 * @param link the talk or evidence that shows it, or the outcome that takes its place
 * @param when when that was, or one without days
 * @param observed whether the line stood suspended: then it is shown and counts for nothing
 * @param answers whether the others assent, by party; who said nothing is left out
 */
public record Report(
    Target act,
    String by,
    Target of,
    Progress status,
    Optional<LineFold.Place> link,
    When when,
    boolean observed,
    Map<String, Boolean> answers) {
  public Report {
    answers = Collections.unmodifiableMap(new TreeMap<>(answers));
  }

  Report answered(String party, boolean assents) {
    Map<String, Boolean> next = new TreeMap<>(answers);
    next.put(party, assents);
    return new Report(act, by, of, status, link, when, observed, next);
  }

  /** Whether somebody objects to it. */
  public boolean objected() {
    return answers.containsValue(false);
  }
}
