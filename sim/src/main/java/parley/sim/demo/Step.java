package parley.sim.demo;

import java.util.Map;
import parley.record.Json;
import parley.record.Kind;
import parley.record.Kinds;
import parley.record.Mark;
import parley.record.Precedence;

/**
 * One entry of the replay, before anybody has signed it.
 *
 * @param name unique in the plan
 * @param label the event or commitment that it states, or the empty string for the line's set-up
 * @param line short name of the line
 * @param author a holder of a post, or the party's administrator
 * @param post the post that speaks, or the empty string for an administrator
 * @param person whose key signs
 * @param re name of the earlier step that it speaks of, or the empty string
 * @param links fields of the body that name another step's entry, on whatever line, by step
 */
public record Step(
    String name,
    String label,
    String line,
    String party,
    Kind.Author author,
    String post,
    String person,
    String kind,
    Json.Obj body,
    String re,
    Map<String, String> links) {

  /** The record does not tell how urgent an act was. */
  public static final Precedence PRECEDENCE = Precedence.ROUTINE;

  /** What is replayed is an exercise, save what shapes the line itself and is always real. */
  public static Mark mark(String kind) {
    return Kinds.is(kind, Kind.Trait.ALWAYS_REAL) ? Mark.REAL : Mark.EXERCISE;
  }

  /** Whether it belongs to the line's set-up and not to the events. */
  public boolean setUp() {
    return label.isEmpty();
  }
}
