package parley.line;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import parley.record.Entry;
import parley.record.Json;
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
  private static final Comparator<Said> CAUSAL =
      Comparator.comparingInt(Said::tick).thenComparing(Said::target);

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
