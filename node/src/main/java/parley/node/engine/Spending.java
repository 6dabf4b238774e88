package parley.node.engine;

import java.util.List;
import parley.line.Charter;
import parley.line.Reading;
import parley.record.Kind;
import parley.record.Kinds;

/**
 * What a counterpart had stored of its daily budget on one line, in all its logs (record.md §7). An
 * eighth of the budget is kept for entries of core kinds, so that a flood of others does not shut
 * out what no charter can stop. The first entry of a day is always taken: else one that is larger
 * than the budget would end the line.
 */
final class Spending {
  private static final long DAY_SECONDS = 86_400;
  private static final int RESERVED_PART = 8;

  private long dayStart;
  private long entries;
  private long bytes;

  /** How many of these leaves, from the first on, fit into the day that began with its first. */
  int fits(Charter.Budget budget, long nowSeconds, List<byte[]> leaves) {
    begin(nowSeconds);
    long count = entries;
    long sum = bytes;
    int fits = 0;
    for (byte[] leaf : leaves) {
      count++;
      sum += leaf.length;
      boolean within =
          within(count, budget.entriesPerDay(), leaf) && within(sum, budget.bytesPerDay(), leaf);
      if (!within && count > 1) {
        return fits;
      }
      fits++;
    }
    return fits;
  }

  private void begin(long nowSeconds) {
    if (nowSeconds - dayStart >= DAY_SECONDS) {
      dayStart = nowSeconds;
      entries = 0;
      bytes = 0;
    }
  }

  /** How many bytes of attachments the day leaves room for: they are never of the reserve. */
  long room(Charter.Budget budget, long nowSeconds) {
    begin(nowSeconds);
    long bound = budget.bytesPerDay();
    return bound == 0 ? Long.MAX_VALUE : Math.max(0, bound - bound / RESERVED_PART - bytes);
  }

  private static boolean within(long used, long bound, byte[] leaf) {
    if (bound == 0 || used <= bound - bound / RESERVED_PART) {
      return true;
    }
    return used <= bound && isCore(leaf);
  }

  /** By what the leaf says of itself: who says so falsely only spends its own reserve. */
  private static boolean isCore(byte[] leaf) {
    return Reading.of(leaf) instanceof Reading.Read read
        && Kinds.is(read.signed().entry().kind(), Kind.Trait.CORE);
  }

  /** An attachment of so many bytes was stored. */
  void attached(long size) {
    bytes += size;
  }

  /** These were stored. */
  void spent(List<byte[]> leaves) {
    entries += leaves.size();
    bytes += leaves.stream().mapToLong(leaf -> leaf.length).sum();
  }
}
