package parley.sim.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Sustained messages from end to end: the clock stops when every message is durable at both nodes,
 * the receipts are durable at the sender, and the counterpart has folded all of it.
 */
final class Throughput {
  /**
   * One run.
   *
   * @param perHead entries that one head, and one receipt, stood for: the mean
   */
  record Run(double perSecond, double perHead) {}

  private Throughput() {}

  /** Half a run to warm up, then the runs; the one with the median rate. */
  static Run median(Pair pair, Scale scale) {
    run(pair, Math.max(1, scale.messages() / 2), scale.window());
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < scale.runs(); i++) {
      runs.add(run(pair, scale.messages(), scale.window()));
    }
    runs.sort(Comparator.comparingDouble(Run::perSecond));
    return runs.get((runs.size() - 1) / 2);
  }

  private static Run run(Pair pair, int messages, int window) {
    pair.sender().watch().forget();
    long start = System.nanoTime();
    Map<String, Long> sizes = Load.send(pair, messages, window);
    Load.awaitFolded(pair, sizes);
    double seconds = (System.nanoTime() - start) / 1e9;
    pair.checkAllCounted();
    int heads = pair.sender().watch().receipts().size();
    return new Run(messages / seconds, (double) messages / heads);
  }
}
