package parley.node.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.MalformedException;

/** What a party asks of its mirror. */
final class AskFuzzTest {
  static Stream<byte[]> seeds() {
    String origin = "a.example/parley/x-0011223344556677/1-00112233\n";
    return Stream.of(origin + "0\n", origin + "999999999999999\n", origin + "01\n")
        .map(text -> text.getBytes(StandardCharsets.US_ASCII));
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Ask ask;
    try {
      ask = Ask.parse(input);
    } catch (MalformedException e) {
      return;
    }
    assertThat(ask.bytes()).isEqualTo(input);
  }
}
