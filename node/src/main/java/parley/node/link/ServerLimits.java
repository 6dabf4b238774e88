package parley.node.link;

import java.time.Duration;

/**
 * Bounds of a {@link LinkServer}.
 *
 * @param maxBody bytes of a request body; a push is at most 16 MiB, plus its head and framing
 * @param maxConnections open connections over all peers, handshakes included
 * @param maxHandshakes connections that are not authenticated yet; keeps room for the peers that
 *     are when strangers knock
 * @param maxPerPeer open connections of one peer; twice a client's four, so that those of a client
 *     that crashed do not lock out its successor
 * @param handshake from TCP accept to the end of the handshake
 * @param request from the first to the last byte of a request, and again for its answer; 17 MiB
 *     take 72 s at 2 Mbit/s
 * @param idle how long a connection is kept without a request; longer than any client's own bound,
 *     so that mostly the client closes
 */
public record ServerLimits(
    int maxBody,
    int maxConnections,
    int maxHandshakes,
    int maxPerPeer,
    Duration handshake,
    Duration request,
    Duration idle) {

  /** The bounds of link.md. */
  public static ServerLimits defaults() {
    return new ServerLimits(
        17 << 20,
        256,
        64,
        8,
        Duration.ofSeconds(10),
        Duration.ofSeconds(120),
        Duration.ofSeconds(90));
  }
}
