package parley.node.engine;

import java.nio.charset.StandardCharsets;
import parley.log.MalformedException;
import parley.record.Origin;

/**
 * A party asks for entries of a log from an index on: of its own log, when its store lost them
 * (docs/spec/link.md, "Entries"). Two lines: origin, index.
 */
public record Ask(Origin origin, long from) {
  /** The message's bytes. */
  public byte[] bytes() {
    return (origin + "\n" + from + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads a message.
   *
   * @throws MalformedException naming what is wrong
   */
  public static Ask parse(byte[] body) throws MalformedException {
    String text = new String(body, StandardCharsets.US_ASCII);
    String[] lines = text.split("\n", -1);
    if (body.length > 300 || lines.length != 3 || !lines[2].isEmpty()) {
      throw new MalformedException("entries: two lines expected");
    }
    if (!lines[1].matches("0|[1-9][0-9]{0,14}")) {
      throw new MalformedException("entries: an index expected");
    }
    return new Ask(Origin.parse(lines[0], "entries.origin"), Long.parseLong(lines[1]));
  }
}
