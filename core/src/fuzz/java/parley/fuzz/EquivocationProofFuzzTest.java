package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.transcript.EquivocationProof;

/** Proofs that a log signed two heads. */
final class EquivocationProofFuzzTest {
  static Stream<byte[]> seeds() {
    return Seeds.files("transcript/fork.equivocation", "transcript/same.equivocation");
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.bytes(input, EquivocationProof::parse, EquivocationProof::print);
  }
}
