package parley.log;

import java.util.List;

/** Reads the hashes of a tree of fixed size out of its tiles. Keeps nothing between reads. */
public final class TileReader implements HashReader {
  private final long size;
  private final TileSource source;

  /** The tree of that size, whose tiles the source has. */
  public TileReader(long size, TileSource source) {
    this.size = size;
    this.source = source;
  }

  /**
   * {@inheritDoc}
   *
   * @throws TileFault if the tile has not exactly the hashes that the tree's size calls for
   */
  @Override
  public Hash at(int level, long index) {
    int tileLevel = level / Tile.HEIGHT;
    int inner = level % Tile.HEIGHT;
    long first = Math.multiplyExact(index, 1L << inner);
    Tile tile = Tile.of(tileLevel, first / Tile.FULL, size);
    int begin = (int) (first % Tile.FULL);
    int end = begin + (1 << inner);
    if (end > tile.width()) {
      throw new IndexOutOfBoundsException("no complete subtree " + index + " on level " + level);
    }
    return Merkle.root(hashes(tile).subList(begin, end));
  }

  private List<Hash> hashes(Tile tile) {
    try {
      return tile.parseHashes(source.read(tile));
    } catch (MalformedException e) {
      throw new TileFault(e);
    }
  }

  /** The bytes of a tile of hashes, read from a tree that holds all its levels. */
  public static byte[] print(Tile tile, HashReader tree) {
    byte[] bytes = new byte[tile.width() * Hash.BYTES];
    for (int i = 0; i < tile.width(); i++) {
      Hash hash = tree.at(tile.level() * Tile.HEIGHT, tile.index() * Tile.FULL + i);
      System.arraycopy(hash.bytes(), 0, bytes, i * Hash.BYTES, Hash.BYTES);
    }
    return bytes;
  }
}
