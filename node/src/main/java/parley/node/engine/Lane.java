package parley.node.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.NoteKey;

/** The way of one's own log to one counterpart: what it holds, and what is under way. */
final class Lane {
  /** No answer came. */
  static final String PATH_DOWN = "path-down";

  private static final long DIRECT_NANOS = 60_000_000_000L;

  final String peer;

  /** The largest size that the counterpart's receipt, durable here, stands for. */
  long receipted;

  /** The key of the newest receipts that are kept, and the largest size they stand for; or -1. */
  @Nullable NoteKey mirror;

  long kept = -1;

  /** When that receipt was given, by the counterpart's clock, POSIX seconds; 0 before the first. */
  long receiptedSeconds;

  /** From which index to send next. */
  long from;

  /** Up to which size the counterpart's budget leaves room, by what it said last. */
  long limit = Long.MAX_VALUE;

  boolean inFlight;

  /** Whether the counterpart named another place to send from since its last receipt. */
  boolean resumed;

  long retryNanos;
  private long waitNanos;

  /** What the lane meets: a word of docs/spec/link.md, "Silence". */
  String state = "new";

  /** The party by which pushes go while the direct way is down, or the empty string. */
  String by = "";

  private long directNanos;

  Lane(String peer) {
    this.peer = peer;
  }

  /** So far receipts reach that count: what lies above is sent again. */
  void reaches(long size) {
    from = size > receipted ? Math.max(from, size) : Math.min(from, size);
    receipted = size;
  }

  /** After a failure: the next way, of the direct one and one by each other party. */
  void turn(List<String> others, long nowNanos) {
    int at = others.indexOf(by) + 1;
    by = at < others.size() ? others.get(at) : "";
    directNanos = by.isEmpty() ? nowNanos : directNanos;
  }

  /** Now and then the direct way is tried again. */
  void retryDirect(long nowNanos) {
    if (!by.isEmpty() && nowNanos - directNanos >= DIRECT_NANOS) {
      by = "";
      directNanos = nowNanos;
    }
  }

  boolean mayTry(long nowNanos) {
    return !inFlight && (waitNanos == 0 || nowNanos - retryNanos >= 0);
  }

  /** The next try waits twice as long as the last, up to five seconds, with a jitter up to half. */
  void failed(long nowNanos, double jitter) {
    inFlight = false;
    waitNanos = Math.min(5_000_000_000L, Math.max(100_000_000L, 2 * waitNanos));
    retryNanos = nowNanos + (long) (waitNanos * (0.5 + 0.5 * jitter));
  }

  /**
   * The counterpart showed that it is up: if it was not reached before, it is tried at once. What
   * it refuses waits as before, or each word of its own would bring a push that it refuses.
   */
  void heard(long nowNanos) {
    if (state.equals(PATH_DOWN)) {
      retryNanos = nowNanos;
    }
  }

  void answered() {
    inFlight = false;
    waitNanos = 0;
  }
}
