package parley.sim.bench;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting with an end: a bench that hangs measures nothing. */
final class Waits {
  /** Longer than any part takes, even on a machine that has other things to do. */
  private static final Duration BOUND = Duration.ofMinutes(5);

  private static final long POLL_NANOS = 500_000;

  private Waits() {}

  /**
   * Waits until it holds, asking twice a millisecond.
   *
   * @throws IllegalStateException naming what, if it does not in time
   */
  static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + BOUND.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("gave up waiting for " + what);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** The result, once it is there. */
  static <T> T result(String what, CompletableFuture<T> future) {
    try {
      return future.get(BOUND.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + what, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(what + " failed", e);
    }
  }
}
