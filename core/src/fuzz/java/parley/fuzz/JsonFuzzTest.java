package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.record.Json;

/** The restricted JSON. */
final class JsonFuzzTest {
  static Stream<byte[]> seeds() {
    return Seeds.bytes("record/json.json");
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.bytes(input, Json::parse, Json::bytes);
  }
}
