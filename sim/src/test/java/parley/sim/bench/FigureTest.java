package parley.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** How figures are made of measurements, and when a target counts as met. */
class FigureTest {
  @Test
  void percentileIsTheNearestRank() {
    List<Double> hundred = DoubleStream.iterate(100, v -> v - 1).limit(100).boxed().toList();
    assertThat(Statistics.percentile(hundred, 0.99)).isEqualTo(99);
    assertThat(Statistics.percentile(hundred, 1)).isEqualTo(100);
    assertThat(Statistics.median(hundred)).isEqualTo(50);
    assertThat(Statistics.median(List.of(7.0))).isEqualTo(7);
    assertThatThrownBy(() -> Statistics.median(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneStallCountsForEveryMessageThatItHoldsUp() {
    TreeMap<Long, Long> due = new TreeMap<>();
    for (long i = 0; i < 4; i++) {
      due.put(10 + i, i * 10_000_000);
    }
    List<Watch.Receipt> receipts =
        List.of(
            new Watch.Receipt(-5, 3),
            new Watch.Receipt(2_000_000, 11),
            new Watch.Receipt(40_000_000, 14));
    assertThat(ReceiptTime.millis(due, receipts)).containsExactly(2.0, 30.0, 20.0, 10.0);
  }

  @Test
  void aTargetIsMetAtItsBoundAndMissedBeyond() {
    Figure.Target least = Figure.Target.atLeast(5_000);
    Figure.Target most = Figure.Target.atMost(25, "");
    assertThat(new Figure("a.b", 5_000, "1/s", least).met()).isTrue();
    assertThat(new Figure("a.b", 4_999, "1/s", least).met()).isFalse();
    assertThat(new Figure("a.b", 25, "ms", most).met()).isTrue();
    assertThat(new Figure("a.b", 25.1, "ms", most).met()).isFalse();
    assertThat(Figure.of("a.b", 1, "ms").met()).isTrue();
  }

  @Test
  void aValueThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> Figure.of("a.b", 1.0 / 0, "1/s"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.b");
  }

  @Test
  void tableAndJsonSayTheSame() {
    Results results =
        new Results(
            List.of(
                Figure.of("disk.p50Millis", 0.123456, "ms"),
                new Figure("drain.entriesPerSecond", 4_321.5, "1/s", Figure.Target.atLeast(5_000))),
            List.of("One core."));
    assertThat(results.table().lines())
        .containsExactly(
            "figure                  value  unit  target   met",
            "disk.p50Millis          0.123  ms",
            "drain.entriesPerSecond  4322   1/s   >= 5000  NO");
    assertThat(results.json())
        .hasToString(
            "{\"disk\":{\"p50Millis\":0.123},\"drain\":{\"entriesPerSecond\":4322},"
                + "\"targets\":[{\"figure\":\"drain.entriesPerSecond\",\"target\":\">= 5000\","
                + "\"met\":false}],\"conditions\":[\"One core.\"]}");
  }
}
