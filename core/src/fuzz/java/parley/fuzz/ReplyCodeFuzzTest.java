package parley.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.record.ReplyCode;

/** Codes that somebody wrote down from the telephone. */
final class ReplyCodeFuzzTest {
  static Stream<byte[]> seeds() {
    String code = ReplyCode.of(Hash.sha256(new byte[] {1})).text();
    return Stream.of(code, code.replace("-", " ").toLowerCase(java.util.Locale.ROOT), "2222-2222-2")
        .map(text -> text.getBytes(StandardCharsets.US_ASCII));
  }

  @MethodSource("seeds")
  @FuzzTest
  void whatIsReadIsReadAgainAsWritten(byte[] input) throws MalformedException {
    ReplyCode code =
        Target.readOrNull(input, b -> ReplyCode.parse(new String(b, StandardCharsets.UTF_8)));
    if (code != null) {
      assertThat(ReplyCode.parse(code.text())).isEqualTo(code);
    }
  }
}
