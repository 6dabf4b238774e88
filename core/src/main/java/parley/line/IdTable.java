package parley.line;

/**
 * The ids that stood in one party's sequence, with the ordinal at which each stood first: an open
 * addressing table of two longs a key, because a set of objects would cost four times the memory.
 */
final class IdTable {
  private long[] high = new long[64];
  private long[] low = new long[64];
  private long[] ordinal = new long[64];
  private final long salt;
  private int size;

  /** An empty table; a salt that a peer cannot know keeps it from choosing ids that collide. */
  IdTable(long salt) {
    this.salt = salt;
  }

  /** Remembers the id unless it stood before. */
  void add(String id, long at) {
    if (2 * (size + 1) > high.length) {
      grow();
    }
    long h = Long.parseUnsignedLong(id, 0, 16, 16);
    long l = Long.parseUnsignedLong(id, 16, 32, 16);
    int slot = slot(h, l);
    if (ordinal[slot] == 0) {
      put(slot, h, l, at + 1);
      size++;
    }
  }

  /** Whether the id stood below that ordinal. */
  boolean before(String id, long limit) {
    long at = at(id);
    return at >= 0 && at < limit;
  }

  /** The ordinal at which the id stood first, or -1. */
  long at(String id) {
    long h = Long.parseUnsignedLong(id, 0, 16, 16);
    long l = Long.parseUnsignedLong(id, 16, 32, 16);
    return ordinal[slot(h, l)] - 1;
  }

  private int slot(long h, long l) {
    int mask = high.length - 1;
    long mixed = ((h ^ salt) * 0x9E3779B97F4A7C15L ^ l) * 0xC2B2AE3D27D4EB4FL;
    int slot = (int) (mixed >>> 33) & mask;
    while (ordinal[slot] != 0 && (high[slot] != h || low[slot] != l)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void put(int slot, long h, long l, long at) {
    high[slot] = h;
    low[slot] = l;
    ordinal[slot] = at;
  }

  private void grow() {
    long[] oldHigh = high;
    long[] oldLow = low;
    long[] oldOrdinal = ordinal;
    high = new long[2 * oldHigh.length];
    low = new long[high.length];
    ordinal = new long[high.length];
    for (int i = 0; i < oldHigh.length; i++) {
      if (oldOrdinal[i] != 0) {
        put(slot(oldHigh[i], oldLow[i]), oldHigh[i], oldLow[i], oldOrdinal[i]);
      }
    }
  }
}
