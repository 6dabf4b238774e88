package parley.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.line.LogOpening;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.record.SignedEntry;

/** First entries of a log, under any signature. */
final class LogOpeningFuzzTest {
  private static final List<NoteKey> CN = keys("cn");
  private static final List<NoteKey> US = keys("us");

  private static List<NoteKey> keys(String party) {
    List<NoteKey> keys = new ArrayList<>();
    for (String vkey : Seeds.pins(party)) {
      try {
        keys.add(NoteKey.parse(vkey));
      } catch (MalformedException e) {
        throw new AssertionError("a key of the vectors", e);
      }
    }
    return keys;
  }

  /** Reads an opening: it states two keys, and the entry stands as it was. */
  private static SignedEntry read(byte[] input) throws MalformedException {
    SignedEntry signed = SignedEntry.parse(input);
    List<NoteKey> party = signed.entry().origin().party().equals("cn") ? CN : US;
    LogOpening opening =
        LogOpening.parse(signed.entry().origin(), input, party, AnyKeySuite.INSTANCE);
    assertThat(opening.logKeys()).hasSize(2);
    return signed;
  }

  static Stream<byte[]> seeds() {
    return Seeds.openings();
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.bytes(input, LogOpeningFuzzTest::read, SignedEntry::bytes);
  }
}
