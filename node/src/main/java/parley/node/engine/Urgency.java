package parley.node.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** In what order the writer takes what waits for it. */
final class Urgency {
  private Urgency() {}

  /** The tasks, the most urgent first. */
  static List<Task> first(List<Task> tasks) {
    List<Task> sorted = new ArrayList<>(tasks);
    sorted.sort(Comparator.comparingInt(Urgency::of));
    return sorted;
  }

  /** Entries by falling precedence, everything else first and in the order it came. */
  private static int of(Task task) {
    return task instanceof Task.Submit s
        ? switch (s.signed().entry().precedence()) {
          case FLASH -> 1;
          case IMMEDIATE -> 2;
          case PRIORITY -> 3;
          case ROUTINE -> 4;
        }
        : 0;
  }
}
