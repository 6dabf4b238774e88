package parley.node.link;

/** Why the server turned a connection or a request away before the handler saw it. */
public enum Refusal {
  /** The certificate's key is pinned by no card. */
  UNKNOWN_CERTIFICATE,
  /** The handshake did not use X25519MLKEM768, or offered no group, suite or version of ours. */
  WRONG_GROUP,
  /** The handshake failed in another way. */
  HANDSHAKE_FAILED,
  /** The handshake was not done in time. */
  HANDSHAKE_TIMEOUT,
  /** All places for connections, or for handshakes, are taken. */
  TOO_MANY_CONNECTIONS,
  /** All connections that this peer may have are busy. */
  TOO_MANY_OF_PEER,
  /** The card that pinned the key was withdrawn while the connection was open. */
  KEY_WITHDRAWN,
  /** The request breaks the form or a bound of link.md. */
  BAD_REQUEST,
  /** The request did not arrive, or its answer was not taken, in time. */
  REQUEST_TIMEOUT
}
