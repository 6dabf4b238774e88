package parley.record;

import static parley.record.Kind.Author.HOLDER;
import static parley.record.Kind.Trait.REPORT;
import static parley.record.Shapes.CAUSES;
import static parley.record.Shapes.CERTAINTY;
import static parley.record.Shapes.LANGUAGE;
import static parley.record.Shapes.LINE;
import static parley.record.Shapes.LONG;
import static parley.record.Shapes.POSITION;
import static parley.record.Shapes.SOURCES;
import static parley.record.Shapes.TOKEN;
import static parley.record.Shapes.TOKENS;
import static parley.record.Shapes.WHEN;
import static parley.record.Shapes.may;
import static parley.record.Shapes.must;

import java.util.List;
import java.util.Set;

/** What happened, and what is foreseen, by each side's account (docs/spec/incidents.md). */
final class IncidentKinds {
  private IncidentKinds() {}

  static List<Kind> all() {
    return List.of(
        kind(
            "incident",
            must("name", LINE),
            must("language", LANGUAGE),
            may("text", LONG),
            must("when", WHEN),
            must("certainty", CERTAINTY),
            may("place", LINE),
            may("position", POSITION),
            may("third-parties", SOURCES),
            may("topics", TOKENS),
            may("because", CAUSES),
            may("label", TOKEN),
            may("sources", SOURCES)),
        kind(
            "foreseen",
            must("title", LINE),
            must("language", LANGUAGE),
            must("when", WHEN),
            may("third-parties", SOURCES),
            may("topics", TOKENS),
            may("because", CAUSES),
            may("label", TOKEN),
            may("sources", SOURCES)));
  }

  private static Kind kind(String name, Shape.Field... fields) {
    return new Kind(name, Set.of(HOLDER), Set.of(REPORT), List.of(fields));
  }
}
