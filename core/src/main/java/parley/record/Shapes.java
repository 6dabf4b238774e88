package parley.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.log.Hash;
import parley.log.MalformedException;

/** The shapes that recur in the table of kinds. */
final class Shapes {
  /** A name {@code [a-z0-9-]} of 1 to 40 characters. */
  static final Shape TOKEN = new Shape.Form(Names::token);

  /** A party's name. */
  static final Shape PARTY_NAME = new Shape.Form(Names::party);

  /** A time {@code YYYY-MM-DDThh:mm:ssZ}. */
  static final Shape TIME = new Shape.Form(UtcTime::parse);

  /** A date known to the day or the month. */
  static final Shape DATE = new Shape.Form(UtcTime::checkDate);

  /** A SHA-256 value in base64. */
  static final Shape HASH = new Shape.Form(Shapes::hash);

  /** The full name of a log. */
  static final Shape ORIGIN = new Shape.Form(Origin::parse);

  /** A signer's name and key id. */
  static final Shape SIGNER = new Shape.Form(SignerId::parse);

  /** An index or a size of a log. */
  static final Shape SIZE = new Shape.Whole(0, Json.LIMIT - 1);

  /** One line of free text. */
  static final Shape LINE = new Shape.Text(300);

  /** Free text in its author's words. */
  static final Shape LONG = new Shape.Text(Limits.TEXT_CHARS);

  /** A language tag. */
  static final Shape LANGUAGE = new Shape.Text(35);

  /** How far an author says the parties went. */
  static final Shape DEGREE =
      new Shape.OneOf(List.of("raised", "discussed-as-possible", "planned", "welcomed", "agreed"));

  /** Several names. */
  static final Shape TOKENS = new Shape.ListOf(TOKEN, 64);

  /** Where sources are named. */
  static final Shape SOURCES = new Shape.ListOf(LINE, 16);

  /** How sure a fact is. */
  static final Shape CERTAINTY = new Shape.OneOf(List.of("alleged", "reported", "established"));

  /** An entry of this line or another, for information: never folded. */
  static final Shape LINK = group(must("origin", ORIGIN), must("index", SIZE), must("leaf", HASH));

  /** A day of the week. */
  static final Shape WEEKDAY =
      new Shape.OneOf(List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"));

  /**
   * When something was or will be, by its author's statement: a date with its precision, never a
   * clock of the record (field-guide: a date known to the month is not a day).
   */
  static final Shape WHEN =
      group(
          must(
              "precision",
              new Shape.OneOf(
                  List.of("day", "month", "not-later-than", "reported-in", "not-known"))),
          may("date", DATE),
          may("until", DATE),
          may("weekday", WEEKDAY));

  /** A point of the globe, in 1e-7 degrees. */
  static final Shape POSITION =
      group(
          must("latitude", new Shape.Whole(-900_000_000L, 900_000_000L)),
          must("longitude", new Shape.Whole(-1_800_000_000L, 1_800_000_000L)));

  /**
   * What an author says an act follows from: by its own label, by an entry, in words, each with
   * whose account it is.
   */
  static final Shape CAUSES =
      new Shape.ListOf(
          group(may("label", TOKEN), may("entry", LINK), may("text", LINE), may("source", LINE)),
          16);

  /** The office that something is addressed to, and the person, where one is meant. */
  static final Shape ADDRESSEE = group(must("post", TOKEN), may("person", TOKEN));

  /** The shapes that the specification names once and refers to. */
  static final Map<String, Shape> NAMED = named();

  private Shapes() {}

  private static Map<String, Shape> named() {
    Map<String, Shape> named = new LinkedHashMap<>();
    named.put("link", LINK);
    named.put("when", WHEN);
    named.put("causes", CAUSES);
    named.put("addressee", ADDRESSEE);
    named.put("position", POSITION);
    named.put("asked", TalkKinds.ASKED);
    named.put("terms", TalkKinds.TERMS);
    return named;
  }

  static Shape group(Shape.Field... fields) {
    return new Shape.Group(List.of(fields));
  }

  static Shape.Field must(String name, Shape shape) {
    return new Shape.Field(name, shape, true);
  }

  static Shape.Field may(String name, Shape shape) {
    return new Shape.Field(name, shape, false);
  }

  private static void hash(String text, String where) throws MalformedException {
    try {
      Hash.parseBase64(text);
    } catch (MalformedException e) {
      throw new MalformedException(where + ": a SHA-256 value in base64 expected", e);
    }
  }
}
