package parley.sim.demo;

import java.util.List;
import parley.line.Verdict;
import parley.record.Json;
import parley.record.Kind;
import parley.record.Kinds;
import parley.render.Phrase;
import parley.render.SafeText;
import parley.render.Table;
import parley.render.Texts;

/**
 * A report in words, in one language. Names of kinds, lines and parties are those of the record.
 */
final class ReportText {
  private final Texts texts;

  ReportText(Texts texts) {
    this.texts = texts;
  }

  Table events(List<Row> rows) {
    Table table =
        Table.of(
            texts.say("demo.date"),
            texts.say("demo.event"),
            texts.say("demo.line"),
            texts.say("demo.entry"),
            texts.say("demo.by"),
            texts.say("demo.verdict"),
            texts.say("demo.receipts"),
            texts.say("demo.reached"));
    for (Row row : rows) {
      table.row(
          date(row.happened()),
          SafeText.inline(row.label()),
          lines(row.lines()),
          SafeText.inline(row.kind()),
          SafeText.inline(String.join(", ", row.by())),
          texts.say(verdict(row.kind(), row.verdict())),
          Integer.toString(row.receipts()),
          texts.sayOf("demo.rung", row.rung()));
    }
    return table;
  }

  private String lines(List<String> lines) {
    return lines.size() == 1
        ? SafeText.inline(lines.getFirst())
        : texts.say("demo.lines", "n", lines.size());
  }

  /** The event's own date, no more exact than it is known. */
  private String date(Json.Obj happened) {
    String precision = happened.text("precision");
    String date = happened.text("date");
    if (date.isEmpty()) {
      return texts.say("demo.open-date");
    }
    return happened.has("until")
        ? texts.say("demo.until", "date", date, "until", happened.text("until"))
        : texts.sayOf("demo.on", precision, "date", date);
  }

  private static Phrase verdict(String kind, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Effective _ -> Phrase.say("demo.counts");
      case Verdict.Inert(Verdict.Reason reason) ->
          reason == Verdict.Reason.SUSPENDED ? suspended(kind) : Phrase.say("demo.no-effect");
      case Verdict.Refused refused -> Phrase.say("demo.refused", "rule", refused.rule().word());
    };
  }

  /** What a suspension does to an act: what reports a fact is kept as observed all the same. */
  static Phrase suspended(String kind) {
    return Kinds.is(kind, Kind.Trait.REPORT)
        ? Phrase.say("demo.observed-all-the-same")
        : Phrase.say("demo.suspended");
  }

  Table beside(List<Beside> rows) {
    Table table =
        Table.of(
            texts.say("demo.line"),
            texts.say("demo.stated"),
            texts.say("demo.agreed"),
            texts.say("demo.observed"));
    for (Beside row : rows) {
      table.row(
          SafeText.inline(row.line()),
          texts.say("demo.flag", "wording", row.wording(), "party", row.by()),
          known(row.agreed()),
          known(row.observed()));
    }
    return table;
  }

  private String known(String date) {
    return date.isEmpty() ? texts.say("demo.open-date") : SafeText.inline(date);
  }
}
