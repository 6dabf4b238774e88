package parley.node.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import parley.node.engine.Engine;
import parley.node.engine.Task;

/**
 * The writer's own thread, a platform thread because the store pins its carrier: it drains whatever
 * waits, without a timer, so that a commit begins when the last one ends (record.md §6). Four times
 * a second it is told that time passed.
 */
final class Pump implements AutoCloseable {
  private static final int QUEUE = 200_000;
  private static final int BATCH = 16_384;
  private static final long TICK_NANOS = 250_000_000L;

  private final LinkedBlockingQueue<Task> queue = new LinkedBlockingQueue<>(QUEUE);
  private final Thread thread;
  private volatile boolean closed;

  /** A writer's thread; {@code onDeath} is told what ended it before its time. */
  Pump(Engine engine, Consumer<Throwable> onDeath) {
    this.thread =
        Thread.ofPlatform()
            .name("parley-writer")
            .uncaughtExceptionHandler((thread, cause) -> onDeath.accept(cause))
            .unstarted(() -> run(engine));
  }

  void start() {
    thread.start();
  }

  /** Hands in work; waits while the queue is full, which holds back whoever hands in too much. */
  void submit(Task task) {
    try {
      queue.put(task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Engine engine) {
    long nextTick = System.nanoTime();
    List<Task> tasks = new ArrayList<>();
    while (!closed) {
      tasks.clear();
      long now = System.nanoTime();
      if (now - nextTick >= 0) {
        tasks.add(new Task.Tick());
        nextTick = now + TICK_NANOS;
      }
      if (take(tasks, nextTick - now)) {
        engine.step(tasks);
      }
    }
  }

  private boolean take(List<Task> tasks, long waitNanos) {
    try {
      Task first = tasks.isEmpty() ? queue.poll(waitNanos, TimeUnit.NANOSECONDS) : queue.poll();
      if (first != null) {
        tasks.add(first);
        queue.drainTo(tasks, BATCH);
      }
    } catch (InterruptedException e) {
      closed = true;
    }
    return !tasks.isEmpty();
  }

  int waiting() {
    return queue.size();
  }

  @Override
  public void close() {
    closed = true;
    submit(new Task.Tick());
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
