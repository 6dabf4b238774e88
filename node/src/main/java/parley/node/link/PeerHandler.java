package parley.node.link;

/** What a node answers to its peers. */
@FunctionalInterface
public interface PeerHandler {

  /**
   * Answers one request. Called on a virtual thread, concurrently; may block.
   *
   * @param party the peer, proven by its pinned key
   */
  Response handle(String party, Request request);
}
