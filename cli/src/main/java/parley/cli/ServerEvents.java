package parley.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;

/**
 * Reads a stream of server-sent events (WHATWG HTML, "Server-sent events"), with bounds: lines end
 * with LF, CR LF or CR; a line beginning with a colon is a heartbeat and skipped; an event is
 * complete at the empty line, and what stands unfinished at the end of the stream is dropped.
 */
final class ServerEvents {
  /**
   * Longest line, and most data of one event, in bytes: a record is at most 8 KiB, as JSON more.
   */
  static final int LIMIT = 256 << 10;

  private final InputStream in;
  private boolean afterReturn;
  private @Nullable String lastId;

  /**
   * One event.
   *
   * @param id its own id, or the last one before it in this stream
   * @param type {@code message} if the stream names none
   */
  record Event(@Nullable String id, String type, String data) {}

  ServerEvents(InputStream in) {
    this.in = in;
  }

  /**
   * Waits for the next event with data.
   *
   * @return null at the end of the stream
   * @throws MalformedException if a line or an event is longer than {@link #LIMIT}
   */
  @Nullable Event next() throws IOException, MalformedException {
    String type = "message";
    StringBuilder data = new StringBuilder();
    for (String line = line(); line != null; line = line()) {
      if (line.isEmpty()) {
        if (!data.isEmpty()) {
          return new Event(lastId, type, data.substring(0, data.length() - 1));
        }
        type = "message";
        continue;
      }
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1);
      value = value.startsWith(" ") ? value.substring(1) : value;
      switch (field) {
        case "data" -> data.append(value).append('\n');
        case "event" -> type = value;
        case "id" -> lastId = value.indexOf('\0') < 0 ? value : lastId;
        default -> {} // comments, retry, and fields of later versions
      }
      if (data.length() > LIMIT) {
        throw new MalformedException("event: longer than " + LIMIT + " characters");
      }
    }
    return null;
  }

  private @Nullable String line() throws IOException, MalformedException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = read(); c >= 0; c = read()) {
      if (c == '\n') {
        return line.toString(StandardCharsets.UTF_8);
      }
      if (c == '\r') {
        // A LF after it is skipped with the next line: waiting for it would hold this event back.
        afterReturn = true;
        return line.toString(StandardCharsets.UTF_8);
      }
      line.write(c);
      if (line.size() > LIMIT) {
        throw new MalformedException("event stream: a line longer than " + LIMIT + " bytes");
      }
    }
    return null;
  }

  private int read() throws IOException {
    int c = in.read();
    boolean skip = afterReturn && c == '\n';
    afterReturn = false;
    return skip ? in.read() : c;
  }
}
