package parley.record;

import static parley.record.Kind.Author.HOLDER;
import static parley.record.Kind.Trait.RE;
import static parley.record.Kind.Trait.REPORT;
import static parley.record.Shapes.CAUSES;
import static parley.record.Shapes.DEGREE;
import static parley.record.Shapes.LANGUAGE;
import static parley.record.Shapes.LINE;
import static parley.record.Shapes.LINK;
import static parley.record.Shapes.LONG;
import static parley.record.Shapes.PARTY_NAME;
import static parley.record.Shapes.SOURCES;
import static parley.record.Shapes.TOKEN;
import static parley.record.Shapes.TOKENS;
import static parley.record.Shapes.WHEN;
import static parley.record.Shapes.group;
import static parley.record.Shapes.may;
import static parley.record.Shapes.must;

import java.util.List;
import java.util.Set;

/** What talks came to, and what became of it (docs/spec/commitments.md). */
final class OutcomeKinds {
  private static final Shape DUE = group(may("when", WHEN), may("phrase", LINE));

  private OutcomeKinds() {}

  static List<Kind> all() {
    return List.of(
        outcome(),
        kind(
            "outcome-degree",
            Set.of(RE),
            must("degree", DEGREE),
            may("due", DUE),
            may("when", WHEN),
            may("sources", SOURCES)),
        kind(
            "outcome-object",
            Set.of(RE),
            may("reason", LONG),
            may("reason-not-given", new Shape.Flag()),
            may("when", WHEN),
            may("sources", SOURCES)),
        kind(
            "outcome-status",
            Set.of(RE, REPORT),
            must(
                "status",
                new Shape.OneOf(
                    List.of("under-way", "kept", "not-kept", "lapsed", "superseded", "withdrawn"))),
            may("by", LINK),
            may("when", WHEN),
            may("note", LINE),
            may("because", CAUSES),
            may("sources", SOURCES)),
        kind("status-assent", Set.of(RE), may("note", LINE)),
        kind(
            "status-object",
            Set.of(RE),
            may("reason", LONG),
            may("reason-not-given", new Shape.Flag())));
  }

  private static Kind outcome() {
    return kind(
        "outcome",
        Set.of(),
        must("text", LONG),
        must("language", LANGUAGE),
        must("owners", new Shape.ListOf(PARTY_NAME, Limits.PARTIES)),
        must("degree", DEGREE),
        may("due", DUE),
        may("from", LINK),
        may(
            "follow-ups",
            new Shape.ListOf(
                group(must("line", TOKEN), may("post", TOKEN), may("form", TOKEN)), 16)),
        may("label", TOKEN),
        may("topics", TOKENS),
        may("because", CAUSES),
        may("when", WHEN),
        may("sources", SOURCES));
  }

  private static Kind kind(String name, Set<Kind.Trait> traits, Shape.Field... fields) {
    return new Kind(name, Set.of(HOLDER), traits, List.of(fields));
  }
}
