package parley.render.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Origin;
import parley.record.Ref;
import parley.record.ReplyCode;
import parley.render.Dates;
import parley.render.SafeText;
import parley.render.Texts;

/** Lays an entry out in the numbered rows of a message, in the reader's language. */
final class Layout {
  private final Outgoing message;
  private final Texts texts;
  private final List<Row> rows = new ArrayList<>();

  private Layout(Outgoing message, Texts texts) {
    this.message = message;
    this.texts = texts;
  }

  static List<Row> of(Outgoing message, Texts texts) {
    Layout layout = new Layout(message, texts);
    layout.head();
    layout.numbered();
    return layout.rows;
  }

  private void head() {
    Entry entry = message.entry();
    row("", texts.say("print.precedence"), precedence() + " · " + mark());
    row("", texts.say("print.from"), message.from());
    row("", texts.say("print.to"), message.to());
    row("", texts.say("print.subject"), kind(entry.kind()));
    row("", texts.say("print.reply-code"), message.replyCode());
  }

  private String precedence() {
    return texts.sayOf("precedence", message.entry().precedence().word());
  }

  private String mark() {
    return texts.sayOf("mark", message.entry().mark().word());
  }

  private void numbered() {
    Entry entry = message.entry();
    row("1", texts.say("print.number"), message.number());
    row("2", texts.say("print.time"), Dates.dtg(entry.at()) + " (" + Dates.utc(entry.at()) + ")");
    row("3", texts.say("print.agreement"), entry.origin().line());
    row("4", texts.say("print.reference"), reference(entry.re()));
    row("5", texts.say("print.content"), "");
    fields(entry.body(), 1);
    row("6", texts.say("print.remarks"), remarks(entry));
    row("7", texts.say("print.end"), message.number());
  }

  private String reference(@Nullable Ref re) {
    if (re == null) {
      return texts.say("print.none");
    }
    String code = ReplyCode.of(re.leaf()).text();
    try {
      String number = Outgoing.number(Origin.parse(re.origin(), "re"), re.index());
      return texts.say("print.refers", "number", number, "code", code);
    } catch (MalformedException e) {
      throw new IllegalArgumentException("the entry was never read: its re names no log", e);
    }
  }

  private String remarks(Entry entry) {
    List<String> lines = new ArrayList<>();
    if (!message.remarks().isEmpty()) {
      lines.add(message.remarks());
    }
    if (entry.answerBy() != null) {
      lines.add(texts.say("print.answer-by", "time", Dates.utc(entry.answerBy())));
    }
    if (!entry.blobs().isEmpty()) {
      lines.add(texts.say("print.blobs", "n", entry.blobs().size()));
    }
    lines.add(texts.say("print.cite", "code", message.replyCode()));
    return String.join("\n", lines);
  }

  private void row(String label, String name, String value) {
    rows.add(new Row(0, label, name, SafeText.block(value), ""));
  }

  private void fields(Json.Obj body, int depth) {
    String language = body.text("language");
    int n = 0;
    for (Map.Entry<String, Json> field : body.members().entrySet()) {
      boolean words = field.getKey().equals("text") || field.getKey().equals("wording");
      field(depth, n++, name(field.getKey()), field.getValue(), words ? language : "");
    }
  }

  private void field(int depth, int n, String name, Json value, String language) {
    String label = label(depth, n);
    switch (value) {
      case Json.Obj object -> {
        rows.add(new Row(depth, label, name, "", ""));
        fields(object, depth + 1);
      }
      case Json.Arr array when array.items().stream().allMatch(Layout::isPlain) ->
          rows.add(
              new Row(
                  depth,
                  label,
                  name,
                  String.join("; ", array.items().stream().map(this::plain).toList()),
                  ""));
      case Json.Arr array -> {
        rows.add(new Row(depth, label, name, "", ""));
        for (int i = 0; i < array.items().size(); i++) {
          field(depth + 1, i, "", array.items().get(i), "");
        }
      }
      default -> rows.add(new Row(depth, label, name, plain(value), language));
    }
  }

  private static boolean isPlain(Json value) {
    return !(value instanceof Json.Obj) && !(value instanceof Json.Arr);
  }

  private String plain(Json value) {
    return switch (value) {
      case Json.Str text -> SafeText.block(text.value());
      case Json.Int number -> Long.toString(number.value());
      case Json.Bool bool -> texts.sayOf("print.is", Boolean.toString(bool.value()));
      default -> throw new IllegalArgumentException("only a single value is said on one row");
    };
  }

  /** A, then (1), then a, then 1): as formatted messages number their groups. */
  private static String label(int depth, int n) {
    return switch (depth) {
      case 1 -> letter('A', n);
      case 2 -> "(" + (n + 1) + ")";
      case 3 -> letter('a', n);
      default -> (n + 1) + ")";
    };
  }

  private static String letter(char first, int n) {
    String last = String.valueOf((char) (first + n % 26));
    return n < 26 ? last : (char) (first + n / 26 - 1) + last;
  }

  /** The name of a field, or the record's own where no words are known for it. */
  private String name(String field) {
    return texts.knows("print.field", field) ? texts.sayOf("print.field", field) : field;
  }

  private String kind(String kind) {
    return texts.knows("print.kind", kind) ? texts.sayOf("print.kind", kind) : kind;
  }
}
