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
  private static final double RISING = 1.1;

  /**
   * One run.
   *
   * @param perHead entries that one head, and one receipt, stood for: the mean
   */
  record Run(double perSecond, double perHead) {}

  private Throughput() {}

  /**
   * Runs until the compiler has done most of its work, then those that count; the one with the
   * median rate. A node runs for months: what it does in its first minute is not what it sustains.
   */
  static Run median(Pair pair, Scale scale) {
    warmUp(pair, scale);
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < scale.runs(); i++) {
      runs.add(run(pair, scale.messages(), scale.window()));
    }
    runs.sort(Comparator.comparingDouble(Run::perSecond));
    return runs.get((runs.size() - 1) / 2);
  }

  private static void warmUp(Pair pair, Scale scale) {
    double best = 0;
    for (int i = 0; i < scale.warmUps(); i++) {
      double rate = run(pair, scale.messages(), scale.window()).perSecond();
      if (rate < RISING * best) {
        return;
      }
      best = Math.max(best, rate);
    }
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
