package parley.sim.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import parley.log.MalformedException;
import parley.sim.process.NodeProcess;

/** One run of everything, in one process and on one disk, so that ratios mean something. */
final class Bench {
  private static final int RECEIPT_P99_MILLIS = 25;
  private static final double FALLING = 0.9;

  private final Path base;
  private final Scale scale;
  private final Consumer<String> progress;
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
  private final DiskProbe disk;
  private final CryptoProbe crypto;

  private Bench(Path base, Scale scale, Consumer<String> progress) {
    this.base = base;
    this.scale = scale;
    this.progress = progress;
    this.disk = new DiskProbe(base);
    this.crypto = new CryptoProbe(scale.crypto());
  }

  /**
   * Measures everything below an empty folder, which holds the nodes' data afterwards.
   *
   * @param progress is told what is being measured
   * @throws IllegalStateException if something that is measured does not work
   */
  static Results run(Path base, Scale scale, Consumer<String> progress)
      throws IOException, MalformedException {
    Bench bench = new Bench(base, scale, progress);
    bench.measure();
    return new Results(bench.figures, bench.conditions);
  }

  private void measure() throws IOException, MalformedException {
    conditions.addAll(Conditions.of(base, scale));
    conditions.add(Conditions.load("before"));
    progress.accept("signatures and hashes");
    figures.addAll(crypto.figures());
    progress.accept("messages on one line");
    try (Pair pair = Pair.open(base.resolve("one-line"), 1)) {
      throughput("endToEnd", pair);
      progress.accept("receipts");
      receipts(pair);
    }
    progress.accept("messages on " + scale.lines() + " lines");
    try (Pair pair = Pair.open(base.resolve("many-lines"), scale.lines())) {
      throughput("endToEnd100", pair);
    }
    progress.accept("an outage");
    try (Pair pair = Pair.open(base.resolve("outage"), 1)) {
      outage(pair);
      progress.accept("verification");
      verify(pair);
    }
    progress.accept("bytes on disk");
    bytes();
    progress.accept("a node's process");
    process();
    conditions.add(Conditions.load("after"));
  }

  private void throughput(String key, Pair pair) {
    Throughput.Run run = Throughput.median(pair, scale);
    add(key + ".messagesPerSecond", run.perSecond(), "1/s", Figure.Target.atLeast(5_000));
    figures.add(Figure.of(key + ".entriesPerHead", run.perHead(), "entries"));
  }

  /** The disk is probed right before and after, because its pace may change within a run. */
  private void receipts(Pair pair) throws IOException {
    disk.measure(scale.syncs() / 2);
    double first = warmUp(pair);
    List<Double> millis = ReceiptTime.millis(pair, scale.paced(), scale.perSecond());
    pair.checkAllCounted();
    disk.measure(scale.syncs() / 2);
    figures.add(Figure.of("disk.fdatasyncPerSecond", disk.perSecond(), "1/s"));
    figures.add(Figure.of("disk.p50Millis", disk.p50Millis(), "ms"));
    figures.add(Figure.of("disk.p99Millis", disk.p99Millis(), "ms"));
    double bound = Math.max(4, 8 * disk.p50Millis());
    add(
        "receipt.p50Millis",
        Statistics.median(millis),
        "ms",
        Figure.Target.atMost(bound, "4 ms or 8 fdatasync p50"));
    figures.add(Figure.of("receipt.firstP50Millis", first, "ms"));
    double p99 = Statistics.percentile(millis, 0.99);
    add("receipt.p99Millis", p99, "ms", Figure.Target.atMost(RECEIPT_P99_MILLIS, ""));
  }

  /**
   * Paces messages until that gets no more faster: at this pace the compiler sees little. The
   * median of the first of these runs is what a node does right after its start.
   */
  private double warmUp(Pair pair) {
    double first = 0;
    double best = Double.MAX_VALUE;
    for (int i = 0; i < scale.warmUps(); i++) {
      int messages = Math.max(1, scale.paced() / 2);
      double median = Statistics.median(ReceiptTime.millis(pair, messages, scale.perSecond()));
      first = i == 0 ? median : first;
      if (median > FALLING * best) {
        break;
      }
      best = median;
    }
    return first;
  }

  private void outage(Pair pair) throws IOException, MalformedException {
    Load.awaitFolded(pair, Load.send(pair, Math.max(1, scale.messages() / 4), scale.window()));
    Outage outage = Outage.of(pair, scale.backlog(), scale.window());
    figures.add(Figure.of("flash.provenMillis", outage.provenMillis(), "ms"));
    figures.add(Figure.of("flash.receiptMillis", outage.receiptMillis(), "ms"));
    figures.add(Figure.of("drain.firstReceiptMillis", outage.firstMillis(), "ms"));
    add("drain.entriesPerSecond", outage.perSecond(), "1/s", Figure.Target.atLeast(5_000));
  }

  private void verify(Pair pair) throws MalformedException {
    OfflineVerify verify = OfflineVerify.of(pair, crypto);
    figures.add(Figure.of("verify.entriesPerSecondPerCore", verify.perSecond(), "1/s"));
    add("verify.ratioToEd25519", verify.ratio(), "", Figure.Target.atLeast(0.8));
    figures.add(Figure.of("verify.ratioToOften", verify.ratioToOften(), ""));
  }

  private void bytes() throws IOException, MalformedException {
    try (Pair pair = Pair.open(base.resolve("bytes"), 1)) {
      DiskUse batched = DiskUse.batched(pair, scale.burst(), scale.bursts());
      Figure.Target target = Figure.Target.atMost(2_500, "at 64 or more entries per head");
      add("bytesPerMessage.batched", batched.bytes(), "bytes", target);
      figures.add(Figure.of("bytesPerMessage.entriesPerHead", batched.perHead(), "entries"));
      DiskUse single = DiskUse.single(pair, scale.single());
      figures.add(Figure.of("bytesPerMessage.single", single.bytes(), "bytes"));
    }
  }

  /** The counterpart's node, in its own process, takes in a run of messages. */
  private void process() throws IOException, MalformedException {
    List<Double> ready = new ArrayList<>();
    try (Pair pair = Pair.open(base.resolve("process"), 1)) {
      pair.receiver().close();
      Party party = pair.receiver().party();
      try (NodeProcess node = NodeProcess.start(party.folder().root())) {
        ready.add(node.readyMillis());
        Load.send(pair, scale.messages(), scale.window())
            .forEach(
                (origin, size) ->
                    Waits.until("receipts", () -> pair.sender().watch().receipted(origin, size)));
        OptionalDouble resident = node.residentMebibytes();
        resident.ifPresent(
            mebibytes -> add("rss.mebibytes", mebibytes, "MiB", Figure.Target.atMost(256, "")));
      }
      while (ready.size() < scale.starts()) {
        try (NodeProcess node = NodeProcess.start(party.folder().root())) {
          ready.add(node.readyMillis());
        }
      }
    }
    String why = String.format(Locale.ROOT, "with %,d entries", scale.messages());
    add("start.readyMillis", Statistics.median(ready), "ms", Figure.Target.atMost(2_000, why));
  }

  private void add(String key, double value, String unit, Figure.Target target) {
    figures.add(new Figure(key, value, unit, target));
  }
}
