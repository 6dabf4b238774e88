package parley.sim.bench;

import java.time.Duration;

/**
 * How much one run of the bench does: every count and time is bounded.
 *
 * @param syncs appends that are synced one by one, per probe of the disk
 * @param crypto how long each primitive is timed
 * @param messages of each throughput run
 * @param lines of the throughput run over many lines
 * @param warmUps runs before those that count, at most
 * @param runs of each throughput run; the median counts
 * @param window messages that wait for durability at once
 * @param paced messages of the latency run
 * @param perSecond the pace of the latency run
 * @param backlog entries written while the counterpart is down
 * @param single messages with a head each, for bytes on disk
 * @param burst messages of one burst: many times the 64 entries per head that the figure speaks of
 * @param bursts of messages, each when the last is receipted, for bytes on disk
 * @param starts of the node's process; the median counts
 */
public record Scale(
    int syncs,
    Duration crypto,
    int messages,
    int lines,
    int warmUps,
    int runs,
    int window,
    int paced,
    int perSecond,
    int backlog,
    int single,
    int burst,
    int bursts,
    int starts) {

  /** What the figures of docs/bench.md are made with. */
  public static final Scale FULL =
      new Scale(
          2_000,
          Duration.ofSeconds(1),
          20_000,
          100,
          6,
          3,
          4_000,
          1_000,
          100,
          50_000,
          1_000,
          2_048,
          5,
          3);

  /**
   * A first impression: the same figures from about a tenth of the work. Much of it is done before
   * the compiler is through, so that it reads low.
   */
  public static final Scale QUICK =
      new Scale(
          500, Duration.ofMillis(300), 5_000, 100, 6, 1, 4_000, 300, 100, 5_000, 200, 2_048, 2, 1);

  /** Only shows that everything works. */
  static final Scale TINY =
      new Scale(8, Duration.ofMillis(5), 40, 3, 1, 1, 16, 10, 100, 40, 4, 64, 1, 1);
}
