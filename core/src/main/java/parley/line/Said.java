package parley.line;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Origin;
import parley.record.UtcTime;

/**
 * An act of a domain as the fold hands it over: who said it, what it speaks of, and its place in
 * causal order. Whatever lies in an act's past comes before it; acts that crossed stand in an order
 * that is the same on both sides (docs/spec/fold.md, "Causal order").
 *
 * @param by the author's name
 * @param target its place in its author's sequence
 * @param tick its causal depth: more than that of everything in its past
 * @param entry what was signed
 * @param re the entry it speaks of, or null
 * @param stopped whether a suspension stood against it: then it is a report, kept as observed
 */
public record Said(
    String by, Target target, int tick, Entry entry, @Nullable Target re, boolean stopped)
    implements Comparable<Said> {
  private static final int DATE_CHARS = 10;
  private static final int NAME_CHARS = 40;
  private static final Comparator<Said> CAUSAL =
      Comparator.comparingInt(Said::tick).thenComparing(Said::target);

  /**
   * The act as a domain keeps it: with these fields of its body, and without what only judging
   * needs. Signers, id, prefixes and long texts stay in the log, where they are read by its place.
   * Names that recur are held once: a node keeps the acts of every line for decades.
   */
  public Said kept(Json.Obj body) {
    Origin origin = entry.origin();
    Entry lean =
        new Entry(
            "",
            entry.kind().intern(),
            new Origin(by, origin.line().intern(), origin.epoch(), origin.keys().intern()),
            entry.post().intern(),
            List.of(),
            entry.at(),
            entry.mark(),
            entry.precedence(),
            List.of(),
            null,
            entry.answerBy(),
            (Json.Obj) lean(body),
            List.of());
    return new Said(by, target, tick, lean, re, stopped);
  }

  private static Json lean(Json json) {
    return switch (json) {
      case Json.Str s -> s.value().length() <= NAME_CHARS ? new Json.Str(s.value().intern()) : s;
      case Json.Arr a -> new Json.Arr(a.items().stream().map(Said::lean).toList());
      case Json.Obj o -> {
        Map<String, Json> members = new TreeMap<>();
        o.members().forEach((key, value) -> members.put(key.intern(), lean(value)));
        yield members.isEmpty() ? Json.Obj.EMPTY : new Json.Obj(members);
      }
      case Json.Int i -> i;
      case Json.Bool b -> b;
    };
  }

  /** The kind of entry. */
  public String kind() {
    return entry.kind();
  }

  /** When what it states was: its {@code when} if it has one, else the UTC date of its writing. */
  public Json.Obj when() {
    Json.Obj when = entry.body().object("when");
    return when.has("precision")
        ? when
        : Json.Obj.EMPTY
            .with("precision", "day")
            .with("date", UtcTime.print(entry.at()).substring(0, DATE_CHARS));
  }

  @Override
  public int compareTo(Said other) {
    return CAUSAL.compare(this, other);
  }
}
