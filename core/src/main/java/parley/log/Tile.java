package parley.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A tile of a log, by name (C2SP tlog-tiles): up to 256 neighbouring hashes of every eighth level
 * of the tree, or up to 256 neighbouring entries.
 *
 * @param level 0 to 63, where a hash of level L covers 256^L leaves; or {@link #ENTRIES}
 * @param index place of the tile on its level
 * @param width hashes or entries in it, 1 to 256; below 256 the tile is partial
 */
public record Tile(int level, long index, int width) {
  /** The level that stands for bundles of entries. */
  public static final int ENTRIES = -1;

  /** Width of a full tile. */
  public static final int FULL = 256;

  /** Length of an entry, in bytes: its prefix in a bundle has 16 bits. */
  public static final int MAX_ENTRY_BYTES = 65_535;

  /** Levels of the tree within one tile. */
  static final int HEIGHT = 8;

  private static final int MAX_LEVEL = 63;
  private static final int MAX_PATH = 64;

  /**
   * The tile of that name.
   *
   * @throws IllegalArgumentException if a part is outside the ranges above
   */
  public Tile {
    if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException("no tile has that level, index or width");
    }
  }

  /**
   * The tile with that level and index in a tree of that size, as wide as the tree makes it.
   *
   * @throws IndexOutOfBoundsException if the tree has no such tile
   */
  public static Tile of(int level, long index, long size) {
    int bits = HEIGHT * Math.max(level, 0);
    long row = bits > MAX_LEVEL ? 0 : size >> bits;
    if (index < 0 || index > (row - 1) / FULL || row <= 0) {
      throw new IndexOutOfBoundsException("no tile " + index + " on level " + level);
    }
    return new Tile(level, index, (int) Math.min(FULL, row - index * FULL));
  }

  /** Every tile of a tree of that size: the bundles of entries, then each level of hashes. */
  public static List<Tile> covering(long size) {
    List<Tile> tiles = new ArrayList<>();
    for (int level = ENTRIES; HEIGHT * level < Long.SIZE - 1; level++) {
      long row = size >> (HEIGHT * Math.max(level, 0));
      for (long index = 0; index * FULL < row; index++) {
        tiles.add(of(level, index, size));
      }
    }
    return tiles;
  }

  /**
   * Reads a path in its one spelling, without a leading slash.
   *
   * @throws MalformedException if it is anything else
   */
  public static Tile parse(String path) throws MalformedException {
    String[] parts = path.length() <= MAX_PATH ? path.split("/", -1) : new String[0];
    if (parts.length < 3 || !parts[0].equals("tile")) {
      throw new MalformedException("tile path: tile/<level>/<index> expected");
    }
    int level =
        parts[1].equals("entries") ? ENTRIES : bounded(parts[1], MAX_LEVEL, "tile path, level");
    int width = FULL;
    int end = parts.length;
    if (parts[end - 2].endsWith(".p")) {
      width = bounded(parts[end - 1], FULL - 1, "tile path, width");
      end--;
    }
    StringBuilder digits = new StringBuilder();
    for (int i = 2; i < end; i++) {
      digits.append(parts[i]);
    }
    String number = digits.toString().replace("x", "").replace(".p", "");
    long index = Canonical.decimal(number.replaceFirst("^0+(?=.)", ""), "tile path, index");
    if (width == 0 || !new Tile(level, index, width).path().equals(path)) {
      throw new MalformedException("tile path: not in its one spelling");
    }
    return new Tile(level, index, width);
  }

  private static int bounded(String text, int most, String what) throws MalformedException {
    long value = Canonical.decimal(text, what);
    if (value > most) {
      throw new MalformedException(what + ": above " + most);
    }
    return (int) value;
  }

  /** The path below the log's prefix, such as {@code tile/0/x001/x234/067.p/12}. */
  public String path() {
    StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
    }
    path.insert(0, level == ENTRIES ? "tile/entries/" : "tile/" + level + "/");
    if (width < FULL) {
      path.append(".p/").append(width);
    }
    return path.toString();
  }

  /** The bytes of a tile of these hashes. */
  public static byte[] printHashes(List<Hash> hashes) {
    ByteBuffer bytes = ByteBuffer.allocate(hashes.size() * Hash.BYTES);
    hashes.forEach(hash -> bytes.put(hash.bytes()));
    return bytes.array();
  }

  /**
   * Reads the bytes of this tile of hashes.
   *
   * @throws MalformedException if they are not exactly {@code width} hashes
   */
  public List<Hash> parseHashes(byte[] bytes) throws MalformedException {
    if (bytes.length != width * Hash.BYTES) {
      throw new MalformedException(path() + ": not " + width + " hashes");
    }
    List<Hash> hashes = new ArrayList<>(width);
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    byte[] next = new byte[Hash.BYTES];
    while (rest.hasRemaining()) {
      rest.get(next);
      hashes.add(Hash.of(next));
    }
    return hashes;
  }

  /**
   * The bytes of a bundle of these entries: each behind its length as a big-endian u16.
   *
   * @throws IllegalArgumentException if an entry is longer than 65,535 bytes
   */
  public static byte[] printEntries(List<byte[]> entries) {
    int total = entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(total);
    for (byte[] entry : entries) {
      if (entry.length > MAX_ENTRY_BYTES) {
        throw new IllegalArgumentException("an entry has at most 65,535 bytes");
      }
      bytes.putShort((short) entry.length).put(entry);
    }
    return bytes.array();
  }

  /**
   * Reads the bytes of this bundle of entries.
   *
   * @throws MalformedException if they are not exactly {@code width} entries
   */
  public List<byte[]> parseEntries(byte[] bytes) throws MalformedException {
    List<byte[]> entries = new ArrayList<>(width);
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    for (int i = 0; i < width; i++) {
      int length = rest.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(rest.getShort());
      if (length < 0 || length > rest.remaining()) {
        throw new MalformedException(path() + ": ends within entry " + i);
      }
      byte[] entry = new byte[length];
      rest.get(entry);
      entries.add(entry);
    }
    if (rest.hasRemaining()) {
      throw new MalformedException(path() + ": bytes after the last entry");
    }
    return entries;
  }
}
