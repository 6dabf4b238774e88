package parley.node.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import parley.line.LineState;
import parley.line.Verdict;
import parley.log.Hash;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Ref;
import parley.record.SignerId;
import parley.record.UtcTime;

/** How an entry and its fate are said to a caller. */
final class EntryJson {
  /** A body may have as many levels as an entry; in a list of entries it stands at the fourth. */
  private static final int BODY_DEPTH = 5;

  private EntryJson() {}

  /** Where an entry stands. */
  static Json.Obj place(String origin, long index, Hash leaf) {
    return Json.Obj.EMPTY
        .with("origin", origin)
        .with("index", index)
        .with("leaf", leaf.base64())
        .with("party", origin.substring(0, origin.indexOf('/')));
  }

  /** What its author said. */
  static Json.Obj content(Json.Obj place, Entry entry) {
    Json.Obj json = envelope(place, entry);
    json =
        depth(entry.body()) <= BODY_DEPTH
            ? json.with("body", entry.body())
            : json.with("body-text", entry.body().print());
    return entry.blobs().isEmpty()
        ? json
        : json.with("blobs", entry.blobs().stream().map(b -> (Json) b.json()).toList());
  }

  /** The same without body and blobs. */
  static Json.Obj envelope(Json.Obj place, Entry entry) {
    Json.Obj json =
        place
            .with("id", entry.id())
            .with("kind", entry.kind())
            .with("signers", Json.strings(entry.signers().stream().map(SignerId::name).toList()))
            .with("at", UtcTime.print(entry.at()))
            .with("mark", entry.mark().word())
            .with("precedence", entry.precedence().word());
    json = entry.post().isEmpty() ? json : json.with("post", entry.post());
    json = with(json, "person", person(entry));
    json = with(json, "re", entry.re(), Ref::json);
    return with(json, "answer-by", entry.answerBy(), t -> new Json.Str(UtcTime.print(t)));
  }

  private static <T> Json.Obj with(
      Json.Obj json,
      String key,
      @org.jspecify.annotations.Nullable T value,
      Function<T, Json> print) {
    return value == null ? json : json.with(key, print.apply(value));
  }

  private static Json.Obj with(Json.Obj json, String key, String text) {
    return text.isEmpty() ? json : json.with(key, text);
  }

  /** Who speaks: the part after the party of the last signer's name; none for the party key. */
  private static String person(Entry entry) {
    String name = entry.signers().getLast().name();
    int slash = name.indexOf('/');
    return slash < 0 ? "" : name.substring(slash + 1);
  }

  /** What it came to. */
  static Json.Obj verdict(Json.Obj json, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Effective e -> json.with("verdict", "effective");
      case Verdict.Inert i -> json.with("verdict", "inert").with("reason", word(i.reason()));
      case Verdict.Refused r ->
          with(
              json.with("verdict", "refused").with("reason", r.rule().word()),
              "detail",
              r.detail());
    };
  }

  private static String word(Verdict.Reason reason) {
    return reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** The rungs reached. */
  static Json rungs(LineState.Rungs rungs) {
    List<String> words = new ArrayList<>();
    add(words, rungs.displayed(), "displayed");
    add(words, rungs.acknowledged(), "acknowledged");
    add(words, rungs.understood(), "understood");
    add(words, rungs.notUnderstood(), "not-understood");
    add(words, rungs.answered(), "answered");
    add(words, rungs.refused(), "refused");
    return Json.strings(words);
  }

  private static void add(List<String> words, boolean reached, String word) {
    if (reached) {
      words.add(word);
    }
  }

  /** How many levels a value has, as a reader of JSON counts them: a text or a number is one. */
  private static int depth(Json json) {
    return 1
        + switch (json) {
          case Json.Obj o ->
              o.members().values().stream().mapToInt(EntryJson::depth).max().orElse(0);
          case Json.Arr a -> a.items().stream().mapToInt(EntryJson::depth).max().orElse(0);
          default -> 0;
        };
  }
}
