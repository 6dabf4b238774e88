package parley.node.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import parley.line.LineFold;
import parley.line.Reading;
import parley.node.engine.Checker;
import parley.node.engine.Preparer;
import parley.node.engine.Task;
import parley.record.Origin;

/** Reads and checks leaves on as many threads as there are cores, off the receipt's path. */
final class ParallelPreparer implements Preparer, AutoCloseable {
  private static final int CHUNK = 256;

  private final ExecutorService workers;
  private final Checker checker;
  private final Consumer<Task> inbox;

  ParallelPreparer(Checker checker, Consumer<Task> inbox) {
    this.checker = checker;
    this.inbox = inbox;
    int cores = Runtime.getRuntime().availableProcessors();
    this.workers =
        Executors.newFixedThreadPool(
            cores, Thread.ofPlatform().name("parley-check-", 0).daemon().factory());
  }

  @Override
  public void prepare(LineFold fold, Origin origin, long from, List<byte[]> leaves) {
    for (int start = 0; start < leaves.size(); start += CHUNK) {
      int begin = start;
      List<byte[]> chunk = leaves.subList(begin, Math.min(leaves.size(), begin + CHUNK));
      workers.execute(() -> check(fold, origin, from + begin, chunk));
    }
  }

  private void check(LineFold fold, Origin origin, long from, List<byte[]> leaves) {
    List<Reading> readings = new ArrayList<>(leaves.size());
    for (byte[] leaf : leaves) {
      readings.add(checker.read(fold, leaf));
    }
    inbox.accept(new Task.Readings(origin, from, readings));
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
