package parley.sim.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import parley.node.engine.Placing;
import parley.record.Precedence;

/**
 * Clients of the sending node: as many threads as there are cores, up to four, each handing in
 * messages while fewer than the window wait to be durable, line after line.
 */
final class Load {
  private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

  private final Pair pair;
  private final int window;
  private final Map<String, Long> sizes = new ConcurrentHashMap<>();
  private final AtomicReference<String> fault = new AtomicReference<>("");

  private Load(Pair pair, int window) {
    this.pair = pair;
    this.window = window;
  }

  /**
   * Sends so many messages and waits until all are durable at the sender.
   *
   * @return the size of each log that was written to
   * @throws IllegalStateException if a message was not placed
   */
  static Map<String, Long> send(Pair pair, int messages, int window) {
    return new Load(pair, window).send(messages);
  }

  /** Waits until the counterpart's receipts for all of it are durable here, and all is folded. */
  static void awaitFolded(Pair pair, Map<String, Long> sizes) {
    sizes.forEach(
        (origin, size) -> {
          Waits.until("receipts", () -> pair.sender().watch().receipted(origin, size));
          Waits.until("the fold", () -> pair.receiver().watch().folded(origin, size));
        });
  }

  private Map<String, Long> send(int messages) {
    Semaphore free = new Semaphore(window);
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService clients = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        clients.execute(() -> client(messages, next, free));
      }
    }
    free.acquireUninterruptibly(window);
    if (!fault.get().isEmpty()) {
      throw new IllegalStateException("a message was not placed: " + fault.get());
    }
    return sizes;
  }

  private void client(int messages, AtomicInteger next, Semaphore free) {
    List<Line> lines = pair.lines();
    int number = next.getAndIncrement();
    while (number < messages && fault.get().isEmpty()) {
      free.acquireUninterruptibly();
      var _ =
          pair.sender()
              .say(lines.get(number % lines.size()), Precedence.ROUTINE, Line.message(number))
              .thenAccept(placing -> placed(placing, free));
      number = next.getAndIncrement();
    }
  }

  private void placed(Placing placing, Semaphore free) {
    if (placing instanceof Placing.Placed p) {
      sizes.merge(p.origin(), p.index() + 1, Math::max);
    } else {
      fault.set(placing.toString());
    }
    free.release();
  }
}
