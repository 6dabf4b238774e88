package parley.node.link;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The client's connections to one peer. All but one may be taken by ordinary exchanges; the last is
 * for urgent ones, so that a flash never waits behind a backlog.
 */
final class PeerPool {
  private final String party;
  private final Dialer dialer;
  private final LinkClient.Shared shared;
  private final Paths paths;
  private final Semaphore ordinary;
  private final Semaphore total;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<PeerConnection> idle = new ArrayDeque<>();
  private final Set<PeerConnection> busy = new HashSet<>();
  private boolean closed;

  PeerPool(String party, Dialer dialer, LinkClient.Shared shared) {
    this.party = party;
    this.dialer = dialer;
    this.shared = shared;
    this.paths = new Paths(party, shared.events(), shared.clock());
    int connections = shared.limits().connectionsPerPeer();
    this.ordinary = new Semaphore(connections - 1, true);
    this.total = new Semaphore(connections, true);
  }

  PathState state() {
    return paths.state();
  }

  /** One exchange, urgent or not, with the peer as its card stands now. */
  Response exchange(Peer peer, Request request, boolean urgent, Deadline deadline)
      throws LinkException {
    try {
      acquire(urgent, deadline);
    } catch (InterruptedException e) {
      throw interrupted(deadline);
    }
    try {
      Optional<Response> response = overIdle(peer, request, deadline);
      return response.isPresent() ? response.get() : overFresh(peer, request, deadline);
    } finally {
      total.release();
      if (!urgent) {
        ordinary.release();
      }
    }
  }

  private void acquire(boolean urgent, Deadline deadline)
      throws InterruptedException, LinkException {
    if (!urgent && !ordinary.tryAcquire(deadline.left(), TimeUnit.NANOSECONDS)) {
      throw timeout(deadline, "a free connection");
    }
    boolean got = false;
    try {
      got = total.tryAcquire(deadline.left(), TimeUnit.NANOSECONDS);
    } finally {
      if (!got && !urgent) {
        ordinary.release();
      }
    }
    if (!got) {
      throw timeout(deadline, "a free connection");
    }
  }

  /**
   * Over a kept connection, if there is one. Empty if it turned out to be dead: the peer may have
   * closed it while the request was under way, so the one retry (link.md) goes over a fresh one.
   */
  private Optional<Response> overIdle(Peer peer, Request request, Deadline deadline)
      throws LinkException {
    Optional<PeerConnection> kept = takeIdle(peer);
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(over(kept.get(), request, deadline));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Response overFresh(Peer peer, Request request, Deadline deadline) throws LinkException {
    PeerConnection connection = connect(peer, deadline);
    try {
      return over(connection, request, deadline);
    } catch (IOException e) {
      HandshakeFault fault = HandshakeFault.of(e, AddressFailure.Kind.LOST);
      AddressFailure failure = paths.failed(connection.address(), fault.kind(), fault.what());
      throw new LinkException(party, reason(List.of(failure)));
    }
  }

  private Response over(PeerConnection connection, Request request, Deadline deadline)
      throws IOException, LinkException {
    Address address = connection.address();
    try {
      return connection.exchange(request, deadline, shared.watchdog());
    } catch (HttpFault fault) {
      throw new LinkException(
          party,
          fault.status() == HttpFault.TOO_LARGE
              ? new LinkException.Reason.TooLarge(Optional.of(address), shared.limits().maxBody())
              : new LinkException.Reason.BadResponse(address, fault.what()));
    } catch (TimeoutException e) {
      // What swallowed this exchange would swallow one after the other over the kept connections.
      paths.failed(address, AddressFailure.Kind.TIMEOUT, "no response in time");
      dropIdle();
      throw timeout(deadline, "the response");
    } finally {
      giveBack(connection);
    }
  }

  private PeerConnection connect(Peer peer, Deadline deadline) throws LinkException {
    List<AddressFailure> failures = new ArrayList<>();
    Optional<PeerConnection> winner;
    try {
      winner =
          new Race(dialer, shared.limits())
              .run(
                  paths.order(peer.addresses()),
                  deadline,
                  (address, failed) ->
                      failures.add(paths.failed(address, failed.kind(), failed.what())));
    } catch (InterruptedException e) {
      throw interrupted(deadline);
    }
    PeerConnection connection =
        winner.orElseThrow(() -> new LinkException(party, reason(failures)));
    take(connection);
    paths.won(connection.address());
    shared.events().connected(party, connection.address(), connection.peer().group());
    return connection;
  }

  private static LinkException.Reason reason(List<AddressFailure> failures) {
    for (AddressFailure failure : failures) {
      if (failure.kind() == AddressFailure.Kind.CERTIFICATE) {
        return new LinkException.Reason.RefusedCertificate(failure.address(), failure.what());
      }
      if (failure.kind() == AddressFailure.Kind.GROUP) {
        return new LinkException.Reason.WrongGroup(failure.address(), failure.what());
      }
    }
    return new LinkException.Reason.Unreachable(failures);
  }

  private Optional<PeerConnection> takeIdle(Peer peer) {
    lock.lock();
    try {
      while (!idle.isEmpty()) {
        PeerConnection connection = idle.removeFirst();
        if (peer.pins(connection.peer().key())
            && connection.idleFor() < shared.limits().idle().toNanos()) {
          busy.add(connection);
          return Optional.of(connection);
        }
        connection.cut();
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private void take(PeerConnection connection) {
    lock.lock();
    try {
      busy.add(connection);
      if (closed) {
        connection.cut();
      }
    } finally {
      lock.unlock();
    }
  }

  private void giveBack(PeerConnection connection) {
    lock.lock();
    try {
      busy.remove(connection);
      if (connection.reusable() && !closed) {
        idle.addFirst(connection);
      } else {
        connection.cut();
      }
    } finally {
      lock.unlock();
    }
  }

  private void dropIdle() {
    lock.lock();
    try {
      idle.forEach(PeerConnection::cut);
      idle.clear();
    } finally {
      lock.unlock();
    }
  }

  /** Cuts every connection; exchanges under way fail. */
  void close() {
    lock.lock();
    try {
      closed = true;
      busy.forEach(PeerConnection::cut);
    } finally {
      lock.unlock();
    }
    dropIdle();
  }

  private LinkException timeout(Deadline deadline, String stage) {
    return new LinkException(party, new LinkException.Reason.Timeout(deadline.allowed(), stage));
  }

  private LinkException interrupted(Deadline deadline) {
    Thread.currentThread().interrupt();
    return timeout(deadline, "nothing any more: interrupted");
  }
}
