package parley.record;

import static parley.record.Kind.Trait.ANSWERS;
import static parley.record.Kind.Trait.ASKS;
import static parley.record.Kind.Trait.RE;
import static parley.record.Kind.Trait.REPORT;
import static parley.record.Shapes.ADDRESSEE;
import static parley.record.Shapes.CAUSES;
import static parley.record.Shapes.CERTAINTY;
import static parley.record.Shapes.HASH;
import static parley.record.Shapes.LANGUAGE;
import static parley.record.Shapes.LINE;
import static parley.record.Shapes.LINK;
import static parley.record.Shapes.LONG;
import static parley.record.Shapes.PARTY_NAME;
import static parley.record.Shapes.SOURCES;
import static parley.record.Shapes.TIME;
import static parley.record.Shapes.TOKEN;
import static parley.record.Shapes.TOKENS;
import static parley.record.Shapes.WHEN;
import static parley.record.Shapes.group;
import static parley.record.Shapes.may;
import static parley.record.Shapes.must;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The kinds by which parties talk, from the first feeler to the readout (docs/spec/talks.md). */
final class TalkKinds {
  private static final Shape FORM =
      new Shape.OneOf(List.of("phone-call", "video-call", "meeting", "visit", "round"));

  /** Who is asked: one office of every party concerned. */
  static final Shape ASKED =
      new Shape.ListOf(
          group(must("party", PARTY_NAME), must("post", TOKEN), may("person", TOKEN)),
          Limits.PARTIES);

  private static final Shape INTERPRETERS =
      new Shape.ListOf(
          group(
              must("party", PARTY_NAME),
              may("name", LINE),
              must("languages", new Shape.ListOf(LANGUAGE, 8))),
          16);

  private static final Shape NUMBERS =
      new Shape.ListOf(group(must("party", PARTY_NAME), must("number", new Shape.Text(60))), 12);

  /** When, where, at what level, about what and with whom a talk is to be. */
  static final Shape TERMS =
      group(
          must("form", FORM),
          may("formality", new Shape.OneOf(List.of("formal", "informal"))),
          may("mode", new Shape.OneOf(List.of("in-person", "video", "telephone", "sidelines"))),
          may("series", TOKEN),
          may("round", new Shape.Whole(1, 9_999)),
          may("begin", TIME),
          may("end", TIME),
          may("when", WHEN),
          may("timezones", new Shape.ListOf(new Shape.Text(64), 12)),
          may("place", LINE),
          may("occasion", LINE),
          may("level", TOKEN),
          may("host", PARTY_NAME),
          may("agenda", new Shape.ListOf(group(may("topic", TOKEN), must("text", LINE)), 32)),
          may(
              "delegation",
              new Shape.ListOf(
                  group(must("party", PARTY_NAME), may("post", TOKEN), may("name", LINE)), 64)),
          may("interpreters", INTERPRETERS),
          may("numbers", NUMBERS),
          may("challenge", new Shape.ListOf(new Shape.Text(60), 12)),
          may("parts", new Shape.ListOf(part(), 16)),
          may("content", new Shape.OneOf(List.of("of-record", "not-of-record"))),
          may("of", LINK));

  private static final Shape.Field TEXT = may("text", LONG);
  private static final Shape.Field IN = may("language", LANGUAGE);
  private static final Shape.Field REASON = may("reason", LONG);
  private static final Shape.Field NO_REASON = may("reason-not-given", new Shape.Flag());
  private static final Shape.Field TOPICS = may("topics", TOKENS);

  private TalkKinds() {}

  private static Shape part() {
    return group(
        may("when", WHEN),
        must("with", LINE),
        may("level", TOKEN),
        must("certainty", new Shape.OneOf(List.of("held", "scheduled", "possible"))));
  }

  static List<Kind> all() {
    List<Kind> kinds = new ArrayList<>(agreeing());
    kinds.addAll(takingPlace());
    kinds.addAll(saying());
    return kinds;
  }

