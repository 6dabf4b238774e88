package parley.cli;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import parley.log.MalformedException;
import parley.record.Attested;
import parley.record.Json;
import parley.record.UtcTime;
import parley.render.Dates;
import parley.render.SafeText;
import parley.render.Table;
import parley.render.Texts;

/** Entries of a line in few columns: where, when, what, who, and how far each has climbed. */
final class LogView {
  private static final int WIDEST = 60;

  private LogView() {}

  /** The logs of a line, as {@code GET /lines/LINE} tells them, party by party, oldest first. */
  static List<String> origins(Json.Obj shown) {
    List<String> origins = new ArrayList<>();
    for (Json party : shown.object("state").object("parties").members().values()) {
      if (party instanceof Json.Obj obj) {
        for (Json item : obj.items("logs")) {
          origins.add(item instanceof Json.Obj log ? log.text("origin") : "");
        }
      }
    }
    return origins;
  }

  /** How many entries of a log were folded. */
  static long folded(Json.Obj shown, String origin) {
    for (Json party : shown.object("state").object("parties").members().values()) {
      if (party instanceof Json.Obj obj) {
        for (Json item : obj.items("logs")) {
          if (item instanceof Json.Obj log && log.text("origin").equals(origin)) {
            return log.integer("folded", 0);
          }
        }
      }
    }
    return 0;
  }

  /** The path of a page of entries of one log. */
  static String pagePath(String line, String origin, long from, int limit) {
    return EntryName.linePath(line)
        + "/entries?origin="
        + EntryName.escaped(origin)
        + "&from="
        + from
        + "&limit="
        + limit;
  }

  /**
   * Merges logs by the times that their authors state; within one log the order is that of the log,
   * whatever its times say.
   */
  static List<EntryRow> merged(List<List<EntryRow>> logs) {
    List<Deque<EntryRow>> waiting = new ArrayList<>();
    logs.forEach(log -> waiting.add(new ArrayDeque<>(log)));
    List<EntryRow> merged = new ArrayList<>();
    while (true) {
      Deque<EntryRow> next = null;
      for (Deque<EntryRow> log : waiting) {
        boolean earlier = !log.isEmpty() && (next == null || at(log).compareTo(at(next)) < 0);
        next = earlier ? log : next;
      }
      if (next == null) {
        return merged;
      }
      merged.add(next.removeFirst());
    }
  }

  private static String at(Deque<EntryRow> log) {
    return log.getFirst().json().text("at");
  }

  /** The table of rows. */
  static Table table(Texts texts, List<EntryRow> rows) {
    Table table =
        Table.of(
                texts.say("log.entry"),
                texts.say("log.time"),
                texts.say("log.kind"),
                texts.say("log.by"),
                texts.say("log.text"),
                texts.say("log.ladder"),
                texts.say("log.verdict"))
            .truncatedAt(WIDEST);
    rows.forEach(row -> table.row(cells(texts, row)));
    return table;
  }

  /** The cells of a row, safe to show. */
  static String[] cells(Texts texts, EntryRow row) {
    Json.Obj json = row.json();
    return new String[] {
      SafeText.inline(row.place()),
      dtg(json.text("at")),
      SafeText.inline(mark(json) + kind(json)),
      SafeText.inline(by(json)),
      SafeText.inline(text(json)) + attachments(texts, json),
      SafeText.inline(ladder(json)),
      SafeText.inline(verdict(json)),
    };
  }

  /** How many attachments each other party stored, or of a counterpart's entry, this node. */
  private static String attachments(Texts texts, Json.Obj row) {
    Json.Obj attachments = row.object("attachments");
    if (attachments.members().isEmpty()) {
      return "";
    }
    long named = attachments.integer("named", 0);
    List<String> parts = new ArrayList<>();
    for (String party : attachments.object("stored").members().keySet()) {
      long stored = attachments.object("stored").integer(party, 0);
      parts.add(
          SafeText.inline(party)
              + ": "
              + texts.say("log.attachments", "stored", stored, "named", named));
    }
    if (parts.isEmpty()) {
      long held = attachments.integer("held", 0);
      parts.add(texts.say("log.attachments", "stored", held, "named", named));
    }
    return " [" + String.join("; ", parts) + "]";
  }

