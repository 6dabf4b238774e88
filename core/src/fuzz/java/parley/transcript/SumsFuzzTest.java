package parley.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.MalformedException;

/** The list of hashes of a transcript's files. */
final class SumsFuzzTest {
  static Stream<byte[]> seeds() {
    String line = "0123456789abcdef".repeat(4) + "  logs/a/checkpoint\n";
    return Stream.of("", line, line + line.replace("/a/", "/b/"), line + line)
        .map(text -> text.getBytes(StandardCharsets.US_ASCII));
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Sums sums;
    try {
      sums = Sums.parse(input);
    } catch (MalformedException e) {
      return;
    }
    assertThat(sums.bytes()).isEqualTo(input);
  }
}
