package parley.record;

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

  private Shapes() {}

  private static void hash(String text, String where) throws MalformedException {
    try {
      Hash.parseBase64(text);
    } catch (MalformedException e) {
      throw new MalformedException(where + ": a SHA-256 value in base64 expected", e);
    }
  }
}
