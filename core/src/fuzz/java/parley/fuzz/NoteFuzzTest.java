package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.Note;

/** Signed notes. */
final class NoteFuzzTest {
  static Stream<byte[]> seeds() {
    return Seeds.texts("log/notes.json", "note");
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.bytes(input, Note::parse, Note::bytes);
  }
}
