package parley.node.engine;

import java.util.BitSet;

/**
 * The entries of a mirrored log whose attachments are not all held here and said to be, and which
 * of them is asked for next. One bit an entry: a counterpart may name as much as it likes.
 */
final class Wanted {
  private static final long FIRST_WAIT_NANOS = 200_000_000L;
  private static final long LOST_WAIT_NANOS = 5_000_000_000L;
  private static final long VAIN_WAIT_NANOS = 60_000_000_000L;

  private final BitSet entries = new BitSet();
  private int at;
  private boolean fruitful;
  private long waitNanos;
  private long retryNanos;

  /** Of the entry's attachments, which comes next. */
  int blob;

  /** How often it was asked for. */
  int asked;

  /** How often a party answered that it has none to give, or gave what is wrong. */
  int vain;

  boolean inFlight;

  void add(long index) {
    if (index < Integer.MAX_VALUE) {
      entries.set((int) index);
      waitNanos = 0;
    }
  }

  int count() {
    return entries.cardinality();
  }

  /** Whether there is something to ask for, and it is time. */
  boolean due(long nowNanos) {
    return !inFlight && !entries.isEmpty() && (waitNanos == 0 || nowNanos - retryNanos >= 0);
  }

  /** The entry whose turn it is. */
  int entry() {
    int next = entries.nextSetBit(at);
    int found = next < 0 ? entries.nextSetBit(0) : next;
    if (found != at) {
      at = found;
      first();
    }
    return at;
  }

  private void first() {
    blob = -1;
    nextBlob();
  }

  /** Goes on to the entry's next attachment. */
  void nextBlob() {
    blob++;
    asked = 0;
    vain = 0;
  }

  /** Goes on to the next entry; after one round in vain, waits. */
  void leave(boolean done, long nowNanos) {
    if (done) {
      entries.clear(at);
      fruitful = true;
    }
    first();
    at++;
    if (entries.nextSetBit(at) < 0) {
      at = 0;
      if (fruitful) {
        waitNanos = 0;
      } else {
        pause(VAIN_WAIT_NANOS, nowNanos);
      }
      fruitful = false;
    }
  }

  /** Something came: go on at once. */
  void came() {
    fruitful = true;
    waitNanos = 0;
  }

  /** Nobody answered: wait, each time twice as long, up to five seconds. */
  void lost(long nowNanos) {
    long next = Math.max(FIRST_WAIT_NANOS, 2 * waitNanos);
    pause(Math.min(LOST_WAIT_NANOS, next), nowNanos);
  }

  /** Wait, such as while the disk has no room. */
  void rest(long nowNanos) {
    pause(VAIN_WAIT_NANOS, nowNanos);
  }

  private void pause(long nanos, long nowNanos) {
    waitNanos = nanos;
    retryNanos = nowNanos + nanos;
  }
}
