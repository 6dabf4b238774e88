package parley.node.api;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import parley.node.engine.NodeEvent;
import parley.record.Json;

/**
 * The latest events, for any number of readers. A reader has a place in the ring and holds nothing
 * else: one that falls behind the oldest event kept is cut off, and neither the writer nor another
 * reader ever waits for it.
 */
final class EventRing {
  /** An event; ids rise, also from one run of the node to the next. */
  record Event(long id, String name, String line, Json.Obj data) {}

  /** A reader at work on its own thread. */
  static final class Reader {
    private final Thread thread = Thread.currentThread();
    private long after;
    private boolean cut;
  }

  private final int kept;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final ArrayDeque<Event> events = new ArrayDeque<>();
  private final Set<Reader> readers = new HashSet<>();
  private long newest;

  /**
   * An empty ring.
   *
   * @param first below every id to come; the start's time keeps ids rising over restarts
   */
  EventRing(int kept, long first) {
    this.kept = kept;
    this.newest = first;
  }

  void add(NodeEvent event) {
    Json.Obj data = EventJson.data(event);
    lock.lock();
    try {
      newest++;
      events.add(new Event(newest, EventJson.name(event), event.line(), data));
      if (events.size() > kept) {
        long lost = events.remove().id();
        readers.stream().filter(r -> r.after < lost && !r.cut).forEach(EventRing::cut);
      }
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** An interrupt closes the connection on which the reader's virtual thread may be stuck. */
  private static void cut(Reader reader) {
    reader.cut = true;
    reader.thread.interrupt();
  }

  /**
   * Takes a reader in, after the event with that id; empty if it would be one too many.
   *
   * @param most readers at once
   */
  java.util.Optional<Reader> enter(long after, int most) {
    lock.lock();
    try {
      if (readers.size() >= most) {
        return java.util.Optional.empty();
      }
      Reader reader = new Reader();
      reader.after = after;
      readers.add(reader);
      return java.util.Optional.of(reader);
    } finally {
      lock.unlock();
    }
  }

  void leave(Reader reader) {
    lock.lock();
    try {
      readers.remove(reader);
    } finally {
      lock.unlock();
    }
  }

  /** The id of the newest event. */
  long newest() {
    lock.lock();
    try {
      return newest;
    } finally {
      lock.unlock();
    }
  }

  /** Whether everything after that id is still here. */
  boolean holds(long after) {
    lock.lock();
    try {
      long oldest = events.isEmpty() ? newest + 1 : events.getFirst().id();
      return after >= oldest - 1 && after <= newest;
    } finally {
      lock.unlock();
    }
  }

  int readers() {
    lock.lock();
    try {
      return readers.size();
    } finally {
      lock.unlock();
    }
  }

  /** The next events of a reader; none if the time passes without. */
  List<Event> next(Reader reader, long waitMillis) throws InterruptedException {
    long nanos = TimeUnit.MILLISECONDS.toNanos(waitMillis);
    lock.lockInterruptibly();
    try {
      while (reader.after >= newest && nanos > 0) {
        nanos = more.awaitNanos(nanos);
      }
      List<Event> next = new ArrayList<>();
      long skip = events.isEmpty() ? 0 : reader.after + 1 - events.getFirst().id();
      events.stream().skip(Math.max(0, skip)).limit(256).forEach(next::add);
      if (!next.isEmpty()) {
        reader.after = next.getLast().id();
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Ends every reader. */
  void close() {
    lock.lock();
    try {
      readers.forEach(EventRing::cut);
    } finally {
      lock.unlock();
    }
  }
}
