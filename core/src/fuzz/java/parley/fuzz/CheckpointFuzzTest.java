package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.Checkpoint;

/** Texts of tree heads. */
final class CheckpointFuzzTest {
  static Stream<byte[]> seeds() {
    return Seeds.texts("log/checkpoints.json", "text");
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.text(input, Checkpoint::parse, Checkpoint::text);
  }
}
