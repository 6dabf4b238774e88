package parley.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.record.Json;
import parley.view.View;

/**
 * A view (docs/spec/views.md) for people and for spreadsheets, from the JSON in which a node gives
 * it: {@code view}, {@code clock}, {@code columns}, {@code words}, {@code rows}.
 */
public final class ViewText {
  private static final int CELL_COLUMNS = 44;

  /** The one column whose cells are hashes. */
  private static final String HASH = "charter";

  private final Texts texts;
  private final Json.Obj view;
  private final Set<String> words;

  /** A view to be told in that language. */
  public ViewText(Texts texts, Json.Obj view) {
    this.texts = texts;
    this.view = view;
    this.words = Set.copyOf(view.texts("words"));
  }

  /** What the view shows, and by which clock. */
  public List<String> about() {
    return List.of(
        texts.sayOf("view", view.text("view")), texts.sayOf("view-clock", view.text("clock")));
  }

  /**
   * The rows as a table, without the columns in which none of them has a cell, and without hashes:
   * cards, JSON and CSV have them.
   */
  public Table table() {
    List<String> columns =
        view.texts("columns").stream().filter(c -> !c.equals(HASH) && said(c)).toList();
    Table table = Table.of(columns.stream().map(this::head).toArray(String[]::new));
    for (Json row : view.items("rows")) {
      table.row(columns.stream().map(c -> cell(c, row)).toArray(String[]::new));
    }
    return table.truncatedAt(CELL_COLUMNS);
  }

  /** Every row whole, a cell a line: for views too wide for a screen. */
  public List<String> cards() {
    List<String> lines = new ArrayList<>();
    for (Json row : view.items("rows")) {
      for (String column : view.texts("columns")) {
        String cell = cell(column, row);
        if (!cell.isEmpty()) {
          lines.add(texts.say("view-form.cell", "column", head(column), "cell", cell));
        }
      }
      lines.add("");
    }
    return lines;
  }

  private boolean said(String column) {
    return view.items("rows").stream().anyMatch(row -> row instanceof Json.Obj o && o.has(column));
  }

  private String head(String column) {
    return texts.knows("view-column", column) ? texts.sayOf("view-column", column) : column;
  }

  private String cell(String column, Json row) {
    Json value = row instanceof Json.Obj obj ? obj.get(column) : null;
    String line = row instanceof Json.Obj obj ? obj.text("line") : "";
    if (column.equals(HASH) && value instanceof Json.Str hash) {
      return hex(hash.value());
    }
    return value == null ? "" : text(value, new At(line, words.contains(column)));
  }

  private static String hex(String base64) {
    try {
      return Hash.parseBase64(base64).hex();
    } catch (MalformedException e) {
      return SafeText.inline(base64);
    }
  }

  /** Of which line the row is, and whether texts of the column are words of the record. */
  private record At(String line, boolean word) {}

  private String text(Json value, At at) {
    return switch (value) {
      case Json.Str s -> at.word() ? word(s.value()) : SafeText.inline(s.value());
      case Json.Int n -> Long.toString(n.value());
      case Json.Bool b -> texts.sayOf("view-flag", b.value() ? "yes" : "no");
      case Json.Arr list -> list(list, at);
      case Json.Obj obj when obj.has("precision") -> date(obj);
      case Json.Obj obj when obj.has("origin") -> place(obj, at);
      case Json.Obj obj when obj.has("by") -> parties(obj.object("by"), at);
      case Json.Obj obj when obj.has("status") -> part(obj, at);
      case Json.Obj obj -> range(obj);
    };
  }

  /** A word of the record; one that the catalogue does not know is shown as it is. */
  private String word(String word) {
    return texts.knows("view-word", word) ? texts.sayOf("view-word", word) : SafeText.inline(word);
  }

  private String list(Json.Arr list, At at) {
    String all = "";
    for (Json item : list.items()) {
      String next = text(item, at);
      all = all.isEmpty() ? next : texts.say("view-form.and", "first", all, "next", next);
    }
    return all;
  }

