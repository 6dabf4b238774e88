package parley.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The power fails at every boundary of a scripted run: before and after each write, each sync, each
 * message and each answer. A process that is killed never shows a sync that is missing; this does.
 */
class PowerCutTest {
  private static final Simulation.Plan SCRIPT = new Simulation.Plan(11, 2, false);

  @Test
  void nothingIsLostAtAnyBoundary() {
    long boundaries = Simulation.cut(SCRIPT, "alfa", 0).boundaries();
    assertThat(boundaries).isGreaterThan(100);
    List<String> unsound =
        LongStream.rangeClosed(1, boundaries)
            .parallel()
            .mapToObj(
                k -> "cut " + k + ": " + Simulation.cut(SCRIPT, "alfa", k).outcome().violations())
            .filter(line -> !line.endsWith("[]"))
            .toList();
    assertThat(unsound).isEmpty();
  }
}
