package parley.sim.bench;

import java.util.Arrays;
import java.util.Collection;

/** What is said of many measurements in one number. */
final class Statistics {
  private Statistics() {}

  /**
   * The smallest value that at least this share of the values does not exceed (nearest rank).
   *
   * @param share above 0, at most 1
   * @throws IllegalArgumentException if there is no value
   */
  static double percentile(Collection<Double> values, double share) {
    if (values.isEmpty() || share <= 0 || share > 1) {
      throw new IllegalArgumentException("a percentile needs values and a share of them");
    }
    double[] sorted = values.stream().mapToDouble(v -> v).toArray();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  /** The middle value; of an even number the lower of both middle ones. */
  static double median(Collection<Double> values) {
    return percentile(values, 0.5);
  }
}
