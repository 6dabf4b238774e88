package parley.view;

import java.util.List;
import parley.record.Json;

/**
 * A table computed from the record (docs/spec/views.md). A cell is one of
 *
 * <ul>
 *   <li>a text, an integer or a boolean;
 *   <li>a date, {@code {"precision", "date"?, "until"?}}, as the record states it;
 *   <li>a number known as a range only, {@code {"from"?, "to"?}}: without {@code to} at least that
 *       many, without {@code from} at most;
 *   <li>a place, {@code {"line", "origin", "index"}};
 *   <li>what each party says, {@code {"by": {party: cell}}};
 *   <li>a list of cells.
 * </ul>
 *
 * <p>A cell that is not there means not known or not applicable, never zero.
 *
 * @param name of the view
 * @param clock the clock and the convention of dates that it goes by
 * @param columns in the order to show them
 * @param rows in the order of their dates, the newest last
 * @param left how many rows older than these were left out
 */
public record View(String name, String clock, List<String> columns, List<Json.Obj> rows, int left) {
  /**
   * What a view is, whatever it is computed from.
   *
   * @param words columns whose texts are words of the record, which a catalogue renders; the texts
   *     of every other column are shown as they are
   */
  public record Outline(String name, String clock, List<String> columns, List<String> words) {}

  public View {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
