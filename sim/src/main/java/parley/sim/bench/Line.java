package parley.sim.bench;

import parley.record.Json;

/**
 * A line that both ends have opened, with a post and its holder on either side.
 *
 * @param id its full name
 * @param sending the origin of the log that the messages go into
 */
record Line(String id, String sending) {
  /** The post that speaks. */
  static final String POST = "president";

  /** Who holds it. */
  static final String PERSON = "boss";

  private static final int CHARS = 500;

  /** The body of a message: 500 bytes of text, no two alike. */
  static Json.Obj message(long number) {
    String start = "Message " + number + " of a measurement. ";
    String text = (start + "All quiet at sea and in the air. ".repeat(16)).substring(0, CHARS);
    return Json.Obj.EMPTY.with("language", "en").with("text", text);
  }
}
