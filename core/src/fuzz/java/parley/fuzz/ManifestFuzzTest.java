package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.transcript.Manifest;

/** Manifests of transcripts. */
final class ManifestFuzzTest {
  static Stream<byte[]> seeds() {
    return Seeds.files("transcript/good/transcript.json");
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.bytes(input, Manifest::parse, Manifest::bytes);
  }
}