  private static String dtg(String at) {
    try {
      Instant time = UtcTime.parse(at, "at");
      return Dates.dtg(time);
    } catch (MalformedException e) {
      return "";
    }
  }

  private static String mark(Json.Obj row) {
    String mark = row.text("mark");
    return mark.isEmpty() || mark.equals("real") ? "" : mark.toUpperCase(Locale.ROOT) + " ";
  }

  /** Of an attested act, what it is said to be and by whom, below its grade: never as if signed. */
  private static String kind(Json.Obj row) {
    Json.Obj body = body(row);
    return row.text("kind").equals(Attested.KIND)
        ? grade(row) + ": " + body.text("for") + " " + body.text("kind")
        : row.text("kind");
  }

  private static String grade(Json.Obj row) {
    return row.has("grade") ? row.text("grade") : Attested.KIND;
  }

  /** A body that is nested deeper than an answer may be stands there as text. */
  private static Json.Obj body(Json.Obj row) {
    try {
      return row.has("body-text")
          ? Json.parseObject(row.text("body-text").getBytes(StandardCharsets.UTF_8))
          : row.object("body");
    } catch (MalformedException e) {
      return Json.Obj.EMPTY;
    }
  }

  private static String by(Json.Obj row) {
    Json.Obj body = body(row);
    if (row.text("kind").equals(Attested.KIND)) {
      String who = body.has("person") ? body.text("person") : body.text("post");
      return who.isEmpty() ? body.text("medium") : who + ", " + body.text("medium");
    }
    String post = row.text("post");
    String person = row.text("person");
    return post.isEmpty() || person.isEmpty() ? post + person : post + "/" + person;
  }

  private static String text(Json.Obj row) {
    Json.Obj written = body(row);
    Json.Obj body = row.text("kind").equals(Attested.KIND) ? written.object("body") : written;
    for (String key : List.of("text", "subject", "answer", "wording", "reason", "name", "holds")) {
      if (!body.text(key).isEmpty()) {
        return body.text(key).replace('\n', ' ');
      }
    }
    return row.has("re")
        ? "→ "
            + EntryRow.place(row.object("re").text("origin"), row.object("re").integer("index", 0))
        : "";
  }

  /**
   * One letter for each rung, by every other party: S stored, D displayed, A acknowledged, U
   * understood, N not understood, R answered, X refused; {@code -} for none. What is only attested
   * stands in small letters.
   */
  static String ladder(Json.Obj row) {
    List<String> parts = new ArrayList<>();
    var rungs = row.object("rungs").members();
    for (var party : rungs.entrySet()) {
      StringBuilder letters = new StringBuilder();
      Json stored = row.object("stored").object(party.getKey()).get("stored");
      letters.append(stored instanceof Json.Bool(boolean yes) && yes ? "S" : "");
      row.object("rungs").texts(party.getKey()).forEach(rung -> letters.append(letter(rung)));
      row.object("attested-rungs")
          .texts(party.getKey())
          .forEach(rung -> letters.append(letter(rung).toLowerCase(Locale.ROOT)));
      String climbed = letters.isEmpty() ? "-" : letters.toString();
      parts.add(rungs.size() == 1 ? climbed : party.getKey() + ":" + climbed);
    }
    return String.join(" ", parts);
  }

  private static String letter(String rung) {
    return switch (rung) {
      case "displayed" -> "D";
      case "acknowledged" -> "A";
      case "understood" -> "U";
      case "not-understood" -> "N";
      case "answered", "answer" -> "R";
      case "refused" -> "X";
      default -> "?";
    };
  }

  private static String verdict(Json.Obj row) {
    String verdict = row.text("verdict");
    String reason = row.text("reason");
    return verdict.equals("effective") ? "" : reason.isEmpty() ? verdict : verdict + ": " + reason;
  }
}
