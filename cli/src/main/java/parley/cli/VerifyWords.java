package parley.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import parley.log.Hash;
import parley.record.UtcTime;
import parley.render.Phrase;
import parley.render.SafeText;
import parley.render.Table;
import parley.render.Texts;
import parley.transcript.Check;
import parley.transcript.Finding;
import parley.transcript.Manifest;
import parley.transcript.Report;

/** Says the report of a verification, to a person and to a script. */
final class VerifyWords {
  private final Texts texts;
  private final Out.Words words;

  VerifyWords(Session session, Out.Words words) {
    this.texts = session.texts();
    this.words = words;
  }

  void say(Report report) {
    report.manifest().ifPresent(this::heading);
    for (Check.Part part : Check.Part.values()) {
      Phrase name = Phrase.sayOf("verify.part", part.word());
      if (report.holds(part)) {
        words.say("verify.holds", "part", name);
      } else {
        words.say("verify.fails", "part", name);
      }
    }
    receipts(report);
    keys(report);
    report
        .refused()
        .forEach((rule, count) -> words.say("verify.refused", "rule", rule, "count", count));
    report
        .attested()
        .forEach((grade, count) -> words.say(Phrase.sayOf("verify.grade", grade, "count", count)));
    if (report.blobs().named() > 0) {
      words.say("verify.blobs", "named", report.blobs().named(), "held", report.blobs().held());
    }
    report.findings().forEach(this::finding);
    if (report.findingsLeftOut() > 0) {
      words.say("verify.left-out", "count", report.findingsLeftOut());
    }
    report.state().ifPresent(state -> words.say("verify.state", "digest", state.hex()));
  }

  private void heading(Manifest manifest) {
    words.say(
        "verify.heading",
        "line",
        manifest.line(),
        "by",
        manifest.by(),
        "time",
        UtcTime.print(manifest.exported()),
        "entries",
        manifest.entries());
  }

  private void receipts(Report report) {
    for (Report.Receipt receipt : report.receipts()) {
      long size =
          report.logs().stream()
              .filter(log -> log.origin().equals(receipt.origin()))
              .mapToLong(Report.Log::size)
              .sum();
      words.say(
          "verify.receipt",
          "by",
          receipt.by(),
          "size",
          receipt.size(),
          "total",
          size,
          "origin",
          receipt.origin(),
          "time",
          time(receipt.posixSeconds()));
    }
  }

  /** A counterpart may state any time, also one that no calendar has. */
  private static String time(long posixSeconds) {
    try {
      return posixSeconds == 0 ? "-" : UtcTime.print(Instant.ofEpochSecond(posixSeconds));
    } catch (DateTimeException e) {
      return Long.toString(posixSeconds);
    }
  }

  private void keys(Report report) {
    if (report.keys().isEmpty()) {
      return;
    }
    Table table =
        Table.of(
            texts.say("verify.column-key"),
            texts.say("verify.column-role"),
            texts.say("verify.column-lives"),
            texts.say("verify.column-entries"),
            texts.say("verify.column-refused"));
    for (Report.Key key : report.keys()) {
      table.row(
          SafeText.inline(key.signer()),
          texts.sayOf("verify.role", key.role()),
          texts.sayOf("verify.lives", key.lives()),
          Long.toString(key.entries()),
          Long.toString(key.refused()));
    }
    words.table(table);
  }

  private void finding(Finding finding) {
    words.say(
        "verify.finding",
        "severity",
        Phrase.sayOf("verify.severity", finding.check().severity().word()),
        "check",
        Phrase.sayOf("verify.check", finding.check().word()),
        "where",
        where(finding),
        "text",
        finding.text());
  }

  private static String where(Finding finding) {
    String entry = finding.index() < 0 ? "" : " #" + finding.index();
    String file = finding.file().isEmpty() ? "" : " " + finding.file();
    String where = (finding.origin() + entry + file).strip();
    return where.isEmpty() ? "-" : where;
  }

  static JsonObject json(Report report) {
    JsonObject verdicts = new JsonObject();
    for (Check.Part part : Check.Part.values()) {
      verdicts.put(part.word(), report.holds(part));
    }
    JsonObject refused = new JsonObject();
    report.refused().forEach(refused::put);
    JsonObject attested = new JsonObject();
    report.attested().forEach(attested::put);
    JsonObject json =
        new JsonObject()
            .put("holds", report.holds())
            .put("verdicts", verdicts)
            .put("line", report.manifest().map(Manifest::line).orElse(""))
            .putObjects("logs", report.logs().stream().map(VerifyWords::log).toList())
            .putObjects("receipts", report.receipts().stream().map(VerifyWords::receipt).toList())
            .putObjects("keys", report.keys().stream().map(VerifyWords::key).toList())
            .put("refused", refused)
            .put("attested", attested)
            .putObjects("findings", findings(report))
            .put("findings-left-out", report.findingsLeftOut())
            .put("blobs-named", report.blobs().named())
            .put("blobs-held", report.blobs().held());
    report.state().map(Hash::hex).ifPresent(state -> json.put("state", state));
    return json;
  }

  private static JsonObject log(Report.Log log) {
    JsonObject json =
        new JsonObject()
            .put("origin", log.origin())
            .put("size", log.size())
            .put("judged", log.judged());
    log.root().map(Hash::base64).ifPresent(root -> json.put("root", root));
    return json;
  }

  private static JsonObject receipt(Report.Receipt receipt) {
    return new JsonObject()
        .put("origin", receipt.origin())
        .put("by", receipt.by())
        .put("size", receipt.size())
        .put("time", receipt.posixSeconds());
  }

  private static JsonObject key(Report.Key key) {
    return new JsonObject()
        .put("party", key.party())
        .put("signer", key.signer())
        .put("role", key.role())
        .put("lives", key.lives())
        .put("entries", key.entries())
        .put("refused", key.refused());
  }

  private static List<JsonObject> findings(Report report) {
    List<JsonObject> rows = new ArrayList<>();
    for (Finding finding : report.findings()) {
      JsonObject row =
          new JsonObject()
              .put("severity", finding.check().severity().word())
              .put("verdict", finding.check().part().word())
              .put("check", finding.check().word())
              .put("origin", finding.origin());
      if (finding.index() >= 0) {
        row.put("index", finding.index());
      }
      rows.add(row.put("file", finding.file()).put("text", finding.text()));
    }
    return rows;
  }
}
