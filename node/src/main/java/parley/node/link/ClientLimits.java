package parley.node.link;

import java.time.Duration;

/**
 * Bounds of a {@link LinkClient}.
 *
 * @param maxBody bytes of a body, of a request and of a response
 * @param connectionsPerPeer at least 2; one of them is kept free for urgent exchanges
 * @param connect for TCP and TLS together, at one address
 * @param stagger head start of one address over the next
 * @param idle how long an unused connection is kept
 */
public record ClientLimits(
    int maxBody, int connectionsPerPeer, Duration connect, Duration stagger, Duration idle) {

  /** Checks that an urgent exchange has a connection of its own. */
  public ClientLimits {
    if (connectionsPerPeer < 2) {
      throw new IllegalArgumentException("limits: at least 2 connections per peer");
    }
  }

  /** The bounds of link.md. */
  public static ClientLimits defaults() {
    return new ClientLimits(
        17 << 20, 4, Duration.ofSeconds(10), Duration.ofMillis(250), Duration.ofSeconds(60));
  }
}
