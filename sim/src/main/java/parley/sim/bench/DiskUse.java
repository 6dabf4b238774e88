package parley.sim.bench;

import java.io.IOException;
import java.util.Map;
import parley.log.MalformedException;
import parley.node.engine.Placing;
import parley.record.Precedence;

/**
 * What a message costs on the disk of each node, heads, receipts and anchor included: the growth of
 * the files of both stopped nodes, so that no write-ahead log is counted.
 *
 * @param bytes per message, of the node that grew more
 * @param perHead entries that one head stood for: the mean
 */
record DiskUse(double bytes, double perHead) {

  /** What sends messages and waits for their receipts. */
  private interface Sending {
    void send(Pair pair);
  }

  /** Sends one message after the other, each when the receipt of the last is there. */
  static DiskUse single(Pair pair, int messages) throws IOException, MalformedException {
    return of(pair, messages, p -> oneByOne(p, messages));
  }

  private static void oneByOne(Pair pair, int messages) {
    Line line = pair.lines().getFirst();
    for (int i = 0; i < messages; i++) {
      Placing placing =
          Waits.result("a message", pair.sender().say(line, Precedence.ROUTINE, Line.message(i)));
      if (!(placing instanceof Placing.Placed placed)) {
        throw new IllegalStateException("a message was not placed: " + placing);
      }
      Load.awaitFolded(pair, Map.of(placed.origin(), placed.index() + 1));
    }
  }

  /** Sends bursts of messages, each when the last is receipted. */
  static DiskUse batched(Pair pair, int burst, int bursts) throws IOException, MalformedException {
    return of(
        pair,
        bursts * burst,
        p -> {
          for (int i = 0; i < bursts; i++) {
            Load.awaitFolded(p, Load.send(p, burst, burst));
          }
        });
  }

  private static DiskUse of(Pair pair, int messages, Sending sending)
      throws IOException, MalformedException {
    long senderBefore = stopped(pair.sender());
    long receiverBefore = stopped(pair.receiver());
    pair.receiver().start();
    pair.sender().start();
    pair.sender().awaitReady(pair.lines());
    pair.sender().watch().forget();
    sending.send(pair);
    pair.checkAllCounted();
    int heads = pair.sender().watch().receipts().size();
    long grown =
        Math.max(stopped(pair.sender()) - senderBefore, stopped(pair.receiver()) - receiverBefore);
    return new DiskUse((double) grown / messages, (double) messages / heads);
  }

  private static long stopped(End end) {
    end.close();
    return end.party().bytesOnDisk();
  }
}
