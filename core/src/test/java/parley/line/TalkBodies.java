package parley.line;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.record.Json;

/** Fields that satisfy each kind of a talk, for stories that are about something else. */
public final class TalkBodies {
  private static final Json.Obj NONE = Json.Obj.EMPTY;
  private static final Json.Obj TEXT = NONE.with("text", "hello").with("language", "en");

  /** What a joint statement says unless a test says otherwise. */
  public static final Json.Obj TEXTS = NONE.with("en", "We met.");

  private TalkBodies() {}

  /** The body of a kind of talk, or null if the kind is of other business. */
  static Json.@Nullable Obj of(String kind, String author, List<String> parties) {
    Json.Obj terms = NONE.with("terms", terms());
    return switch (kind) {
      case "talk-request" -> terms.with("to", to(author, parties));
      case "talk-counter", "talk-planned", "talk-held", "talk-begin" -> terms;
      case "contact" -> NONE.with("form", "flight");
      case "talk-accept", "sounding" -> NONE;
      case "talk-decline", "talk-withdraw" -> NONE.with("reason-not-given", true);
      case "talk-postpone" -> NONE.with("wording", "postponed");
      case "talk-cancel" -> NONE.with("wording", "cancelled");
      case "invitation" -> NONE.with("to", to(author, parties));
      case "pass-on" -> NONE.with("to", NONE.with("post", Draft.DESK));
      case "call-record" -> NONE.with("begin", "2026-03-01T08:00:00Z").with("challenge", "matched");
      case "talk-aim", "readout" -> TEXT;
      case "statement" -> TEXT.with("unnamed", true);
      case "joint-statement" -> NONE.with("texts", TEXTS);
      case "joint-sign" -> NONE.with("hash", Hash.sha256(TEXTS.bytes()).base64());
      case "concern" -> NONE.with("as", "concern");
      case "concern-answer" -> NONE.with("as", "noted");
      default -> null;
    };
  }

  /** A telephone call, on no day in particular. */
  public static Json.Obj terms() {
    return NONE.with("form", "phone-call").with("mode", "telephone");
  }

  /** The desk of every other party. */
  static List<Json.Obj> to(String author, List<String> parties) {
    return parties.stream()
        .filter(p -> !p.equals(author))
        .map(p -> NONE.with("party", p).with("post", Draft.DESK))
        .toList();
  }
}
