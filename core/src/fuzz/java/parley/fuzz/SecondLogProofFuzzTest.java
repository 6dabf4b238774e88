package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.transcript.SecondLogProof;

/** Proofs that a party keeps two logs of one epoch. */
final class SecondLogProofFuzzTest {
  static Stream<byte[]> seeds() {
    return Seeds.files("transcript/fork.equivocation", "transcript/same.equivocation");
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.bytes(input, SecondLogProof::parse, SecondLogProof::print);
  }
}
