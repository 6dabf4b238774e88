package parley.sim.world;

import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** What happens when, in simulated time; at one time in the order in which it was planned. */
final class Agenda {
  private record Event(long at, long number, Runnable run) implements Comparable<Event> {
    @Override
    public int compareTo(Event o) {
      return at != o.at ? Long.compare(at, o.at) : Long.compare(number, o.number);
    }
  }

  /** How often a condition is looked at, nanoseconds. */
  private static final long LOOK = 50_000_000L;

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long now;
  private long planned;
  private long done;

  /** Nanoseconds since the world began. */
  long now() {
    return now;
  }

  /** How many events took place. */
  long done() {
    return done;
  }

  void after(long nanos, Runnable run) {
    events.add(new Event(now + nanos, planned++, run));
  }

  /** Lets things happen until the condition holds; false if it did not within that time. */
  boolean runUntil(BooleanSupplier condition, long limitNanos) {
    long limit = now + limitNanos;
    long look = now;
    while (true) {
      Event next = events.peek();
      if (next == null || next.at() > limit) {
        now = limit;
        return condition.getAsBoolean();
      }
      if (next.at() >= look) {
        if (condition.getAsBoolean()) {
          return true;
        }
        look = next.at() + LOOK;
      }
      events.remove();
      now = next.at();
      done++;
      next.run().run();
    }
  }
}
