package parley.node.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes the connections of known peers and gives their requests to a {@link PeerHandler}; everybody
 * else is refused in the handshake (docs/spec/link.md). One virtual thread per connection.
 */
public final class LinkServer implements AutoCloseable {
  private static final int BACKLOG = 64;
  private static final Duration ACCEPT_PAUSE = Duration.ofMillis(20);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  /**
   * How to listen.
   *
   * @param listen at least one address; port 0 takes any free port
   */
  public record Config(List<Address> listen, ServerLimits limits) {
    /** Copies the list. */
    public Config {
      listen = List.copyOf(listen);
      if (listen.isEmpty()) {
        throw new IllegalArgumentException("link server: no address to listen on");
      }
    }
  }

  private final List<ServerSocket> listeners = new ArrayList<>();
  private final Map<Refusal, LongAdder> refusals = new EnumMap<>(Refusal.class);
  private final Watchdog watchdog = new Watchdog("link-server-watchdog");
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("link-server-", 0).factory());
  private final Admission admission;
  private final LinkEvents events;
  private final Conversation.Terms terms;

  private LinkServer(ServerLimits limits, LinkEvents events, Conversation.Terms terms) {
    this.admission = new Admission(limits);
    this.events = events;
    this.terms = terms;
    for (Refusal reason : Refusal.values()) {
      refusals.put(reason, new LongAdder());
    }
  }

  /**
   * Starts listening.
   *
   * @param peers who is known; read at every handshake and request
   * @param handler gets the requests
   * @throws IOException if an address cannot be listened on; then none is
   */
  public static LinkServer start(
      Config config, TlsIdentity identity, Peers peers, PeerHandler handler, LinkEvents events)
      throws IOException {
    TlsProfile profile =
        new TlsProfile(
            identity, key -> peers.byTlsKey(key).filter(peer -> peer.pins(key)).map(Peer::party));
    Conversation.Terms terms = new Conversation.Terms(profile, config.limits(), peers, handler);
    LinkServer server = new LinkServer(config.limits(), events, terms);
    try {
      for (Address address : config.listen()) {
        ServerSocket listener = new ServerSocket();
        server.listeners.add(listener);
        listener.bind(new InetSocketAddress(address.host(), address.port()), BACKLOG);
      }
    } catch (IOException e) {
      server.close();
      throw e;
    }
    for (ServerSocket listener : server.listeners) {
      server.threads.execute(() -> server.accept(listener));
    }
    return server;
  }

  /** The port of the first listening address. */
  public int port() {
    return listeners.getFirst().getLocalPort();
  }

  /** The ports of all listening addresses, in the order of the configuration. */
  public List<Integer> ports() {
    return listeners.stream().map(ServerSocket::getLocalPort).toList();
  }

  /** Connections that are open now, handshakes included. */
  public int open() {
    return admission.open();
  }

  /** How often the server turned somebody away for this reason since it started. */
  public long refused(Refusal reason) {
    LongAdder count = refusals.get(reason);
    return count == null ? 0 : count.sum();
  }

  /**
   * Stops listening, cuts every connection and waits at most 5 s for running handlers. Peers send
   * again what they got no answer for.
   */
  @Override
  public void close() {
    listeners.forEach(LinkServer::deafen);
    admission.close();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    watchdog.close();
  }

  private static void deafen(ServerSocket listener) {
    try {
      listener.close();
    } catch (IOException e) {
      // Not listening any more is all that is wanted.
      return;
    }
  }

  private void accept(ServerSocket listener) {
    while (!listener.isClosed()) {
      try {
        admit(listener.accept());
      } catch (IOException e) {
        // The client is gone already, or there is no descriptor left: others may fare better.
        LockSupport.parkNanos(ACCEPT_PAUSE.toNanos());
      }
    }
  }

  private void admit(Socket raw) {
    Served connection = new Served(raw);
    if (!admission.enter(connection)) {
      refuse(Refusal.TOO_MANY_CONNECTIONS, connection);
      Watchdog.cut(raw);
      return;
    }
    threads.execute(() -> serve(connection));
  }

  private void serve(Served connection) {
    try {
      new Conversation(terms, connection, watchdog)
          .hold(
              found -> {
                boolean placed = admission.authenticated(connection, found.party());
                if (placed) {
                  events.accepted(found.party(), connection.from(), found.group());
                }
                return placed;
              },
              events::handlerFailed);
    } catch (Conversation.Refused e) {
      refuse(e.reason(), connection);
    } catch (IOException e) {
      // The peer went away, or was cut: it connects again when it wants to.
      return;
    } finally {
      admission.leave(connection);
      Watchdog.cut(connection.raw());
    }
  }

  private void refuse(Refusal reason, Served connection) {
    LongAdder count = refusals.get(reason);
    if (count != null) {
      count.increment();
    }
    events.refused(reason, connection.from());
  }
}
