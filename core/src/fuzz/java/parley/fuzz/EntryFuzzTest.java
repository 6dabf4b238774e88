package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.record.Entry;

/** The signed texts of entries, without the weight of their signatures. */
final class EntryFuzzTest {
  static Stream<byte[]> seeds() {
    return Seeds.bytes("record/entries.json")
        .filter(leaf -> leaf.length < 10_000)
        .map(leaf -> new String(leaf, StandardCharsets.UTF_8))
        .map(leaf -> leaf.substring(0, leaf.indexOf("\n\n") + 1).getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.text(input, Entry::parse, Entry::text);
  }
}
