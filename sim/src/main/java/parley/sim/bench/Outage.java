package parley.sim.bench;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import parley.log.MalformedException;
import parley.node.engine.Placing;
import parley.record.Precedence;

/**
 * The counterpart is down while a backlog is written; it comes up, and a flash is sent at once. All
 * times count from there, the way to the first new connection included.
 *
 * @param provenMillis until the flash is shown at the counterpart, its proof checked
 * @param receiptMillis until the receipt that covers the flash is durable at the sender
 * @param firstMillis until the first receipt for a part of the backlog
 * @param perSecond entries of the backlog until all were receipted and folded
 */
record Outage(double provenMillis, double receiptMillis, double firstMillis, double perSecond) {

  /** Lets the counterpart of a pair's first line go down and come back. */
  static Outage of(Pair pair, int backlog, int window) throws IOException, MalformedException {
    End receiver = pair.receiver();
    receiver.close();
    Map<String, Long> sizes = new TreeMap<>(Load.send(pair, backlog, window));
    Watch watch = pair.sender().watch();
    watch.forget();
    receiver.watch().forget();
    receiver.start();
    long up = System.nanoTime();
    Line line = pair.lines().getFirst();
    Placing placing =
        Waits.result("the flash", pair.sender().say(line, Precedence.FLASH, Line.message(backlog)));
    if (!(placing instanceof Placing.Placed flash)) {
      throw new IllegalStateException("the flash was not placed: " + placing);
    }
    long flashSize = flash.index() + 1;
    sizes.put(line.sending(), flashSize);
    Waits.until("the flash to be shown", () -> receiver.watch().flashNanos() != 0);
    Load.awaitFolded(pair, sizes);
    long end = System.nanoTime();
    pair.checkAllCounted();
    Watch.Receipt covering =
        watch.receipts().stream().filter(r -> r.size() >= flashSize).findFirst().orElseThrow();
    return new Outage(
        millis(up, receiver.watch().flashNanos()),
        millis(up, covering.nanos()),
        millis(up, watch.receipts().getFirst().nanos()),
        (backlog + 1) * 1e9 / (end - up));
  }

  private static double millis(long from, long to) {
    return (to - from) / 1e6;
  }
}
