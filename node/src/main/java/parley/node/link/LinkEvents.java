package parley.node.link;

/**
 * What happens on the link, for logs and metrics. Called on the link's own threads: must return
 * quickly and must not throw. Every method does nothing unless overridden.
 */
public interface LinkEvents {
  /** Listens to nothing. */
  LinkEvents NONE = new LinkEvents() {};

  /**
   * The client opened a connection.
   *
   * @param group IANA number of the negotiated group; always 4588, X25519MLKEM768
   */
  default void connected(String party, Address address, int group) {}

  /**
   * The server took a connection of an authenticated peer.
   *
   * @param from remote IP address and port
   * @param group IANA number of the negotiated group; always 4588, X25519MLKEM768
   */
  default void accepted(String party, String from, int group) {}

  /** The server turned somebody away. */
  default void refused(Refusal reason, String from) {}

  /** The client could not use an address. */
  default void addressFailed(String party, AddressFailure failure) {}

  /** The address that was in use for a party is so no longer. */
  default void pathLost(String party, AddressFailure failure) {}

  /** The handler threw; the peer was answered 500. A fault of this node. */
  default void handlerFailed(String party, RuntimeException failure) {}
}
