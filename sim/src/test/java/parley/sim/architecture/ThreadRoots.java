package parley.sim.architecture;

import java.util.Map;

/** The files that may catch everything, because nobody above them would. */
final class ThreadRoots {
  /** Path of the file, and why it is the last to see an exception. */
  static final Map<String, String> REASON_BY_PATH = Map.of();

  private ThreadRoots() {}
}
