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
 * @param by who said it: the author's name, or that of the party for whom it is attested
 * @param target its place in the sequence of the party that wrote it
 * @param tick its causal depth: more than that of everything in its past
 * @param entry what was signed; of an attested act, the act inside
 * @param re the entry it speaks of, or null
 * @param stopped whether a suspension stood against it: then it is a report, kept as observed
 * @param attestation how another party knows of it, or null where its author signed it; whether it
 *     was confirmed or disputed since, {@link LineState#grade} tells
 */
public record Said(
    String by,
    Target target,
    int tick,
    Entry entry,
    @Nullable Target re,
    boolean stopped,
    @Nullable Attestation attestation)
    implements Comparable<Said> {
  private static final int DATE_CHARS = 10;
  private static final Comparator<Said> CAUSAL =
      Comparator.comparingInt(Said::tick).thenComparing(Said::target);

  /** The kind of entry. */
  public String kind() {
    return entry.kind();
  }

  /**
   * When what it states was: its {@code when} if it has one, else the day of the contact by which
   * it is attested, else the UTC date of its writing.
   */
  public Json.Obj when() {
    Json.Obj when = entry.body().object("when");
    if (when.has("precision")) {
      return when;
    }
    return attestation != null
        ? attestation.when()
        : Json.Obj.EMPTY
            .with("precision", "day")
            .with("date", UtcTime.print(entry.at()).substring(0, DATE_CHARS));
  }

  @Override
  public int compareTo(Said other) {
    return CAUSAL.compare(this, other);
  }
}