  private String parties(Json.Obj by, At at) {
    String all = "";
    for (var member : by.members().entrySet()) {
      String next =
          texts.say(
              "view-form.by",
              "party",
              SafeText.inline(member.getKey()),
              "cell",
              text(member.getValue(), at));
      all = all.isEmpty() ? next : texts.say("view-form.and", "first", all, "next", next);
    }
    return all;
  }

  private String date(Json.Obj date) {
    String until = date.text("until");
    String day =
        until.isEmpty()
            ? date.text("date")
            : texts.say("view-form.span", "from", date.text("date"), "to", until);
    return texts.sayOf("view-date", date.text("precision"), "date", day);
  }

  /** A place as commands take it; on another line than the row's, with that line. */
  private String place(Json.Obj place, At at) {
    String origin = place.text("origin");
    int slash = origin.indexOf('/');
    String party = slash < 0 ? origin : origin.substring(0, slash);
    String index = Long.toString(place.integer("index", 0));
    String line = place.text("line");
    return line.isEmpty() || line.equals(at.line())
        ? texts.say("view-form.place", "party", party, "index", index)
        : texts.say("view-form.elsewhere", "line", line, "party", party, "index", index);
  }

  /** A meeting of a visit: when, with whom, at what level, which talk; and how certain it is. */
  private String part(Json.Obj part, At at) {
    List<Json> told = new ArrayList<>();
    for (String field : List.of("when", "with", "talk")) {
      Json value = part.get(field);
      if (value != null) {
        told.add(value);
      }
    }
    String what = list(new Json.Arr(told), new At(at.line(), false));
    String level = part.text("level").isEmpty() ? "" : word(part.text("level"));
    boolean both = !what.isEmpty() && !level.isEmpty();
    what = both ? texts.say("view-form.and", "first", what, "next", level) : what + level;
    return texts.say("view-form.part", "what", what, "status", word(part.text("status")));
  }

  private String range(Json.Obj range) {
    String from = range.has("from") ? Long.toString(range.integer("from", 0)) : "";
    String to = range.has("to") ? Long.toString(range.integer("to", 0)) : "";
    if (from.isEmpty() || to.isEmpty()) {
      return texts.sayOf("view-bound", from.isEmpty() ? "most" : "least", "n", from + to);
    }
    return texts.say("view-form.span", "from", from, "to", to);
  }

  /**
   * The rows for a spreadsheet (RFC 4180): every column, codes and not words, dates and ranges as
   * they are written in the record; last the clock that the row goes by. A cell that would be taken
   * for a formula is quoted by an apostrophe.
   */
  public static String csv(Json.Obj view) {
    List<String> columns = view.texts("columns");
    StringBuilder out = new StringBuilder(String.join(",", columns)).append(",clock\r\n");
    for (Json row : view.items("rows")) {
      List<String> cells = new ArrayList<>();
      for (String column : columns) {
        Json value = row instanceof Json.Obj obj ? obj.get(column) : null;
        cells.add(value == null ? "" : quoted(plain(value)));
      }
      cells.add(view.text("clock"));
      out.append(String.join(",", cells)).append("\r\n");
    }
    return out.toString();
  }

  /** What a view is, as a node gives it in its list of views. */
  public static Json.Obj outline(View.Outline view) {
    return Json.Obj.EMPTY
        .with("view", view.name())
        .with("clock", view.clock())
        .with("columns", Json.strings(view.columns()))
        .with("words", Json.strings(view.words()));
  }

  private static String plain(Json value) {
    return switch (value) {
      case Json.Str s -> s.value();
      case Json.Obj date when date.has("precision") && !date.has("until") -> date.text("date");
      default -> value.print();
    };
  }

  private static String quoted(String cell) {
    boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
    String safe = formula && !cell.matches("-?[0-9]+") ? "'" + cell : cell;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
