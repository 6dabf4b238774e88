package parley.record;

import static parley.record.Shapes.HASH;
import static parley.record.Shapes.LANGUAGE;
import static parley.record.Shapes.LINE;
import static parley.record.Shapes.PARTY_NAME;
import static parley.record.Shapes.TOKEN;
import static parley.record.Shapes.TOKENS;
import static parley.record.Shapes.group;
import static parley.record.Shapes.may;
import static parley.record.Shapes.must;

import java.util.List;

/** The fields of a charter (docs/spec/record.md, "Charter"). */
public final class CharterText {
  /** The levels that need no title of their own. */
  public static final List<String> LEVELS =
      List.of(
          "leader", "strategic", "minister", "chief-of-staff", "theatre", "working", "cooperation");

  /** What may be left out of the record by agreement of both. */
  public static final List<String> CANDOUR = List.of("soundings", "talks");

  /** What a charter must look like. */
  public static final Shape SHAPE =
      group(
          must("spec", new Shape.OneOf(List.of("parley/1"))),
          may("parent", HASH),
          must("level", TOKEN),
          may("level-title", new Shape.Words(200)),
          must("purpose", new Shape.Words(Limits.TEXT_CHARS)),
          must(
              "posts",
              many(
                  group(
                      must("party", PARTY_NAME),
                      must("post", TOKEN),
                      may("rung", new Shape.OneOf(List.of("duty", "principal")))))),
          may("two-persons", TOKENS),
          may("topics", TOKENS),
          may("languages", many(LANGUAGE)),
          may("triggers", many(named("trigger", Limits.TEXT_CHARS))),
          may("link-tests", many(linkTest())),
          may("answer-by-hours", hours()),
          may("notice-hours", new Shape.Whole(0, 10_000)),
          may(
              "budget",
              group(
                  must("entries-per-day", new Shape.Whole(1, 100_000_000L)),
                  must("bytes-per-day", new Shape.Whole(1, 1L << 40)))),
          may("candour", new Shape.ListOf(new Shape.OneOf(CANDOUR), CANDOUR.size())),
          may("places", many(place())),
          may("glossary", many(named("term", 300))),
          may("formats", many(LINE)));

  private CharterText() {}

  private static Shape many(Shape item) {
    return new Shape.ListOf(item, 64);
  }

  private static Shape named(String what, int maxChars) {
    return group(must(what, TOKEN), must("text", new Shape.Words(maxChars)));
  }

  /** A proof of life at a known hour, in the hour's own zone: the watch lives by local time. */
  private static Shape linkTest() {
    return group(
        must("time", new Shape.Form(UtcTime::checkHour)),
        must("zone", LINE),
        may("days", new Shape.ListOf(Shapes.WEEKDAY, 7)),
        may("by", PARTY_NAME));
  }

  private static Shape hours() {
    Shape hours = new Shape.Whole(1, 10_000);
    return group(
        may("routine", hours),
        may("priority", hours),
        may("immediate", hours),
        may("flash", hours));
  }

  /** A place by every party's name for it, so that none is named by one side alone. */
  private static Shape place() {
    return group(
        must("place", TOKEN),
        must(
            "names",
            new Shape.ListOf(
                group(must("party", PARTY_NAME), must("text", new Shape.Words(200))),
                Limits.PARTIES)),
        may("position", Shapes.POSITION));
  }
}
