package parley.node.link;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Closes a socket that is not done in time. A read timeout of the socket bounds one read only; a
 * peer that sends a byte now and then would pass it for ever. Closing the TCP socket under TLS
 * wakes every thread that reads or writes there, and itself never blocks.
 */
final class Watchdog implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;

  Watchdog(String name) {
    timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Closes the socket after so many nanoseconds, unless the watch is closed before. */
  Watch over(Socket raw, long nanos) {
    return new Watch(timer, raw, nanos);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** Closes a TCP socket without waiting for anything. */
  static void cut(Socket raw) {
    try {
      raw.close();
    } catch (IOException e) {
      // The descriptor is given back in any case, and nobody is left to tell.
      return;
    }
  }

  /** One watch over one socket. */
  static final class Watch implements AutoCloseable {
    private final ScheduledFuture<?> task;
    private volatile boolean bitten;

    private Watch(ScheduledThreadPoolExecutor timer, Socket raw, long nanos) {
      task =
          timer.schedule(
              () -> {
                bitten = true;
                cut(raw);
              },
              nanos,
              TimeUnit.NANOSECONDS);
    }

    /** Whether the time was over and the socket was closed for it. */
    boolean bitten() {
      return bitten;
    }

    @Override
    public void close() {
      task.cancel(false);
    }
  }
}
