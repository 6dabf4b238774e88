package parley.node.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneTest {
  private static final long NOW = 1_000_000_000_000L;

  private final Lane lane = new Lane("cn.example");

  @Test
  void aCounterpartThatWasNotReachedIsTriedAtOnceWhenItIsHeardOf() {
    failed("path-down");
    assertThat(lane.mayTry(NOW)).isFalse();
    lane.heard(NOW);
    assertThat(lane.mayTry(NOW)).isTrue();
  }

  @Test
  void whatItRefusesWaits() {
    failed("over-budget");
    lane.heard(NOW);
    assertThat(lane.mayTry(NOW)).isFalse();
  }

  @Test
  void thePushUnderWayIsWaitedFor() {
    failed("path-down");
    lane.inFlight = true;
    lane.heard(NOW);
    assertThat(lane.mayTry(NOW)).isFalse();
  }

  @Test
  void beingHeardOfDoesNotShortenTheNextWait() {
    for (int i = 0; i < 10; i++) {
      failed("path-down");
    }
    lane.heard(NOW);
    failed("path-down");
    assertThat(lane.mayTry(NOW + 2_400_000_000L)).isFalse();
    assertThat(lane.mayTry(NOW + 5_000_000_000L)).isTrue();
  }

  private void failed(String why) {
    lane.state = why;
    lane.failed(NOW, 0);
  }
}
