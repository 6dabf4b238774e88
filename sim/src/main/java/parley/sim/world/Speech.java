package parley.sim.world;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.line.Holder;
import parley.line.LineState;
import parley.log.Hash;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Ref;

/**
 * What a diplomat says: the body of an act.
 *
 * @param party who speaks
 * @param others whom it is said to
 * @param state the line as the speaker's node has it
 * @param number tells this speech from others
 */
record Speech(String party, List<String> others, LineState state, int number) {
  private static final Json.Obj NONE = Json.Obj.EMPTY;
  private static final List<String> DEGREES =
      List.of("raised", "discussed-as-possible", "planned", "welcomed", "agreed");
  private static final List<String> STATUSES =
      List.of("kept", "not-kept", "under-way", "lapsed", "superseded", "withdrawn");

  /**
   * The body of an act.
   *
   * @param of the entry that it speaks of, or null
   * @param other an outcome beside the one spoken of, or empty
   * @param label under which the speaker gave an account before, or the empty string
   */
  Json.Obj body(Script.Turn turn, @Nullable Entry of, Optional<Ref> other, String label) {
    return switch (turn.kind()) {
      case "talk-request", "invitation" -> asking(turn);
      case "talk-counter", "talk-held", "talk-begin" -> NONE.with("terms", terms(turn));
      case "joint-statement" -> NONE.with("texts", NONE.with("en", "We met: " + number));
      case "joint-sign" -> NONE.with("hash", signed(turn, of));
      case "outcome" -> outcome(turn);
      case "outcome-degree" -> NONE.with("degree", word(DEGREES, turn, "agreed"));
      case "outcome-status" -> status(turn, other);
      case "incident", "foreseen" -> account(turn, label);
      default -> plain(turn);
    };
  }

  private Json.Obj plain(Script.Turn turn) {
    return switch (turn.kind()) {
      case "text", "talk-aim", "readout", "statement" -> text();
      case "request" -> NONE.with("subject", "call");
      case "answer" -> NONE.with("answer", turn.is("countered") ? "countered" : "accepted");
      case "talk-decline", "talk-withdraw" -> NONE.with("reason-not-given", true);
      case "talk-postpone", "talk-cancel" -> NONE.with("wording", "put off by " + party);
      case "call-record" -> NONE.with("begin", "2020-01-05T08:00:00Z").with("challenge", "matched");
      case "pass-on" -> NONE.with("to", office(party));
      case "concern" -> text().with("as", "disagreement");
      case "concern-answer" -> NONE.with("as", "noted");
      case "outcome-object", "status-object" -> NONE.with("reason", "not so");
      case "suspend" -> suspension(turn);
      default -> turn.attested().isEmpty() ? NONE : attested(turn);
    };
  }

  private Json.Obj text() {
    return NONE.with("text", "d" + number).with("language", "en");
  }

  private static String word(List<String> words, Script.Turn turn, String otherwise) {
    return words.stream().filter(turn::is).findFirst().orElse(otherwise);
  }

  private Json.Obj asking(Script.Turn turn) {
    List<Json.Obj> to =
        others.stream()
            .map(p -> (turn.is("named") ? office(p) : NONE.with("post", "duty")).with("party", p))
            .toList();
    Json.Obj body = NONE.with("to", to);
    return turn.kind().equals("invitation") ? body : body.with("terms", terms(turn));
  }

  /** The duty desk and who holds it, as far as the speaker knows. */
  private Json.Obj office(String of) {
    Holder holder = state.holders(of).get("duty");
    Json.Obj desk = NONE.with("post", "duty");
    return holder == null ? desk : desk.with("person", holder.person());
  }

  private Json.Obj terms(Script.Turn turn) {
    Json.Obj terms = NONE.with("form", "phone-call").with("place", "room " + number);
    return turn.is("not-of-record") ? terms.with("content", "not-of-record") : terms;
  }

  private String signed(Script.Turn turn, @Nullable Entry of) {
    Json.Obj texts = of == null ? NONE : of.body().object("texts");
    return Hash.sha256((turn.is("other-text") ? NONE : texts).bytes()).base64();
  }

  private Json.Obj outcome(Script.Turn turn) {
    return NONE.with("text", turn.is("same") ? "the same" : "outcome " + number)
        .with("language", "en")
        .with("owners", Json.strings(Stream.of("alfa").toList()))
        .with("degree", word(DEGREES, turn, "agreed"));
  }

  private static Json.Obj status(Script.Turn turn, Optional<Ref> other) {
    Json.Obj body = NONE.with("status", word(STATUSES, turn, "kept"));
    return turn.is("superseded") && other.isPresent() ? body.with("by", other.get().json()) : body;
  }

  private Json.Obj account(Script.Turn turn, String label) {
    boolean foreseen = turn.kind().equals("foreseen");
    Json.Obj body =
        NONE.with(foreseen ? "title" : "name", "what " + number)
            .with("language", "en")
            .with("when", day(foreseen ? "2040-05-01" : "2020-01-05"));
    Json.Obj sure = foreseen ? body : body.with("certainty", "reported");
    if (turn.is("join")) {
      return label.isEmpty() ? sure : sure.with("label", label);
    }
    return turn.is("re") ? sure : sure.with("label", "l" + number);
  }

  private static Json.Obj day(String date) {
    return NONE.with("precision", "day").with("date", date);
  }

  private static Json.Obj suspension(Script.Turn turn) {
    Json.Obj body = NONE.with("wording", "suspended").with("reason", "as stated");
    return turn.is("in-part") ? body.with("kinds", Json.strings(List.of("text"))) : body;
  }

  /** What the first of the others did, by telephone. */
  private Json.Obj attested(Script.Turn turn) {
    Script.Turn deed = new Script.Turn(turn.who(), turn.attested(), List.of());
    return NONE.with("for", others.getFirst())
        .with("kind", deed.kind())
        .with("body", plain(deed))
        .with("medium", "telephone")
        .with("when", day("2020-01-05"));
  }
}
