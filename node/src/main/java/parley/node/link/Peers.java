package parley.node.link;

import java.util.Optional;

/**
 * The cards in force, read anew at every handshake and every request: a card that is added or
 * withdrawn counts at once. Called from many threads; must not block.
 */
public interface Peers {

  /** The peer of this name. */
  Optional<Peer> byParty(String party);

  /** The peer that has pinned this raw Ed25519 key. */
  Optional<Peer> byTlsKey(byte[] key);
}
