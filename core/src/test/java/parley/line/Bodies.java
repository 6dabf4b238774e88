package parley.line;

import java.util.List;
import parley.record.Json;

/** Fields that satisfy each kind, for stories that are about something else. */
final class Bodies {
  private Bodies() {}

  static Json.Obj of(String kind) {
    Json.Obj none = Json.Obj.EMPTY;
    Json.Obj text = none.with("text", "hello").with("language", "en");
    return switch (kind) {
      case "text", "safety" -> text;
      case "orderwire" -> none.with("text", "radio check");
      case "request" -> none.with("subject", "call");
      case "answer" -> none.with("answer", "accepted");
      case "suspend" -> none.with("wording", "suspended").with("reason", "as stated");
      case "terminate" -> none.with("wording", "ended").with("reason", "as stated");
      case "dispute" -> none.with("reason", "we said something else");
      case "not-understood" -> none.with("reason", "garbled");
      case "refused" -> none.with("rule", "malformed").with("text", "not an entry");
      case "health" -> none.with("clock", "trusted").with("disk", "ok");
      case "post" -> none.with("name", "desk").with("title", words("Desk")).with("rung", "duty");
      case "holder" -> none.with("holds", "desk").with("person", "ann").with("name", "Ann");
      case "outcome" -> text.with("owners", Json.strings(List.of("us"))).with("degree", "agreed");
      case "outcome-degree" -> none.with("degree", "agreed");
      case "outcome-object", "status-object" -> none.with("reason", "not so");
      case "outcome-status" -> none.with("status", "kept");
      case "incident" ->
          none.with("name", "a collision")
              .with("language", "en")
              .with("when", day("2026-02-01"))
              .with("certainty", "reported");
      case "foreseen" ->
          none.with("title", "an election").with("language", "en").with("when", day("2026-05-01"));
      default -> none;
    };
  }

  static Json.Obj day(String date) {
    return Json.Obj.EMPTY.with("precision", "day").with("date", date);
  }

  static Json.Obj words(String text) {
    return Json.Obj.EMPTY.with("en", text);
  }
}
