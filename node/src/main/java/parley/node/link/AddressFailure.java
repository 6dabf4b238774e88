package parley.node.link;

import java.time.Instant;

/**
 * What last went wrong at one address of a peer.
 *
 * @param at when, by this node's clock
 * @param what in words, for an operator; never content of a message
 */
public record AddressFailure(Address address, Instant at, Kind kind, String what) {

  /** How far the attempt came. */
  public enum Kind {
    /** No TCP connection: unknown host, refused, no route, no answer in time. */
    CONNECT,
    /** TCP answered, TLS did not come about. */
    HANDSHAKE,
    /** One side refused the other's certificate. */
    CERTIFICATE,
    /** The peer does not speak X25519MLKEM768. */
    GROUP,
    /** The connection broke in the middle of an exchange. */
    LOST,
    /** Connected, but an exchange got no answer in time. */
    TIMEOUT
  }
}
