package parley.talk;

import parley.record.Json;

/**
 * When, where, at what level, about what and with whom a talk is to be.
 *
 * @param json as proposed (docs/spec/record.md, {@code terms}); empty where nothing is known
 */
public record Terms(Json.Obj json) {
  /** Nothing known. */
  public static final Terms NONE = new Terms(Json.Obj.EMPTY);

  /** Call, meeting, visit or round; empty if nothing is known. */
  public String form() {
    return json.text("form");
  }

  /** {@code formal}, {@code informal}, or empty if not said. */
  public String formality() {
    return json.text("formality");
  }

  /** {@code in-person}, {@code video}, {@code telephone}, {@code sidelines}, or empty. */
  public String mode() {
    return json.text("mode");
  }

  /** The numbered series that the talk belongs to, or empty. */
  public String series() {
    return json.text("series");
  }

  /** Its number in the series, or 0. */
  public long round() {
    return json.integer("round", 0);
  }

  /** {@code of-record}, {@code not-of-record}, or empty if the charter's rule is to hold. */
  public String content() {
    return json.text("content");
  }
}
