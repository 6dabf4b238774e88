package parley.sim.world;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The crossings of docs/spec that are told apart, a class to each page. */
final class Crossings {
  private static final List<Crossing> ALL =
      Stream.of(
              LineCrossings.ROWS, TalkCrossings.ROWS, OutcomeCrossings.ROWS, IncidentCrossings.ROWS)
          .flatMap(List::stream)
          .toList();

  private Crossings() {}

  static Set<String> names() {
    return ALL.stream().map(Crossing::name).collect(Collectors.toUnmodifiableSet());
  }

  /** Those that the acts came to. */
  static Set<String> of(Acts acts) {
    return ALL.stream()
        .filter(crossing -> crossing.met().test(acts))
        .map(Crossing::name)
        .collect(Collectors.toUnmodifiableSet());
  }
}
