package parley.node.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.Hash;
import parley.log.MalformedException;

/** What another party shows of a third one's log. */
final class ShownFuzzTest {
  static Stream<byte[]> seeds() {
    Hash one = Hash.sha256(new byte[] {1});
    return Stream.of(
        new CatchUp.Shown(one, List.of()).bytes(),
        new CatchUp.Shown(one, List.of(one, Hash.sha256(new byte[] {2}))).bytes());
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    CatchUp.Shown shown;
    try {
      shown = CatchUp.Shown.parse(input);
    } catch (MalformedException e) {
      return;
    }
    assertThat(shown.bytes()).isEqualTo(input);
  }
}
