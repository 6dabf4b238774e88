package parley.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void waitsGrowToFiveSecondsAndNeverBeyond() {
    long[] steps = {100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000};
    for (int seed = 0; seed < 200; seed++) {
      Backoff backoff = new Backoff(new Random(seed));
      for (long step : steps) {
        assertThat(backoff.next()).isBetween(Duration.ofMillis(step / 2), Duration.ofMillis(step));
      }
    }
  }

  @Test
  void aSuccessStartsFromTheFirstStep() {
    Backoff backoff = new Backoff(new Random(7));
    for (int i = 0; i < 10; i++) {
      assertThat(backoff.next()).isPositive();
    }
    backoff.reset();

    assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(100));
  }

  @Test
  void twoNodesDoNotKeepTime() {
    assertThat(waits(1)).isNotEqualTo(waits(2)).isEqualTo(waits(1));
  }

  private static List<Duration> waits(int seed) {
    Backoff backoff = new Backoff(new Random(seed));
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      waits.add(backoff.next());
    }
    return waits;
  }
}
