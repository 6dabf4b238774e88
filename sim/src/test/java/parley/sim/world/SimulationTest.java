package parley.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Many schedules from fixed seeds; a failure names its seed and the command that plays it again.
 */
class SimulationTest {
  private static final long FIRST = 1;
  private static final long SCHEDULES = Long.getLong("parley.schedules", 2_000);

  private static List<String> unsound(long first, long count) {
    return LongStream.range(first, first + count)
        .parallel()
        .mapToObj(seed -> Simulation.play(Simulation.Plan.of(seed, 0, 1), Fittings.SOUND))
        .filter(outcome -> !outcome.sound())
        .map(outcome -> outcome.replay() + "\n    " + String.join("\n    ", outcome.violations()))
        .toList();
  }

  @Test
  void everyScheduleHolds() {
    Long one = Long.getLong("parley.seed");
    assertThat(one == null ? unsound(FIRST, SCHEDULES) : unsound(one, 1)).isEmpty();
  }

  @Test
  void aSeedPlaysTheSameAgain() {
    Simulation.Plan plan = Simulation.Plan.of(7, 3, 0);
    Simulation.Outcome first = Simulation.play(plan, Fittings.SOUND);
    assertThat(Simulation.play(plan, Fittings.SOUND)).isEqualTo(first);
    assertThat(first.events()).isGreaterThan(100);
  }
}
