package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.MalformedException;
import parley.transcript.EquivocationProof;
import parley.transcript.SecondLogProof;

/** Proofs that a party keeps two logs of one epoch. */
final class SecondLogProofFuzzTest {
  static Stream<byte[]> seeds() {
    return EquivocationProofFuzzTest.seeds().map(SecondLogProofFuzzTest::rivals);
  }

  /** The two heads as if they were of two logs: well formed, and no proof. */
  private static byte[] rivals(byte[] equivocation) {
    try {
      EquivocationProof proof = EquivocationProof.parse(equivocation);
      return new SecondLogProof(
              new SecondLogProof.Log(proof.opening().text(), proof.first()),
              new SecondLogProof.Log(proof.opening().text(), proof.second()))
          .print();
    } catch (MalformedException e) {
      throw new IllegalStateException("a vector of this repository", e);
    }
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.bytes(input, SecondLogProof::parse, SecondLogProof::print);
  }
}
