package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.NoteSignature;

/** Signature lines. */
final class NoteSignatureFuzzTest {
  static Stream<byte[]> seeds() {
    return Stream.of("\u2014 a.example AQIDBAU=", "\u2014 a b AQIDBAU=")
        .map(s -> s.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.text(input, NoteSignature::parse, NoteSignature::line);
  }
}
