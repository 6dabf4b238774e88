package parley.record;

import static parley.record.Kind.Author.ADMINISTRATOR;
import static parley.record.Kind.Author.HOLDER;
import static parley.record.Shapes.CERTAINTY;
import static parley.record.Shapes.DATE;
import static parley.record.Shapes.LINE;
import static parley.record.Shapes.PARTY_NAME;
import static parley.record.Shapes.SOURCES;
import static parley.record.Shapes.TOKEN;
import static parley.record.Shapes.TOKENS;
import static parley.record.Shapes.group;
import static parley.record.Shapes.may;
import static parley.record.Shapes.must;

import java.util.List;
import java.util.Set;

/** Kinds that state one event of a public record, as a whole and without rules of their own. */
final class EventKinds {
  /** What happened, as its author states it. */
  static final Shape EVENT = event();

  private EventKinds() {}

  static List<Kind> all() {
    return List.of(
        new Kind(
            "succession",
            Set.of(HOLDER, ADMINISTRATOR),
            Set.of(),
            List.of(
                must("office", TOKEN), may("from", LINE), may("to", LINE), must("event", EVENT))));
  }

  /**
   * What happened outside the record, as its author states it: a date with its precision, never a
   * clock of the record (field-guide: a date known to the month is not a day).
   */
  private static Shape event() {
    return group(
        must("label", TOKEN),
        must(
            "precision",
            new Shape.OneOf(List.of("day", "month", "not-later-than", "reported-in", "not-known"))),
        may("date", DATE),
        may("until", DATE),
        may("form", TOKEN),
        may("mode", new Shape.OneOf(List.of("in-person", "video", "telephone", "sidelines"))),
        may("round", new Shape.Whole(1, 9_999)),
        may("title", LINE),
        may("place", LINE),
        may("occasion", LINE),
        may("certainty", CERTAINTY),
        may("wording", LINE),
        may("note", LINE),
        may("aim", LINE),
        may("because", TOKENS),
        may("of", TOKEN),
        may("keeps", TOKENS),
        may("topics", TOKENS),
        may("disagreements", TOKENS),
        may("present", new Shape.ListOf(LINE, 32)),
        may("third-parties", SOURCES),
        may("views", new Shape.ListOf(group(must("party", PARTY_NAME), must("text", LINE)), 8)),
        may("parts", new Shape.ListOf(part(), 16)),
        may("raised", new Shape.ListOf(raised(), 32)),
        may("accounts", new Shape.ListOf(account(), 8)),
        may("sources", SOURCES));
  }

  private static Shape part() {
    return group(
        may("date", DATE),
        must("with", LINE),
        must("certainty", new Shape.OneOf(List.of("held", "scheduled", "possible"))));
  }

  private static Shape raised() {
    return group(
        must("by", PARTY_NAME),
        must("as", TOKEN),
        may("topic", TOKEN),
        may("text", LINE),
        may("certainty", CERTAINTY));
  }

  private static Shape account() {
    return group(may("because", TOKEN), must("wording", LINE), must("source", LINE));
  }
}
