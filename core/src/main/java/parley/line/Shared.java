package parley.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.record.Entry;
import parley.record.Json;

/**
 * Acts as a domain keeps them: without what is judged once and stands in the log at their place,
 * and with names and words that recur held once. A node keeps the acts of decades in memory.
 */
public final class Shared {
  /** Longer texts hardly recur. */
  private static final int WORD_CHARS = 40;

  private final Map<Object, Object> known = new HashMap<>();

  /** Who said what of which, and when, with that body in place of its own. */
  public Said kept(Said act, Json.Obj body) {
    Entry entry = act.entry();
    Entry brief =
        new Entry(
            "",
            one(entry.kind()),
            one(entry.origin()),
            one(entry.post()),
            List.of(),
            entry.at(),
            entry.mark(),
            entry.precedence(),
            List.of(),
            null,
            entry.answerBy(),
            object(body),
            List.of());
    return new Said(
        act.by(), act.target(), act.tick(), brief, act.re(), act.stopped(), act.attestation());
  }

  private Json.Obj object(Json.Obj of) {
    if (of.members().isEmpty()) {
      return Json.Obj.EMPTY;
    }
    Map<String, Json> members = new TreeMap<>();
    of.members().forEach((key, value) -> members.put(one(key), value(value)));
    return new Json.Obj(members);
  }

  private Json value(Json of) {
    return switch (of) {
      case Json.Obj obj -> object(obj);
      case Json.Arr arr -> {
        List<Json> items = new ArrayList<>();
        arr.items().forEach(item -> items.add(value(item)));
        yield new Json.Arr(items);
      }
      case Json.Str s when s.value().length() <= WORD_CHARS -> one(s);
      default -> of;
    };
  }

  @SuppressWarnings("unchecked") // what is equal to a T in this map is the T that was put in
  private <T> T one(T value) {
    return (T) known.computeIfAbsent(value, v -> v);
  }
}
