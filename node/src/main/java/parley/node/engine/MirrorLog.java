package parley.node.engine;

import org.jspecify.annotations.Nullable;
import parley.log.Frontier;
import parley.log.HeadKeys;
import parley.mirror.Mirror;
import parley.node.storage.Mark;
import parley.record.Origin;

/** A counterpart's log as held here. */
final class MirrorLog {
  private static final long DAY_SECONDS = 86_400;

  final Origin origin;
  final HeadKeys keys;
  Frontier frontier;
  long headSize = -1;
  long givenSize = -1;

  /** What was cosigned once and is not held any more: nothing else may take its place. */
  @Nullable Mark promised;

  /** Why the log is not cosigned, or the empty string. */
  String stopped = "";

  private long dayStart;
  private long dayEntries;
  private long dayBytes;

  MirrorLog(Origin origin, HeadKeys keys, Frontier frontier) {
    this.origin = origin;
    this.keys = keys;
    this.frontier = frontier;
  }

  String name() {
    return origin.toString();
  }

  /** What the charter's budget still leaves for the day that began with the first entry. */
  Mirror.Allowance allowance(parley.line.Charter.Budget budget, long nowSeconds) {
    if (nowSeconds - dayStart >= DAY_SECONDS) {
      dayStart = nowSeconds;
      dayEntries = 0;
      dayBytes = 0;
    }
    return new Mirror.Allowance(
        left(budget.entriesPerDay(), dayEntries), left(budget.bytesPerDay(), dayBytes));
  }

  private static long left(long bound, long used) {
    return bound == 0 ? Long.MAX_VALUE : Math.max(0, bound - used);
  }

  /** Whether these leaves lead through what was once cosigned. */
  boolean keepsPromise(java.util.List<byte[]> leaves) {
    Mark mark = promised;
    if (mark == null) {
      return true;
    }
    Frontier at = frontier.copy();
    for (byte[] leaf : leaves) {
      if (at.size() == mark.size()) {
        break;
      }
      at.append(parley.log.Merkle.leaf(leaf));
    }
    return at.size() < mark.size() || at.root().equals(mark.root());
  }

  void used(long entries, long bytes) {
    dayEntries += entries;
    dayBytes += bytes;
  }
}
