package parley.line;

import parley.record.Json;

/** Fields that satisfy each kind, for stories that are about something else. */
final class Bodies {
  private Bodies() {}

  static Json.Obj of(String kind) {
    Json.Obj none = Json.Obj.EMPTY;
    Json.Obj text = none.with("text", "hello").with("language", "en");
    Json.Obj event = none.with("event", none.with("label", "round-1").with("precision", "day"));
    return switch (kind) {
      case "text", "safety" -> text;
      case "orderwire" -> none.with("text", "radio check");
      case "request" -> none.with("subject", "call");
      case "answer" -> none.with("answer", "accepted");
      case "suspend" -> none.with("wording", "suspended").with("reason", "as stated");
      case "terminate" -> none.with("wording", "ended").with("reason", "as stated");
      case "not-understood" -> none.with("reason", "garbled");
      case "refused" -> none.with("rule", "malformed").with("text", "not an entry");
      case "health" -> none.with("clock", "trusted").with("disk", "ok");
      case "post" -> none.with("name", "desk").with("title", words("Desk")).with("rung", "duty");
      case "holder" -> none.with("holds", "desk").with("person", "ann").with("name", "Ann");
      case "succession" -> event.with("office", "desk");
      default -> none;
    };
  }

  static Json.Obj words(String text) {
    return Json.Obj.EMPTY.with("en", text);
  }
}
