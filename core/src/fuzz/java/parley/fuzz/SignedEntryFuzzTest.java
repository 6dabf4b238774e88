package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.record.SignedEntry;

/** Leaves. */
final class SignedEntryFuzzTest {
  static Stream<byte[]> seeds() {
    return Seeds.bytes("record/entries.json").filter(leaf -> leaf.length < 10_000);
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.bytes(input, SignedEntry::parse, SignedEntry::bytes);
  }
}
