package parley.node.engine;

import org.jspecify.annotations.Nullable;
import parley.log.NoteKey;

/** The way of one's own log to one counterpart: what it holds, and what is under way. */
final class Lane {
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

  Lane(String peer) {
    this.peer = peer;
  }

  /** So far receipts reach that count: what lies above is sent again. */
  void reaches(long size) {
    from = size > receipted ? Math.max(from, size) : Math.min(from, size);
    receipted = size;
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

  void answered() {
    inFlight = false;
    waitNanos = 0;
  }
}
