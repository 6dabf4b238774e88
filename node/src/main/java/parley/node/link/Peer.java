package parley.node.link;

import java.util.Arrays;
import java.util.List;

/**
 * A party that this node knows by its card.
 *
 * @param party its name
 * @param tlsKeys its pinned TLS keys, raw Ed25519 (32 bytes each); more than one while keys change
 * @param addresses where it is reached, the preferred one first
 */
public record Peer(String party, List<byte[]> tlsKeys, List<Address> addresses) {

  /** Copies what it is given. */
  public Peer {
    tlsKeys = tlsKeys.stream().map(byte[]::clone).toList();
    addresses = List.copyOf(addresses);
  }

  /** Whether this raw key is one of the pinned ones. */
  public boolean pins(byte[] tlsKey) {
    return tlsKeys.stream().anyMatch(pinned -> Arrays.equals(pinned, tlsKey));
  }
}
