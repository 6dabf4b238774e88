package parley.node.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import parley.log.Note;
import parley.log.NoteSignature;
import parley.record.Json;

/** The answers of a node to its peers (docs/spec/link.md, "Answers"). */
final class Replies {
  private Replies() {}

  /** Both receipt lines. */
  static Wire.Reply receipt(List<NoteSignature> lines) {
    return new Wire.Reply.Answered(200, Note.printLines(lines).getBytes(StandardCharsets.UTF_8));
  }

  /** This much of the log is held: send from there. */
  static Wire.Reply held(long size) {
    return new Wire.Reply.Answered(409, (size + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** The budget leaves room up to that size; nothing changed. */
  static Wire.Reply overBudget(long size) {
    Json.Obj error =
        Json.Obj.EMPTY
            .with("rule", "over-budget")
            .with("message", "the budget of the charter leaves room up to the size")
            .with("size", size);
    return new Wire.Reply.Answered(429, Json.Obj.EMPTY.with("error", error).bytes());
  }

  /** Refused; nothing changed. */
  static Wire.Reply refusal(int status, String rule, String message) {
    Json.Obj error = Json.Obj.EMPTY.with("rule", rule).with("message", message);
    return new Wire.Reply.Answered(status, Json.Obj.EMPTY.with("error", error).bytes());
  }
}
