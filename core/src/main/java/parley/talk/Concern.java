package parley.talk;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import parley.line.Said;
import parley.record.Json;

/**
 * A concern, position, opportunity or disagreement, as one party states it, and what was said to
 * it.
 *
 * @param act the statement; its {@code re}, if any, is what it is about: a talk, or the readout
 *     that it disputes
 * @param answers in causal order
 */
public record Concern(Said act, List<Said> answers) {
  private static final String DISAGREED = "agreed-to-disagree";

  /** Who raised it: its author, unless the author states that another did. */
  public String raisedBy() {
    Json.Obj body = act.entry().body();
    return body.has("by") ? body.text("by") : act.by();
  }

  /** Concern, position, opportunity or disagreement. */
  public String as() {
    return act.entry().body().text("as");
  }

  /**
   * What it came to: {@code withdrawn}; {@code agreed-to-disagree} if the disagreement stands; else
   * the last answer's word, where one side alone says that they agreed to disagree {@code
   * one-sided}; else {@code open}.
   */
  public String state() {
    if (withdrawn()) {
      return "withdrawn";
    }
    if (standingDisagreement()) {
      return DISAGREED;
    }
    String last = answers.isEmpty() ? "open" : word(answers.getLast());
    return last.equals(DISAGREED) ? "one-sided" : last;
  }

  private boolean withdrawn() {
    return answers.stream().anyMatch(a -> word(a).equals("withdrawn"));
  }

  /** Whether two sides state that they disagree. */
  public boolean standingDisagreement() {
    return disagreeing().size() > 1;
  }

  /** Who states that the sides disagree, sorted; of what was withdrawn nobody. */
  public Set<String> disagreeing() {
    Set<String> parties = new TreeSet<>();
    if (withdrawn()) {
      return parties;
    }
    if (as().equals("disagreement")) {
      parties.add(act.by());
    }
    answers.stream().filter(a -> word(a).equals(DISAGREED)).forEach(a -> parties.add(a.by()));
    return parties;
  }

  private static String word(Said answer) {
    return answer.entry().body().text("as");
  }
}
