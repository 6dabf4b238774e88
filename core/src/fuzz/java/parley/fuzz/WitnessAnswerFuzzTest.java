package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.WitnessRequest;

/** Cosignatures that a witness answers with. */
final class WitnessAnswerFuzzTest {
  static Stream<byte[]> seeds() {
    return Stream.of("\u2014 a.example AQIDBAU=\n".getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.bytes(input, WitnessRequest::parseCosignatures, WitnessRequest::printCosignatures);
  }
}
