package parley.sim.world;

import java.util.function.LongSupplier;
import parley.node.engine.NodeClock;

/** The clocks of one node: the world's time, with a wall clock that may be set wrong. */
final class SimClock implements NodeClock {
  /** The day on which every world begins, milliseconds since 1970. */
  static final long EPOCH_MILLIS = 1_780_000_000_000L;

  private final LongSupplier nanos;
  private long wrongMillis;

  SimClock(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Sets the wall clock forward, or back. */
  void jump(long millis) {
    wrongMillis += millis;
  }

  /** Sets the wall clock right. */
  void right() {
    wrongMillis = 0;
  }

  @Override
  public long wallMillis() {
    return EPOCH_MILLIS + nanos.getAsLong() / 1_000_000 + wrongMillis;
  }

  @Override
  public long monotonicNanos() {
    return nanos.getAsLong();
  }
}
