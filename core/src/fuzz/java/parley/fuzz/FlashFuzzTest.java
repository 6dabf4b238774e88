package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.MalformedException;
import parley.log.TlogProof;
import parley.mirror.Flash;

/** Entries that travel alone. */
final class FlashFuzzTest {
  static Stream<byte[]> seeds() throws MalformedException {
    TlogProof proof = TlogProof.parse(Seeds.file("transcript/letter.tlog-proof"));
    byte[] leaf = Seeds.file("transcript/letter.entry");
    return Stream.of(new Flash(proof.index(), leaf, proof.path(), proof.checkpoint()).bytes());
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.bytes(input, Flash::parse, Flash::bytes);
  }
}
