package parley.node.link;

import java.time.Duration;

/** A moment on the monotonic clock by which something must be done. */
record Deadline(Duration allowed, long endNanos) {

  static Deadline in(Duration allowed) {
    return new Deadline(allowed, System.nanoTime() + allowed.toNanos());
  }

  /** Nanoseconds left, never negative. */
  long left() {
    return Math.max(0, endNanos - System.nanoTime());
  }

  /** Whichever comes first: this, or so much from now. */
  long leftButAtMost(Duration most) {
    return Math.min(left(), most.toNanos());
  }
}
