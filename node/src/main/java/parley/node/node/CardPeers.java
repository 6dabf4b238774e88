package parley.node.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.line.Card;
import parley.node.link.Address;
import parley.node.link.Peer;
import parley.node.link.Peers;

/** The peers that the cards name: each pinned by its card's TLS key, reached at its addresses. */
final class CardPeers implements Peers {
  private final KeyFolder keys;

  CardPeers(KeyFolder keys) {
    this.keys = keys;
  }

  @Override
  public Optional<Peer> byParty(String party) {
    return party.equals(keys.party()) ? Optional.empty() : keys.card(party).map(CardPeers::peer);
  }

  @Override
  public Optional<Peer> byTlsKey(byte[] key) {
    return keys.cards().values().stream()
        .filter(card -> !card.party().equals(keys.party()))
        .map(CardPeers::peer)
        .filter(peer -> peer.pins(key))
        .findFirst();
  }

  private static Peer peer(Card card) {
    List<Address> addresses = new ArrayList<>();
    for (String address : card.addresses()) {
      int colon = address.lastIndexOf(':');
      addresses.add(
          new Address(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
    }
    return new Peer(card.party(), List.of(card.rawTlsKey()), addresses);
  }
}
