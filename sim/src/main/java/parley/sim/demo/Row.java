package parley.sim.demo;

import java.util.List;
import parley.line.Verdict;
import parley.record.Json;

/**
 * What became of one event, or of the part of it that one kind of entry states.
 *
 * @param happened the field {@code event} of the first entry, with date and precision
 * @param lines the lines it was stated on
 * @param by the parties that stated it
 * @param verdict the same for all its entries
 * @param receipts how many of its entries the counterpart gave a receipt for
 * @param rung the highest rung of the ladder that a counterpart stated for it
 */
public record Row(
    String label,
    Json.Obj happened,
    String kind,
    List<String> lines,
    List<String> by,
    Verdict verdict,
    int receipts,
    String rung) {
  public Row {
    lines = List.copyOf(lines);
    by = List.copyOf(by);
  }
}
