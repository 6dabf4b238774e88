package parley.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.Tile;

/** Names of files on a server: each has one spelling, and leads nowhere else. */
final class TilePathFuzzTest {
  static Stream<byte[]> seeds() {
    return Seeds.texts("log/tiles.json", "path");
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.text(input, Tile::parse, Tile::path);
  }
}
