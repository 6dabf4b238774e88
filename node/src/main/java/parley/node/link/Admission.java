package parley.node.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the server's connections against their bounds. */
final class Admission {
  private final ServerLimits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Served> strangers = new HashSet<>();
  private final Map<String, List<Served>> peers = new HashMap<>();
  private int known;
  private boolean closed;

  Admission(ServerLimits limits) {
    this.limits = limits;
  }

  /** Gives a new connection a place for its handshake; false if there is none. */
  boolean enter(Served connection) {
    lock.lock();
    try {
      return !closed
          && strangers.size() < limits.maxHandshakes()
          && strangers.size() + known < limits.maxConnections()
          && strangers.add(connection);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Counts a connection for its party from now on. If the party has no place left, its connection
   * that is idle longest gives way: it may be what a crashed client left behind, and a client that
   * still has it will only connect anew.
   *
   * @return false if all its connections are busy, or this one is gone
   */
  boolean authenticated(Served connection, String party) {
    lock.lock();
    try {
      if (!strangers.contains(connection)) {
        return false;
      }
      List<Served> own = peers.computeIfAbsent(party, name -> new ArrayList<>());
      if (own.size() >= limits.maxPerPeer() && !evictIdle(own)) {
        return false;
      }
      strangers.remove(connection);
      own.add(connection);
      known++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean evictIdle(List<Served> own) {
    long now = System.nanoTime();
    Optional<Served> oldest =
        own.stream().filter(Served::isIdle).max(Comparator.comparingLong(c -> c.idleFor(now)));
    oldest.ifPresent(
        connection -> {
          own.remove(connection);
          known--;
          Watchdog.cut(connection.raw());
        });
    return oldest.isPresent();
  }

  /** Gives the place back; doing so twice does nothing. */
  void leave(Served connection) {
    lock.lock();
    try {
      if (!strangers.remove(connection)) {
        peers.values().forEach(own -> known -= own.remove(connection) ? 1 : 0);
        peers.values().removeIf(List::isEmpty);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Open connections, handshakes included. */
  int open() {
    lock.lock();
    try {
      return strangers.size() + known;
    } finally {
      lock.unlock();
    }
  }

  /** Cuts every connection and lets none in again. */
  void close() {
    lock.lock();
    try {
      closed = true;
      strangers.forEach(connection -> Watchdog.cut(connection.raw()));
      peers.values().forEach(own -> own.forEach(connection -> Watchdog.cut(connection.raw())));
    } finally {
      lock.unlock();
    }
  }
}
