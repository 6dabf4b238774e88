package parley.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {
  private final Random random = new Random(Long.getLong("parley.seed", 4));

  @Test
  void aPathHasAsciiDigitsInEveryLocale() throws MalformedException {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(new Tile(0, 1234067, 12).path()).isEqualTo("tile/0/x001/x234/067.p/12");
      assertThat(Tile.parse("tile/0/x001/x234/067").index()).isEqualTo(1234067);
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  @Test
  void pathsAreThoseOfTheSpecification() {
    assertThat(new Tile(0, 1234067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new Tile(3, 0, 1).path()).isEqualTo("tile/3/000.p/1");
    assertThat(new Tile(Tile.ENTRIES, 1000, 255).path()).isEqualTo("tile/entries/x001/000.p/255");
  }

  @Test
  void everyPathParsesBack() throws MalformedException {
    for (int i = 0; i < 2000; i++) {
      long index = random.nextLong() >>> (1 + random.nextInt(63));
      Tile tile = new Tile(random.nextInt(65) - 1, index, 1 + random.nextInt(256));
      assertThat(Tile.parse(tile.path())).isEqualTo(tile);
    }
    Tile last = new Tile(63, Long.MAX_VALUE, 255);
    assertThat(Tile.parse(last.path())).isEqualTo(last);
  }

  @Test
  void theExampleOfTheSpecificationIsCovered() {
    List<Tile> tiles = Tile.covering(70_000);
    assertThat(tiles.stream().filter(tile -> tile.level() == 0)).hasSize(274);
    assertThat(tiles)
        .contains(new Tile(0, 273, 112), new Tile(1, 0, 256), new Tile(1, 1, 17))
        .contains(new Tile(2, 0, 1), new Tile(Tile.ENTRIES, 273, 112))
        .hasSize(2 * 274 + 2 + 1);
    assertThat(Tile.covering(256))
        .containsExactly(new Tile(Tile.ENTRIES, 0, 256), new Tile(0, 0, 256), new Tile(1, 0, 1));
    assertThat(Tile.covering(0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 257, 700, 66_000})
  void aTreeReadsTheSameFromItsTiles(int size) {
    MemoryTree tree = new MemoryTree();
    for (int i = 0; i < size; i++) {
      tree.append(Hash.sha256(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)}));
    }
    Map<String, byte[]> files = new HashMap<>();
    for (Tile tile : Tile.covering(size)) {
      if (tile.level() != Tile.ENTRIES) {
        files.put(tile.path(), TileReader.print(tile, tree));
      }
    }
    TileReader reader = new TileReader(size, tile -> files.getOrDefault(tile.path(), new byte[0]));
    assertThat(Merkle.root(size, reader)).isEqualTo(tree.root());
    for (int i = 0; i < 20; i++) {
      int index = random.nextInt(size);
      assertThat(Proofs.inclusion(index, size, reader))
          .isEqualTo(Proofs.inclusion(index, size, tree));
      assertThat(Proofs.consistency(index, size, reader))
          .isEqualTo(Proofs.consistency(index, size, tree));
    }
    assertThatThrownBy(() -> reader.at(0, size)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aTileOfAnotherWidthIsAFault() {
    TileReader reader = new TileReader(5, tile -> new byte[4 * 32]);
    assertThatThrownBy(() -> reader.at(0, 1)).isInstanceOf(TileFault.class);
  }

  @Test
  void bundlesParseBackAndNothingElseDoes() throws MalformedException {
    byte[] longest = new byte[Tile.MAX_ENTRY_BYTES];
    random.nextBytes(longest);
    List<byte[]> entries = List.of(new byte[0], longest, new byte[] {7});
    byte[] bytes = Tile.printEntries(entries);
    Tile bundle = new Tile(Tile.ENTRIES, 0, 3);
    assertThat(Tile.printEntries(bundle.parseEntries(bytes))).isEqualTo(bytes);
    assertThat(bundle.parseEntries(bytes).get(1)).isEqualTo(longest);
    byte[] shorter = java.util.Arrays.copyOf(bytes, bytes.length - 1);
    byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> bundle.parseEntries(shorter)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> bundle.parseEntries(longer)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Tile.printEntries(List.of(new byte[Tile.MAX_ENTRY_BYTES + 1])))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
