package parley.node.link;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the messages of one connection: the strict subset of HTTP/1.1 that link.md allows. Every
 * bound is checked before memory is taken; a body grows with what arrived, not with what was
 * announced.
 */
final class HttpReader {
  /** Bytes of a start line with all header lines. */
  static final int MAX_HEAD = 8192;

  private static final int MAX_HEADERS = 64;
  private static final int BUFFER = 16 << 10;
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,10}");
  private static final Pattern CHUNK = Pattern.compile("[0-9a-fA-F]{1,8}");
  private static final Pattern HEADER =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}):[ \t]*([ -~\t]*)");
  private static final Pattern REQUEST_LINE =
      Pattern.compile("([A-Z]{1,16}) ([!-~]{1,8000}) HTTP/([0-9]\\.[0-9])");
  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1\\.1 ([2-5][0-9]{2}) [ -~]{0,100}");

  private final InputStream in;
  private final int maxBody;
  private int headLeft;

  HttpReader(InputStream in, int maxBody) {
    this.in = new BufferedInputStream(in, BUFFER);
    this.maxBody = maxBody;
  }

  /** A message's body, its type, and whether the sender ends the connection with it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Content(byte[] body, String type, boolean close) {}

  /** A request and whether the client ends the connection with it. */
  record Inbound(Request request, boolean close) {}

  /** A response and whether the server ends the connection with it. */
  record Outcome(Response response, boolean close) {}

  /** Waits for the first byte of a message; false if the peer ended the connection instead. */
  boolean awaitMessage() throws IOException {
    in.mark(1);
    if (in.read() < 0) {
      return false;
    }
    in.reset();
    return true;
  }

  /** Reads a whole request. */
  Inbound request() throws IOException, HttpFault {
    headLeft = MAX_HEAD;
    Matcher start = REQUEST_LINE.matcher(line());
    if (!start.matches()) {
      throw new HttpFault(HttpFault.BAD, "request line malformed");
    }
    if (!start.group(3).equals("1.1")) {
      throw new HttpFault(HttpFault.VERSION, "HTTP/1.1 expected");
    }
    String method = start.group(1);
    if (!method.equals("GET") && !method.equals("POST")) {
      throw new HttpFault(HttpFault.METHOD, "method must be GET or POST");
    }
    if (!Request.isPath(start.group(2))) {
      throw new HttpFault(HttpFault.BAD, "request target malformed");
    }
    Content content = content();
    return new Inbound(new Request(method, start.group(2), content.body()), content.close());
  }

  /** Reads a whole response. */
  Outcome response() throws IOException, HttpFault {
    headLeft = MAX_HEAD;
    Matcher start = STATUS_LINE.matcher(line());
    if (!start.matches()) {
      throw new HttpFault(HttpFault.BAD, "status line malformed");
    }
    Content content = content();
    if (!Response.isType(content.type())) {
      throw new HttpFault(HttpFault.BAD, "content type malformed");
    }
    int status = Integer.parseInt(start.group(1));
    return new Outcome(new Response(status, content.type(), content.body()), content.close());
  }

  private Content content() throws IOException, HttpFault {
    Map<String, String> headers = headers();
    String type = headers.getOrDefault("content-type", "application/octet-stream");
    boolean close = headers.getOrDefault("connection", "").equalsIgnoreCase("close");
    String length = headers.get("content-length");
    String coding = headers.get("transfer-encoding");
    if (headers.containsKey("expect")) {
      throw new HttpFault(HttpFault.BAD, "expect is not supported");
    }
    if (coding != null) {
      // Both at once is how two readers come to see two different messages (RFC 9112 section 6.1).
      if (length != null || !coding.equalsIgnoreCase("chunked")) {
        throw new HttpFault(HttpFault.BAD, "transfer coding malformed");
      }
      return new Content(chunked(), type, close);
    }
    return new Content(length == null ? new byte[0] : sized(length), type, close);
  }

  private Map<String, String> headers() throws IOException, HttpFault {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      Matcher header = HEADER.matcher(line);
      if (!header.matches()) {
        throw new HttpFault(HttpFault.BAD, "header line malformed");
      }
      String name = header.group(1).toLowerCase(Locale.ROOT);
      if (headers.putIfAbsent(name, header.group(2).strip()) != null) {
        throw new HttpFault(HttpFault.BAD, "header repeated");
      }
      if (headers.size() > MAX_HEADERS) {
        throw new HttpFault(HttpFault.HEAD_TOO_LARGE, "more than 64 headers");
      }
    }
    return headers;
  }

  private byte[] sized(String length) throws IOException, HttpFault {
    if (!LENGTH.matcher(length).matches()) {
      throw new HttpFault(HttpFault.BAD, "content length malformed");
    }
    long bytes = Long.parseLong(length);
    if (bytes > maxBody) {
      throw new HttpFault(HttpFault.TOO_LARGE, "body beyond " + maxBody + " bytes");
    }
    return exactly((int) bytes);
  }

  private byte[] chunked() throws IOException, HttpFault {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    headLeft = maxBody;
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      if (size > maxBody - body.size()) {
        throw new HttpFault(HttpFault.TOO_LARGE, "body beyond " + maxBody + " bytes");
      }
      body.writeBytes(exactly(size));
      if (!line().isEmpty()) {
        throw new HttpFault(HttpFault.BAD, "chunk longer than it says");
      }
    }
    if (!line().isEmpty()) {
      throw new HttpFault(HttpFault.BAD, "trailers are not supported");
    }
    return body.toByteArray();
  }

  private int chunkSize() throws IOException, HttpFault {
    String line = line();
    if (!CHUNK.matcher(line).matches()) {
      throw new HttpFault(HttpFault.BAD, "chunk size malformed");
    }
    long size = Long.parseLong(line, 16);
    return (int) Math.min(size, Integer.MAX_VALUE);
  }

  private byte[] exactly(int bytes) throws IOException {
    byte[] read = in.readNBytes(bytes);
    if (read.length < bytes) {
      throw new EOFException("the connection ended inside a body");
    }
    return read;
  }

  /** One line up to CR LF; a lone CR or LF is an error. All lines of a head share one bound. */
  private String line() throws IOException, HttpFault {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    for (int c = in.read(); c != '\r'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection ended inside a head");
      }
      if (c == '\n') {
        throw new HttpFault(HttpFault.BAD, "line ends without carriage return");
      }
      if (--headLeft < 0) {
        throw new HttpFault(HttpFault.HEAD_TOO_LARGE, "head beyond its bound");
      }
      line.write(c);
    }
    if (in.read() != '\n') {
      throw new HttpFault(HttpFault.BAD, "carriage return without line feed");
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
