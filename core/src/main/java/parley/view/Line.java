package parley.view;

import parley.line.LineState;

/**
 * A line that views are computed from. The state is read while the view is computed: whoever folds
 * on must wait.
 *
 * @param name its short name
 */
public record Line(String name, LineState state, Beside beside) {
  /** The level by the charter in force, or the empty string while there is none. */
  String level() {
    return state.charter().map(c -> c.json().text("level")).orElse("");
  }
}
