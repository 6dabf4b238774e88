package parley.log;

/** Where the bytes of tiles come from: a folder, a table, a counterpart's answer. */
@FunctionalInterface
public interface TileSource {
  /** The bytes of that tile. What is returned is checked against the tile's width. */
  byte[] read(Tile tile);
}
