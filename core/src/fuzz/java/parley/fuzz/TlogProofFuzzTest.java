package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.TlogProof;

/** Self-contained proofs of an entry. */
final class TlogProofFuzzTest {
  static Stream<byte[]> seeds() {
    return Seeds.texts("log/tlog-proofs.json", "proof");
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.bytes(input, TlogProof::parse, TlogProof::bytes);
  }
}
