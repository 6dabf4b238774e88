package parley.node.link;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Exchanges requests with known peers over pinned connections that are kept (docs/spec/link.md).
 * Thread-safe; an exchange blocks its caller, best a virtual thread.
 */
public final class LinkClient implements AutoCloseable {
  private static final Duration FOREVER = Duration.ofDays(365);

  /** What the pools of all peers share. */
  record Shared(ClientLimits limits, LinkEvents events, InstantSource clock, Watchdog watchdog) {}

  private final TlsIdentity identity;
  private final Peers peers;
  private final Shared shared;
  private final Map<String, PeerPool> pools = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * A client that is not connected to anybody yet.
   *
   * @param peers who is known; read at every handshake and exchange
   * @param clock only dates {@link PathState}; deadlines run on the monotonic clock
   */
  public LinkClient(
      TlsIdentity identity,
      Peers peers,
      ClientLimits limits,
      LinkEvents events,
      InstantSource clock) {
    this.identity = identity;
    this.peers = peers;
    this.shared = new Shared(limits, events, clock, new Watchdog("link-client-watchdog"));
  }

  /**
   * Sends a request and waits for the response. It may reach the peer twice (link.md, "Retry").
   *
   * @param party the peer
   * @param deadline for everything: waiting for a connection, connecting, sending, receiving
   * @return the peer's response, whatever its status
   * @throws LinkException if there was none; the peer may have acted on the request all the same
   * @throws IllegalStateException if this client is closed
   */
  public Response exchange(String party, Request request, Duration deadline) throws LinkException {
    return exchange(party, request, false, deadline);
  }

  /**
   * The same, over a connection that ordinary exchanges leave free: for flash.
   *
   * @see #exchange(String, Request, Duration)
   */
  public Response exchangeUrgent(String party, Request request, Duration deadline)
      throws LinkException {
    return exchange(party, request, true, deadline);
  }

  private Response exchange(String party, Request request, boolean urgent, Duration deadline)
      throws LinkException {
    if (closed) {
      throw new IllegalStateException("link client: closed");
    }
    int bound = shared.limits().maxBody();
    if (request.body().length > bound) {
      throw new LinkException(party, new LinkException.Reason.TooLarge(Optional.empty(), bound));
    }
    Peer peer =
        peers
            .byParty(party)
            .orElseThrow(
                () -> new LinkException(party, new LinkException.Reason.Unreachable(List.of())));
    Duration allowed = deadline.compareTo(FOREVER) < 0 ? deadline : FOREVER;
    return pools
        .computeIfAbsent(party, this::pool)
        .exchange(peer, request, urgent, Deadline.in(allowed));
  }

  private PeerPool pool(String party) {
    TlsProfile profile =
        new TlsProfile(
            identity, key -> peers.byParty(party).filter(peer -> peer.pins(key)).map(Peer::party));
    return new PeerPool(party, new Dialer(profile, shared.limits(), shared.watchdog()), shared);
  }

  /** How this peer is reached; an unknown party is reached by nothing. */
  public PathState pathOf(String party) {
    PeerPool pool = pools.get(party);
    return pool == null
        ? new PathState(Optional.empty(), Optional.empty(), List.of())
        : pool.state();
  }

  /** Cuts every connection; exchanges under way fail. */
  @Override
  public void close() {
    closed = true;
    pools.values().forEach(PeerPool::close);
    shared.watchdog().close();
  }
}
