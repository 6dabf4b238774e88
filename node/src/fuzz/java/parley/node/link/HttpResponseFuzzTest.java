package parley.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Responses on the link, in the subset of HTTP/1.1 that it allows. */
final class HttpResponseFuzzTest {
  private static final int MAX_BODY = 4096;

  static Stream<byte[]> seeds() {
    return Stream.of(
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1\r\n\r\na",
            "HTTP/1.1 409 \r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n")
        .map(text -> text.getBytes(StandardCharsets.US_ASCII));
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) throws IOException, HttpFault {
    Response read;
    try {
      read = reader(input).response().response();
    } catch (HttpFault | EOFException e) {
      return;
    }
    assertThat(read.body()).hasSizeLessThanOrEqualTo(MAX_BODY);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HttpWriter.response(out, read, true);
    Response again = reader(out.toByteArray()).response().response();
    assertThat(again.status()).isEqualTo(read.status());
    assertThat(again.contentType()).isEqualTo(read.contentType());
    assertThat(again.body()).isEqualTo(read.body());
  }

  private static HttpReader reader(byte[] bytes) {
    return new HttpReader(new ByteArrayInputStream(bytes), MAX_BODY);
  }
}
