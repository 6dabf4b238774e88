package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.Tile;

/** Bundles of entries; the first byte chooses the width. */
final class EntryBundleFuzzTest {
  static Stream<byte[]> seeds() {
    return Stream.of(
        new byte[] {2, 0, 3, 1, 2, 3, 0, 0, 0, 1, 1}, new byte[] {0, 0, 0}, new byte[] {1, 0, 1});
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    int width = input.length == 0 ? Tile.FULL : 1 + (input[0] & 0xff);
    byte[] bundle = Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
    Target.bytes(bundle, new Tile(Tile.ENTRIES, 0, width)::parseEntries, Tile::printEntries);
  }
}
