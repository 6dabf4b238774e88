package parley.commitment;

import java.util.Optional;
import parley.line.Target;

/**
 * What one side last said of a text.
 *
 * @param act where it said so
 * @param degree its degree; empty where it objects
 * @param due its own date or phrase; both sides may have one
 */
public record Stance(Target act, Optional<Degree> degree, Due due) {
  /** Whether the side agrees to the text. */
  public boolean agrees() {
    return degree.equals(Optional.of(Degree.AGREED));
  }

  /** The degree's word, or {@code objected}. */
  String word() {
    return degree.map(Degree::word).orElse("objected");
  }
}
