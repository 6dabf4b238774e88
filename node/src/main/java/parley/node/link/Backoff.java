package parley.node.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a path that is down is tried again: doubling from 0.1 s, never more than
 * 5 s, each wait drawn from the upper half of its step so that two nodes do not keep time. Not
 * thread-safe: one per reconnecting loop.
 */
public final class Backoff {
  private static final long FIRST_MS = 100;
  private static final long CAP_MS = 5_000;

  private final RandomGenerator random;
  private long stepMs = FIRST_MS;

  /** Starts at the first step. */
  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** The next wait: between half a step and a step. */
  public Duration next() {
    long half = stepMs / 2;
    long wait = half + random.nextLong(stepMs - half + 1);
    stepMs = Math.min(CAP_MS, 2 * stepMs);
    return Duration.ofMillis(wait);
  }

  /** Back to the first step, after a success. */
  public void reset() {
    stepMs = FIRST_MS;
  }
}
