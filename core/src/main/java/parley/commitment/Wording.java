package parley.commitment;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.line.Target;
import parley.record.When;

/**
 * One text of an outcome and where each side stands on it. The text itself is read at its place.
 *
 * @param acts where it was put so; a second side that writes the very same joins in
 * @param by who put it so first
 * @param language of the text
 * @param label the author's own handle, or the empty string
 * @param owners who is to do it
 * @param topics what it is about
 * @param when when it was reached, where that is not when it was written
 * @param followUps what it calls for on other lines
 * @param stances each side's last word on it, by party; who said nothing is left out
 */
public record Wording(
    List<Target> acts,
    String by,
    String language,
    String label,
    List<String> owners,
    List<String> topics,
    When when,
    List<FollowUp> followUps,
    Map<String, Stance> stances) {
  /**
   * A talk that an outcome calls for on another line.
   *
   * @param line the short name of that line
   * @param post whom to address there, or the empty string
   * @param form the form of talk, or the empty string
   */
  public record FollowUp(String line, String post, String form) {}

  public Wording {
    acts = List.copyOf(acts);
    owners = List.copyOf(owners);
    topics = List.copyOf(topics);
    followUps = List.copyOf(followUps);
    stances = Collections.unmodifiableMap(new TreeMap<>(stances));
  }

  /** Where it was first put so. */
  public Target act() {
    return acts.getFirst();
  }

  /** Who agrees to this text. */
  public List<String> agreed() {
    return stances.entrySet().stream()
        .filter(s -> s.getValue().agrees())
        .map(Map.Entry::getKey)
        .toList();
  }
}
