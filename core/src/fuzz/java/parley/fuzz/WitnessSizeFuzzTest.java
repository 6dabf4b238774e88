package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.WitnessRequest;

/** The size that a witness answers with. */
final class WitnessSizeFuzzTest {
  static Stream<byte[]> seeds() {
    return Stream.of("0\n", "9223372036854775807\n", "07\n")
        .map(s -> s.getBytes(StandardCharsets.US_ASCII));
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.bytes(input, WitnessRequest::parseSize, WitnessRequest::printSize);
  }
}
