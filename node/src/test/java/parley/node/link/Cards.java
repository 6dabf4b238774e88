package parley.node.link;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Cards that a test adds and withdraws while nodes run. */
final class Cards implements Peers {
  private final Map<String, Peer> cards = new ConcurrentHashMap<>();

  /** An identity whose seed is 32 times this number. */
  static TlsIdentity identity(String party, int seed) {
    byte[] bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) seed);
    return TlsIdentity.of(party, bytes);
  }

  static Address loopback(int port) {
    return new Address("127.0.0.1", port);
  }

  Cards add(TlsIdentity identity, Address... addresses) {
    cards.put(
        identity.party(),
        new Peer(identity.party(), List.of(identity.publicKey()), List.of(addresses)));
    return this;
  }

  void withdraw(String party) {
    cards.remove(party);
  }

  @Override
  public Optional<Peer> byParty(String party) {
    return Optional.ofNullable(cards.get(party));
  }

  @Override
  public Optional<Peer> byTlsKey(byte[] key) {
    return cards.values().stream().filter(peer -> peer.pins(key)).findFirst();
  }
}
