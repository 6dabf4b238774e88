package parley.sim.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One result.
 *
 * @param key its stable name, {@code group.name} (docs/bench.md)
 * @param target what it should be, or null where it only says what the machine can do
 */
record Figure(String key, double value, String unit, @Nullable Target target) {

  /**
   * A bound from the same run.
   *
   * @param least whether the value should be at least this, otherwise at most
   * @param why how the bound came about, or the empty string
   */
  record Target(boolean least, double bound, String why) {
    /** At least so much. */
    static Target atLeast(double bound) {
      return new Target(true, bound, "");
    }

    /** At most so much. */
    static Target atMost(double bound, String why) {
      return new Target(false, bound, why);
    }

    /** The bound in words. */
    String words() {
      String text = (least ? ">= " : "<= ") + rounded(bound).toPlainString();
      return why.isEmpty() ? text : text + " (" + why + ")";
    }
  }

  /** A figure without a target. */
  static Figure of(String key, double value, String unit) {
    return new Figure(key, value, unit, null);
  }

  Figure {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(key + ": no number came out");
    }
  }

  /** Whether it is as it should be; true where nothing is asked. */
  boolean met() {
    Target asked = target;
    return asked == null || (asked.least() ? value >= asked.bound() : value <= asked.bound());
  }

  /** The value with no more digits than it means. */
  BigDecimal rounded() {
    return rounded(value);
  }

  private static BigDecimal rounded(double value) {
    return Math.abs(value) >= 100
        ? new BigDecimal(value).setScale(0, RoundingMode.HALF_UP)
        : new BigDecimal(value, new MathContext(3, RoundingMode.HALF_UP));
  }
}
