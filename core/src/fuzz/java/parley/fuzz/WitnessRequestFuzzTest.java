package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.WitnessRequest;

/** Requests to witnesses. */
final class WitnessRequestFuzzTest {
  static Stream<byte[]> seeds() {
    return Seeds.texts("log/witness.json", "request");
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.bytes(input, WitnessRequest::parse, WitnessRequest::bytes);
  }
}
