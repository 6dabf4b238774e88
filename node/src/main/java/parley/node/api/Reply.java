package parley.node.api;

import java.nio.charset.StandardCharsets;
import parley.record.Json;

/** The answer to a request; bytes are not copied. */
// Bytes in transit: nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
record Reply(int status, String type, byte[] body) {
  static Reply json(int status, Json json) {
    return new Reply(status, "application/json", json.bytes());
  }

  static Reply ok(Json json) {
    return json(200, json);
  }

  static Reply text(String type, String text) {
    return new Reply(200, type, text.getBytes(StandardCharsets.UTF_8));
  }
}
