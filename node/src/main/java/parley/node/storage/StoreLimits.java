package parley.node.storage;

/** Bounds of the store, each with its reason. */
public final class StoreLimits {
  /** Largest leaf, in bytes: what a mirror must take from a peer (record.md §4). */
  public static final int MAX_LEAF_BYTES = 65_535;

  /** Most leaves that one read returns: one push (record.md §7). */
  public static final int MAX_READ_LEAVES = 8_192;

  /** Most leaf bytes that one read returns, unless its first leaf alone is larger: one push. */
  public static final int MAX_READ_BYTES = 16 << 20;

  /** Longest origin, line, party or slot name, in UTF-8 bytes: an origin has at most 255. */
  public static final int MAX_NAME_BYTES = 320;

  /** Largest content of a slot, in bytes: a note with its signatures is below 8 KiB. */
  public static final int MAX_SLOT_BYTES = 1 << 20;

  /** Largest blob, in bytes: it is held in memory whole, once per reader. */
  public static final int MAX_BLOB_BYTES = 16 << 20;

  /** Most slots that one call of {@link LogStore#slots} returns. */
  public static final int MAX_READ_SLOTS = 1_024;

  private StoreLimits() {}

  static void name(String what, String name) {
    int length = name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    if (length == 0 || length > MAX_NAME_BYTES || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(what + ": 1 to 320 bytes without NUL expected");
    }
  }

  static void count(String what, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(what + ": below " + least);
    }
  }

  static void length(String what, byte[] bytes, int most) {
    if (bytes.length > most) {
      throw new IllegalArgumentException(what + ": above " + most + " bytes");
    }
  }
}
