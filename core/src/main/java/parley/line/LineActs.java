package parley.line;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * The business of one line, for views over several lines: what every domain keeps, without a view
 * having to see the domains.
 *
 * @param line the line's short name, as acts on other lines call it
 * @param matters the matters of any domains
 * @param places where an act of the line stands
 */
public record LineActs(
    String line, List<Matters.Matter> matters, Function<Target, LineFold.Place> places) {
  public LineActs {
    matters = List.copyOf(matters);
  }

  /** These matters of a line as it now stands. */
  public static LineActs of(String line, LineState state, Collection<Matters.Matter> matters) {
    return new LineActs(line, List.copyOf(matters), state::place);
  }
}
