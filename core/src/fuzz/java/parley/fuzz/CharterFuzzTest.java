package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.line.Charter;
import parley.record.Json;

/** What two governments would sign: only the refusal of a malformed one may come out. */
final class CharterFuzzTest {
  static Stream<byte[]> seeds() {
    return Stream.of(
            "{\"level\":\"working\",\"posts\":[{\"party\":\"us\",\"post\":\"ann\"}],"
                + "\"purpose\":{\"en\":\"a\"},\"spec\":\"parley/1\"}",
            "{\"answer-by-hours\":{\"flash\":1,\"routine\":48},\"budget\":{\"bytes-per-day\":9,"
                + "\"entries-per-day\":1},\"languages\":[\"en\"],\"level\":\"leader\","
                + "\"notice-hours\":7,\"posts\":[{\"party\":\"cn\",\"post\":\"a\"}],"
                + "\"purpose\":{\"en\":\"a\"},\"spec\":\"parley/1\",\"two-persons\":[\"proposal\"]}")
        .map(text -> text.getBytes(StandardCharsets.US_ASCII));
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.bytes(
        input,
        bytes -> Charter.parse(Json.parseObject(bytes)),
        charter -> charter.posts().isEmpty() ? new byte[0] : charter.json().bytes());
  }
}
