package parley.sim.bench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import parley.node.engine.Placing;
import parley.record.Precedence;

/**
 * From the time at which a message is due to be sent until its receipt is durable at the sender.
 * Messages are due at a fixed pace whatever became of those before (an open loop), so that a stall
 * counts for every message that it holds up.
 */
final class ReceiptTime {
  private ReceiptTime() {}

  /** Milliseconds of each message, on the pair's first line. */
  static List<Double> millis(Pair pair, int messages, int perSecond) {
    pair.sender().watch().forget();
    Map<Long, Long> dueByIndex = new ConcurrentHashMap<>();
    Line line = pair.lines().getFirst();
    long gap = 1_000_000_000L / perSecond;
    long first = System.nanoTime() + gap;
    for (int i = 0; i < messages; i++) {
      long due = first + i * gap;
      pause(due);
      var _ =
          pair.sender()
              .say(line, Precedence.ROUTINE, Line.message(i))
              .thenAccept(placing -> dueByIndex.put(index(placing), due));
    }
    Waits.until("all messages to be placed", () -> dueByIndex.size() == messages);
    TreeMap<Long, Long> due = new TreeMap<>(dueByIndex);
    long size = due.lastKey() + 1;
    Waits.until("receipts", () -> pair.sender().watch().receipted(line.sending(), size));
    return millis(due, pair.sender().watch().receipts());
  }

  private static void pause(long due) {
    long left = due - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = due - System.nanoTime();
    }
  }

  /** A refusal stays without an index, and the wait for all of them fails. */
  private static long index(Placing placing) {
    if (placing instanceof Placing.Placed placed) {
      return placed.index();
    }
    throw new IllegalStateException("a message was not placed: " + placing);
  }

  /** Matches each message with the first receipt that covers it; both are sorted. */
  static List<Double> millis(SortedMap<Long, Long> dueByIndex, List<Watch.Receipt> receipts) {
    List<Double> millis = new ArrayList<>();
    Iterator<Watch.Receipt> later = receipts.iterator();
    Watch.Receipt receipt = later.next();
    for (Map.Entry<Long, Long> message : dueByIndex.entrySet()) {
      while (receipt.size() <= message.getKey()) {
        receipt = later.next();
      }
      millis.add((receipt.nanos() - message.getValue()) / 1e6);
    }
    return millis;
  }
}
