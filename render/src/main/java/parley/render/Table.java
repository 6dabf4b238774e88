package parley.render;

import java.util.ArrayList;
import java.util.List;

/**
 * A plain text table whose columns line up on a terminal, also where a Chinese character takes two
 * columns. Cells must already be safe to show: a text from {@link Texts}, or {@link
 * SafeText#inline}.
 */
public final class Table {
  private static final String GAP = "  ";
  private static final String ELLIPSIS = "…";

  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();
  private int limit = Integer.MAX_VALUE;

  private Table(List<String> head) {
    this.head = List.copyOf(head);
  }

  /** An empty table with these column heads. */
  public static Table of(String... head) {
    return new Table(List.of(head));
  }

  /** Cuts every cell at this many columns, the last one of a cut cell being {@code …}. */
  public Table truncatedAt(int columns) {
    if (columns < 1) {
      throw new IllegalArgumentException("a column is at least 1 wide");
    }
    limit = columns;
    return this;
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it has not one cell for each head
   */
  public Table row(String... cells) {
    if (cells.length != head.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + head.size() + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The lines of the table, head first, each without trailing blanks. */
  public List<String> lines() {
    List<List<String>> all = new ArrayList<>();
    all.add(head);
    all.addAll(rows);
    all.replaceAll(row -> row.stream().map(cell -> truncate(cell, limit)).toList());
    int[] widths = new int[head.size()];
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return all.stream().map(row -> line(row, widths)).toList();
  }

  /** The lines, each ended by LF. */
  @Override
  public String toString() {
    return String.join("\n", lines()) + "\n";
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      line.append(cell).repeat(" ", widths[i] - width(cell)).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  /** Columns that a text takes on a terminal. */
  public static int width(String text) {
    return text.codePoints().map(CodePoints::columns).sum();
  }

  /** The text if it fits, else its beginning and {@code …}, at most so many columns together. */
  public static String truncate(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      used += CodePoints.columns(codePoint);
      if (used > columns - 1) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    String kept = text.substring(0, end);
    return kept + "\u2069".repeat(openIsolates(kept)) + ELLIPSIS;
  }

  /** A cut must not leave the direction of a cell running into the next one. */
  private static int openIsolates(String kept) {
    int open = 0;
    for (int i = 0; i < kept.length(); i++) {
      if (kept.charAt(i) == '\u2068') {
        open++;
      } else if (kept.charAt(i) == '\u2069') {
        open--;
      }
    }
    return Math.max(0, open);
  }
}
