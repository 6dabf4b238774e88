package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.NoteKey;

/** vkeys. */
final class NoteKeyFuzzTest {
  static Stream<byte[]> seeds() {
    return Seeds.texts("log/keys.json", "vkey");
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.text(input, NoteKey::parse, NoteKey::vkey);
  }
}
