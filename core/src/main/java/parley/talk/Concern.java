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
  /** Who raised it: its author, unless the author states that another did. */
  public String raisedBy() {
    Json.Obj body = act.entry().body();
    return body.has("by") ? body.text("by") : act.by();
  }

  /** Concern, position, opportunity or disagreement. */
  public String as() {
    return act.entry().body().text("as");
  }

  /** What it came to: {@code withdrawn}, else the last answer's word, else {@code open}. */
  public String state() {
    List<String> words = answers.stream().map(Concern::word).toList();
    if (words.contains("withdrawn")) {
      return "withdrawn";
    }
    return words.isEmpty() ? "open" : words.getLast();
  }

  /** Whether two sides state that they disagree. */
  public boolean standingDisagreement() {
    Set<String> parties = new TreeSet<>();
    if (as().equals("disagreement")) {
      parties.add(act.by());
    }
    answers.stream()
        .filter(a -> word(a).equals("agreed-to-disagree"))
        .forEach(a -> parties.add(a.by()));
    return parties.size() > 1 && !state().equals("withdrawn");
  }

  private static String word(Said answer) {
    return answer.entry().body().text("as");
  }
}
