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

/** Requests on the link, in the subset of HTTP/1.1 that it allows. */
final class HttpRequestFuzzTest {
  private static final int MAX_BODY = 4096;

  static Stream<byte[]> seeds() {
    return Stream.of(
            "GET /card HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST /push HTTP/1.1\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
            "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n")
        .map(text -> text.getBytes(StandardCharsets.US_ASCII));
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) throws IOException, HttpFault {
    Request read;
    try {
      read = reader(input).request().request();
    } catch (HttpFault | EOFException e) {
      return;
    }
    assertThat(read.body()).hasSizeLessThanOrEqualTo(MAX_BODY);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HttpWriter.request(out, read);
    Request again = reader(out.toByteArray()).request().request();
    assertThat(again.method()).isEqualTo(read.method());
    assertThat(again.path()).isEqualTo(read.path());
    assertThat(again.body()).isEqualTo(read.body());
  }

  private static HttpReader reader(byte[] bytes) {
    return new HttpReader(new ByteArrayInputStream(bytes), MAX_BODY);
  }
}
