package parley.node.link;

import java.net.Socket;

/** One connection that the server has taken, as {@link Admission} counts it. */
final class Served {
  private final Socket raw;
  private final String from;

  /** Monotonic time since when it waits for a request; {@link Long#MAX_VALUE} while busy. */
  private volatile long idleSince = Long.MAX_VALUE;

  Served(Socket raw) {
    this.raw = raw;
    this.from = String.valueOf(raw.getRemoteSocketAddress());
  }

  Socket raw() {
    return raw;
  }

  /** Remote address and port. */
  String from() {
    return from;
  }

  void idle() {
    idleSince = System.nanoTime();
  }

  void busy() {
    idleSince = Long.MAX_VALUE;
  }

  boolean isIdle() {
    return idleSince != Long.MAX_VALUE;
  }

  /** How long it has been idle, in nanoseconds; only of an idle one. */
  long idleFor(long now) {
    return now - idleSince;
  }
}