  private static List<Kind> agreeing() {
    return List.of(
        kind("sounding", Set.of(REPORT), TEXT, IN, TOPICS),
        kind(
            "talk-request",
            Set.of(ASKS),
            must("to", ASKED),
            must("terms", TERMS),
            may("aim", LINE),
            TEXT,
            IN),
        kind("talk-counter", Set.of(RE, ANSWERS, ASKS), must("terms", TERMS), TEXT, IN),
        kind("talk-accept", Set.of(RE, ANSWERS), may("numbers", NUMBERS), TEXT, IN),
        kind("talk-decline", Set.of(RE, ANSWERS), REASON, NO_REASON, IN),
        kind("talk-withdraw", Set.of(RE), REASON, NO_REASON, IN),
        kind(
            "talk-postpone",
            Set.of(RE),
            must("wording", LINE),
            may("until", WHEN),
            REASON,
            NO_REASON,
            IN),
        kind("talk-cancel", Set.of(RE), must("wording", LINE), REASON, NO_REASON, IN),
        kind(
            "invitation",
            Set.of(ASKS),
            must("to", ASKED),
            may("form", FORM),
            may("place", LINE),
            may("occasion", LINE),
            may("return-of", LINK),
            TOPICS,
            TEXT,
            IN),
        kind("pass-on", Set.of(RE), must("to", ADDRESSEE), REASON, NO_REASON));
  }

  private static List<Kind> takingPlace() {
    return List.of(
        kind("talk-planned", Set.of(REPORT), must("terms", TERMS)),
        kind("talk-begin", Set.of(REPORT), may("terms", TERMS)),
        kind(
            "talk-held",
            Set.of(REPORT),
            may("terms", TERMS),
            may("begin", TIME),
            may("end", TIME),
            may("certainty", CERTAINTY),
            TOPICS),
        kind("contact", Set.of(REPORT), must("form", TOKEN), TEXT, IN, TOPICS),
        kind(
            "call-record",
            Set.of(RE, REPORT),
            must("begin", TIME),
            may("end", TIME),
            may("numbers", NUMBERS),
            may("interpreters", INTERPRETERS),
            must("challenge", new Shape.OneOf(List.of("matched", "not-matched", "not-asked")))));
  }

  private static List<Kind> saying() {
    return List.of(
        kind(
            "talk-aim",
            Set.of(RE),
            must("text", LONG),
            must("language", LANGUAGE),
            may("specific", new Shape.Flag()),
            TOPICS),
        published("readout", may("part", numbered())),
        kind("joint-statement", Set.of(RE), must("texts", new Shape.Words(Limits.TEXT_CHARS))),
        kind("joint-sign", Set.of(RE), must("hash", HASH)),
        kind(
            "concern",
            Set.of(REPORT),
            must(
                "as",
                new Shape.OneOf(List.of("concern", "position", "opportunity", "disagreement"))),
            may("topic", TOKEN),
            may("by", PARTY_NAME),
            may("certainty", CERTAINTY),
            TEXT,
            IN),
        kind(
            "concern-answer",
            Set.of(RE, REPORT),
            must(
                "as",
                new Shape.OneOf(List.of("answered", "noted", "agreed-to-disagree", "withdrawn"))),
            TEXT,
            IN),
        published("statement", may("office", LINE), may("relayed-by", LINE)));
  }

  /** Which of how many entries a long text is in. */
  private static Shape numbered() {
    Shape number = new Shape.Whole(1, 99);
    return group(must("number", number), must("of", number));
  }

  private static Kind published(String name, Shape.Field... more) {
    List<Shape.Field> fields =
        new ArrayList<>(
            List.of(
                must("text", LONG),
                must("language", LANGUAGE),
                may("speaker", LINE),
                may("unnamed", new Shape.Flag()),
                may("medium", LINE),
                may("link", LINE),
                TOPICS));
    fields.addAll(List.of(more));
    return kind(name, Set.of(REPORT), fields.toArray(Shape.Field[]::new));
  }

  /** Every act may bear a label, a date of its own, causes and sources. */
  private static Kind kind(String name, Set<Kind.Trait> traits, Shape.Field... own) {
    List<Shape.Field> fields = new ArrayList<>(List.of(own));
    fields.add(may("label", TOKEN));
    fields.add(may("when", WHEN));
    fields.add(may("because", CAUSES));
    fields.add(may("sources", SOURCES));
    return new Kind(name, Set.of(Kind.Author.HOLDER), traits, fields);
  }
}
