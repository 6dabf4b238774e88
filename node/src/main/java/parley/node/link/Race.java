package parley.node.link;

import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/**
 * Tries the addresses of a peer side by side, each with a small head start over the next, after the
 * idea of RFC 8305; a failure starts the next at once. The first finished handshake wins, the
 * others are cut.
 */
final class Race {
  private sealed interface Result {
    record Won(PeerConnection connection) implements Result {}

    record Lost(Address address, Dialer.Failed failure) implements Result {}
  }

  private final Dialer dialer;
  private final long staggerNanos;
  private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Socket> sockets = new ArrayList<>();
  private final List<Address> running = new ArrayList<>();
  private boolean over;

  Race(Dialer dialer, ClientLimits limits) {
    this.dialer = dialer;
    this.staggerNanos = limits.stagger().toNanos();
  }

  /**
   * Runs the race; once only.
   *
   * @param order the addresses, the one to start first in front
   * @param failed told of every address that failed, those still open at the deadline included
   * @return the winner, or empty if all failed or the deadline passed
   */
  Optional<PeerConnection> run(
      List<Address> order, Deadline deadline, BiConsumer<Address, Dialer.Failed> failed)
      throws InterruptedException {
    Optional<PeerConnection> winner = Optional.empty();
    try {
      winner = await(order, deadline, failed);
      return winner;
    } finally {
      end(winner);
    }
  }

  private Optional<PeerConnection> await(
      List<Address> order, Deadline deadline, BiConsumer<Address, Dialer.Failed> failed)
      throws InterruptedException {
    int started = 0;
    long nextStart = System.nanoTime();
    while (deadline.left() > 0 && (started < order.size() || !running.isEmpty())) {
      boolean more = started < order.size();
      long untilNext = running.isEmpty() ? 0 : nextStart - System.nanoTime();
      if (more && untilNext <= 0) {
        start(order.get(started++));
        nextStart = System.nanoTime() + staggerNanos;
        continue;
      }
      long wait = more ? Math.min(untilNext, deadline.left()) : deadline.left();
      switch (results.poll(wait, TimeUnit.NANOSECONDS)) {
        case Result.Won won -> {
          return Optional.of(won.connection());
        }
        case Result.Lost lost -> {
          running.remove(lost.address());
          failed.accept(lost.address(), lost.failure());
          nextStart = System.nanoTime();
        }
        case null -> {
          // Time for the next address, or for the end: the loop's head knows.
        }
      }
    }
    Dialer.Failed late =
        new Dialer.Failed(AddressFailure.Kind.CONNECT, "no connection before the deadline");
    running.forEach(address -> failed.accept(address, late));
    return Optional.empty();
  }

  private void start(Address address) {
    Socket raw = new Socket();
    running.add(address);
    lock.lock();
    try {
      sockets.add(raw);
    } finally {
      lock.unlock();
    }
    Thread.ofVirtual().name("link-dial-" + address).start(() -> attempt(address, raw));
  }

  private void attempt(Address address, Socket raw) {
    Result result;
    try {
      result = new Result.Won(dialer.dial(address, raw));
    } catch (Dialer.Failed failure) {
      Watchdog.cut(raw);
      result = new Result.Lost(address, failure);
    }
    lock.lock();
    try {
      if (over) {
        Watchdog.cut(raw);
      } else {
        results.add(result);
      }
    } finally {
      lock.unlock();
    }
  }

  private void end(Optional<PeerConnection> winner) {
    lock.lock();
    try {
      over = true;
      sockets.stream()
          .filter(raw -> winner.isEmpty() || !winner.get().uses(raw))
          .forEach(Watchdog::cut);
    } finally {
      lock.unlock();
    }
  }
}
