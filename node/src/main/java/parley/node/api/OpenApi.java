package parley.node.api;

import java.io.IOException;
import java.io.InputStream;

/** The description of the API for programs. */
final class OpenApi {
  private OpenApi() {}

  static Reply page() throws IOException {
    try (InputStream in = OpenApi.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IOException("openapi.json is missing from this program");
      }
      return new Reply(200, "application/json", in.readAllBytes());
    }
  }
}
