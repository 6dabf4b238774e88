package parley.node.link;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes messages in the subset of HTTP/1.1 that link.md allows, always with their length. */
final class HttpWriter {
  /** A head and a small body go out in one TLS record and one packet train. */
  private static final int TOGETHER = 15 << 10;

  private HttpWriter() {}

  static void request(OutputStream out, Request request) throws IOException {
    String head =
        request.method()
            + " "
            + request.path()
            + " HTTP/1.1\r\nHost: parley\r\nContent-Type: application/octet-stream\r\nContent-Length: "
            + request.body().length
            + "\r\n\r\n";
    send(out, head, request.body());
  }

  static void response(OutputStream out, Response response, boolean close) throws IOException {
    String head =
        "HTTP/1.1 "
            + response.status()
            + " \r\nContent-Type: "
            + response.contentType()
            + "\r\nContent-Length: "
            + response.body().length
            + (close ? "\r\nConnection: close" : "")
            + "\r\n\r\n";
    send(out, head, response.body());
  }

  private static void send(OutputStream out, String head, byte[] body) throws IOException {
    byte[] first = head.getBytes(StandardCharsets.US_ASCII);
    if (first.length + body.length <= TOGETHER) {
      byte[] both = Arrays.copyOf(first, first.length + body.length);
      System.arraycopy(body, 0, both, first.length, body.length);
      out.write(both);
    } else {
      out.write(first);
      out.write(body);
    }
    out.flush();
  }
}
