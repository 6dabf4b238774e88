package parley.node.link;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One side of a link on loopback: identity, cards, a server that echoes, and a client. */
final class Node implements AutoCloseable {
  static final Duration GENEROUS = Duration.ofSeconds(60);
  static final ServerLimits SERVER = ServerLimits.defaults();

  final TlsIdentity identity;
  final Cards cards = new Cards();
  final Heard heard = new Heard();
  final AtomicInteger handled = new AtomicInteger();
  final LinkServer server;
  final LinkClient client;

  Node(TlsIdentity identity, ServerLimits limits, PeerHandler handler, int port)
      throws IOException {
    this.identity = identity;
    PeerHandler counting =
        (party, request) -> {
          handled.incrementAndGet();
          return handler.handle(party, request);
        };
    LinkServer.Config config = new LinkServer.Config(List.of(Cards.loopback(port)), limits);
    server = LinkServer.start(config, identity, cards, counting, heard);
    client =
        new LinkClient(identity, cards, ClientLimits.defaults(), heard, InstantSource.system());
  }

  Node(TlsIdentity identity, PeerHandler handler) throws IOException {
    this(identity, SERVER, handler, 0);
  }

  Node(TlsIdentity identity) throws IOException {
    this(identity, Node::echo);
  }

  Address address() {
    return Cards.loopback(server.port());
  }

  /** Each gets the other's card. */
  Node knows(Node other) {
    cards.add(other.identity, other.address());
    other.cards.add(identity, address());
    return this;
  }

  Response call(Node other, Request request) throws LinkException {
    return client.exchange(other.identity.party(), request, GENEROUS);
  }

  static Response echo(String party, Request request) {
    return new Response(200, "application/x-echo-" + party, request.body());
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
