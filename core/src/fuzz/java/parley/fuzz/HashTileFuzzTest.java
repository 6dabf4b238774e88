package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.Tile;

/** Tiles of hashes; the first byte chooses the width. */
final class HashTileFuzzTest {
  static Stream<byte[]> seeds() {
    return Stream.of(new byte[33], new byte[] {0}, new byte[] {1, 2, 3});
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    int width = input.length == 0 ? Tile.FULL : 1 + (input[0] & 0xff);
    byte[] tile = Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
    Target.bytes(tile, new Tile(0, 0, width)::parseHashes, Tile::printHashes);
  }
}
