package parley.sim.world;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import parley.record.Seen;

/**
 * The acts of a schedule.
 *
 * @param all in the order in which they were judged
 * @param byKind those that count
 * @param untrue whether what an author stated as seen is not what stands in that log
 */
record Acts(List<Act> all, Map<String, List<Act>> byKind, Predicate<Seen> untrue) {
  static Acts of(List<Act> all, Predicate<Seen> untrue) {
    return new Acts(
        all, all.stream().filter(Act::effective).collect(Collectors.groupingBy(Act::kind)), untrue);
  }

  /** Those of a kind that count. */
  List<Act> counting(String kind) {
    return byKind.getOrDefault(kind, List.of());
  }
}
