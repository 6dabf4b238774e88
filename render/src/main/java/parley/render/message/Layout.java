package parley.render.message;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Entry;
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

  /** A message to be sent, with its envelope. */
  static List<Row> of(Outgoing message, Texts texts) {
    Layout layout = new Layout(message, texts);
    layout.head();
    layout.body(List.of());
    layout.row("6", texts.say("print.remarks"), layout.remarks());
    layout.row("7", texts.say("print.end"), message.number());
    return layout.rows;
  }

  /**
   * The same entry to be looked at: no addressee, and nobody is asked to cite a code.
   *
   * @param zones where times are shown too
   */
  static List<Row> shown(Outgoing message, Texts texts, List<ZoneId> zones) {
    Layout layout = new Layout(message, texts);
    layout.head();
    layout.body(zones);
    List<String> remarks = layout.facts();
    if (!remarks.isEmpty()) {
      layout.row("6", texts.say("print.remarks"), String.join("\n", remarks));
    }
    return layout.rows;
  }

  private void head() {
    Entry entry = message.entry();
    row("", texts.say("print.precedence"), precedence() + " · " + mark());
    row("", texts.say("print.from"), message.from());
    if (!message.to().isEmpty()) {
      row("", texts.say("print.to"), message.to());
    }
    row("", texts.say("print.subject"), kind(entry.kind()));
    row("", texts.say("print.reply-code"), message.replyCode());
  }

  private String precedence() {
    return texts.sayOf("precedence", message.entry().precedence().word());
  }

  private String mark() {
    return texts.sayOf("mark", message.entry().mark().word());
  }

  private void body(List<ZoneId> zones) {
    Entry entry = message.entry();
    row("1", texts.say("print.number"), message.number());
    row("2", texts.say("print.time"), Dates.dtg(entry.at()) + " (" + Dates.utc(entry.at()) + ")");
    row("3", texts.say("print.agreement"), entry.origin().line());
    row("4", texts.say("print.reference"), reference(entry.re()));
    row("5", texts.say("print.content"), "");
    new Content(texts, zones, rows).act(entry.kind(), entry.body(), 1);
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

  private String remarks() {
    List<String> lines = new ArrayList<>();
    if (!message.remarks().isEmpty()) {
      lines.add(message.remarks());
    }
    lines.addAll(facts());
    lines.add(texts.say("print.cite", "code", message.replyCode()));
    return String.join("\n", lines);
  }

  private List<String> facts() {
    Entry entry = message.entry();
    List<String> lines = new ArrayList<>();
    if (entry.answerBy() != null) {
      lines.add(texts.say("print.answer-by", "time", Dates.utc(entry.answerBy())));
    }
    if (!entry.blobs().isEmpty()) {
      lines.add(texts.say("print.blobs", "n", entry.blobs().size()));
    }
    return lines;
  }

  private void row(String label, String name, String value) {
    rows.add(new Row(0, label, name, SafeText.block(value), ""));
  }

  private String kind(String kind) {
    return texts.knows("print.kind", kind) ? texts.sayOf("print.kind", kind) : kind;
  }
}
