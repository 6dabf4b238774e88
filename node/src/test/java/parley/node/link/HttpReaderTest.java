package parley.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The subset of HTTP/1.1 of link.md, and its bounds. Tilde stands for CR LF. */
class HttpReaderTest {
  private static final int BOUND = 100;

  @Test
  void whatIsWrittenReadsBack() throws Exception {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    byte[] body = new byte[40_000];
    new Random(3).nextBytes(body);
    HttpWriter.request(wire, Request.post("/a?b=%20c", body));
    HttpWriter.request(wire, Request.get("/"));
    HttpReader reader = new HttpReader(new ByteArrayInputStream(wire.toByteArray()), 40_000);

    assertThat(reader.awaitMessage()).isTrue();
    Request first = reader.request().request();
    assertThat(first.method()).isEqualTo("POST");
    assertThat(first.path()).isEqualTo("/a?b=%20c");
    assertThat(first.body()).isEqualTo(body);
    assertThat(reader.request().request().body()).isEmpty();
    assertThat(reader.awaitMessage()).isFalse();
  }

  @Test
  void aWrittenResponseReadsBack() throws Exception {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    HttpWriter.response(wire, new Response(409, "text/x.tlog.size", new byte[] {7}), true);
    HttpReader.Outcome read =
        new HttpReader(new ByteArrayInputStream(wire.toByteArray()), BOUND).response();

    assertThat(read.response().status()).isEqualTo(409);
    assertThat(read.response().contentType()).isEqualTo("text/x.tlog.size");
    assertThat(read.response().body()).containsExactly(7);
    assertThat(read.close()).isTrue();
  }

  @Test
  void chunksAreJoined() throws Exception {
    Request request =
        reader("POST / HTTP/1.1~Transfer-Encoding: chunked~~3~abc~A~0123456789~0~~")
            .request()
            .request();

    assertThat(new String(request.body(), StandardCharsets.US_ASCII)).isEqualTo("abc0123456789");
  }

  @Test
  void aBodyAtTheBoundIsRead() throws Exception {
    String body = "x".repeat(BOUND);

    assertThat(reader("POST / HTTP/1.1~content-length:100~~" + body).request().request().body())
        .hasSize(BOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST / HTTP/1.1~Content-Length: 101~~",
        "POST / HTTP/1.1~Content-Length: 9999999999~~",
        "POST / HTTP/1.1~Transfer-Encoding: chunked~~65~",
        "POST / HTTP/1.1~Transfer-Encoding: chunked~~ffffffff~",
        "POST / HTTP/1.1~Transfer-Encoding: chunked~~3~abc~62~",
      })
  void aBodyBeyondTheBoundIsRefusedWithoutReadingIt(String wire) throws Exception {
    InputStream none = InputStream.nullInputStream();
    none.close(); // from now on a read throws
    InputStream in = new SequenceInputStream(new ByteArrayInputStream(bytes(wire)), none);

    assertThat(fault(new HttpReader(in, BOUND))).isEqualTo(HttpFault.TOO_LARGE);
  }

  @ParameterizedTest
  @CsvSource({
    "'GET  / HTTP/1.1~~', 400",
    "'GET / HTTP/1.0~~', 505",
    "'get / HTTP/1.1~~', 400",
    "'PUT / HTTP/1.1~~', 405",
    "'GET http://x/ HTTP/1.1~~', 400",
    "'GET /#a HTTP/1.1~~', 400",
    "'GET / HTTP/1.1~a b: c~~', 400",
    "'GET / HTTP/1.1~ folded: c~~', 400",
    "'GET / HTTP/1.1~Content-Length : 1~~', 400",
    "'GET / HTTP/1.1~Content-Length: +1~~', 400",
    "'GET / HTTP/1.1~Content-Length: 1~content-length: 1~~x', 400",
    "'GET / HTTP/1.1~Content-Length: 1~Transfer-Encoding: chunked~~', 400",
    "'GET / HTTP/1.1~Transfer-Encoding: gzip~~', 400",
    "'GET / HTTP/1.1~Expect: 100-continue~~', 400",
    "'GET / HTTP/1.1~Transfer-Encoding: chunked~~-1~', 400",
    "'GET / HTTP/1.1~Transfer-Encoding: chunked~~1~xy~0~~', 400",
    "'GET / HTTP/1.1~Transfer-Encoding: chunked~~0~a: b~~', 400",
  })
  void whatIsNotOfTheSubsetIsRefused(String wire, int status) {
    assertThat(fault(reader(wire))).isEqualTo(status);
  }

  @Test
  void aLineFeedAloneEndsNoLine() {
    InputStream in =
        new ByteArrayInputStream("GET / HTTP/1.1\n\n".getBytes(StandardCharsets.US_ASCII));

    assertThat(fault(new HttpReader(in, BOUND))).isEqualTo(HttpFault.BAD);
  }

  @Test
  void aHeadBeyondItsBoundIsRefused() {
    assertThat(fault(reader("GET / HTTP/1.1~a: " + "x".repeat(HttpReader.MAX_HEAD) + "~~")))
        .isEqualTo(HttpFault.HEAD_TOO_LARGE);
    assertThat(fault(reader("GET /" + "x".repeat(HttpReader.MAX_HEAD) + " HTTP/1.1~~")))
        .isEqualTo(HttpFault.HEAD_TOO_LARGE);
  }

  @Test
  void tooManyHeadersAreRefused() {
    StringBuilder wire = new StringBuilder("GET / HTTP/1.1~");
    for (int i = 0; i <= 64; i++) {
      wire.append("h").append(i).append(": ~");
    }

    assertThat(fault(reader(wire + "~"))).isEqualTo(HttpFault.HEAD_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 100 ~~", "HTTP/1.0 200 OK~~", "HTTP/1.1 600 ~~", "200 OK~~"})
  void aResponseOfAnotherFormIsRefused(String wire) {
    HttpFault fault = catchThrowableOfType(HttpFault.class, () -> reader(wire).response());

    assertThat(fault.status()).isEqualTo(HttpFault.BAD);
  }

  /** Every proper prefix of a message is an end inside it, never a message. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST / HTTP/1.1~Content-Length: 5~~12345",
        "POST / HTTP/1.1~Transfer-Encoding: chunked~~5~12345~0~~",
      })
  void aCutMessageIsNoMessage(String wire) throws Exception {
    byte[] whole = bytes(wire);
    for (int length = 0; length < whole.length; length++) {
      HttpReader reader = new HttpReader(new ByteArrayInputStream(whole, 0, length), BOUND);
      assertThatThrownBy(reader::request).isInstanceOfAny(EOFException.class, HttpFault.class);
    }
    assertThat(reader(wire).request().request().body()).hasSize(5);
  }

  private static int fault(HttpReader reader) {
    return catchThrowableOfType(HttpFault.class, reader::request).status();
  }

  private static HttpReader reader(String wire) {
    return new HttpReader(new ByteArrayInputStream(bytes(wire)), BOUND);
  }

  private static byte[] bytes(String wire) {
    return wire.replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII);
  }
}
