package parley.node.storage;

import java.util.List;

/**
 * What a scrub found.
 *
 * @param logs logs looked at
 * @param leaves leaves read and hashed again
 * @param faults at most {@link #MAX_FAULTS}; empty if all is well
 */
public record StoreReport(long logs, long leaves, List<StoreFault> faults) {
  /** Faults listed at most; a scrub that meets more stops listing. */
  public static final int MAX_FAULTS = 1_000;

  /** Copies the list. */
  public StoreReport {
    faults = List.copyOf(faults);
  }

  /** True if nothing is wrong. */
  public boolean sound() {
    return faults.isEmpty();
  }
}
