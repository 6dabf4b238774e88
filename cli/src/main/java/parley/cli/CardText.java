package parley.cli;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import parley.line.Card;
import parley.log.Algorithm;
import parley.log.Hash;
import parley.log.KeyType;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.record.Signatory;

/**
 * What an operator says on the party's card, beside the keys.
 *
 * @param names by language tag
 * @param addresses {@code host:port}
 * @param languages language tags
 * @param timezones IANA names
 */
record CardText(
    Map<String, String> names,
    List<String> addresses,
    List<String> languages,
    List<String> timezones) {

  /**
   * Checks what a card would refuse later, naming the option.
   *
   * @throws MalformedException naming the option
   */
  static void check(Map<String, String> names, List<String> languages, List<String> timezones)
      throws MalformedException {
    for (var name : names.entrySet()) {
      checkTag(name.getKey(), "--name");
      if (name.getValue().isBlank() || name.getValue().length() > 200) {
        throw new MalformedException("--name: 1 to 200 characters expected");
      }
    }
    for (String language : languages) {
      checkTag(language, "--language");
    }
    for (String zone : timezones) {
      if (!ZoneId.getAvailableZoneIds().contains(zone)) {
        throw new MalformedException("--timezone: an IANA time zone expected");
      }
    }
  }

  private static void checkTag(String tag, String option) throws MalformedException {
    if (!tag.matches("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")) {
      throw new MalformedException(option + ": a language tag expected");
    }
  }

  /** The first card of a party, with the public halves of its node's seeds. */
  Card first(KeyFile key, Map<String, byte[]> seeds) throws MalformedException {
    String party = key.party();
    String mirror = Card.mirrorName(party);
    byte[] classical =
        publicKey(Algorithm.ED25519, seeds.getOrDefault("mirror.ed25519", new byte[0]));
    byte[] quantum =
        publicKey(Algorithm.ML_DSA_44, seeds.getOrDefault("mirror.ml-dsa-44", new byte[0]));
    Card unsigned =
        new Card(
            party,
            names,
            1,
            key.signatories().stream().map(Signatory::key).toList(),
            List.of(
                new NoteKey(mirror, KeyType.ED25519_COSIGNATURE, classical),
                new NoteKey(mirror, KeyType.ML_DSA_44, quantum)),
            Hash.of(publicKey(Algorithm.ED25519, seeds.getOrDefault("tls", new byte[0]))),
            addresses,
            languages,
            timezones,
            "");
    return signed(unsigned, key);
  }

  private static byte[] publicKey(Algorithm algorithm, byte[] seed) {
    return Suite.standard().signer(algorithm, seed).publicKey();
  }

  /** The next card of a party: the same text, other mirror keys. */
  static Card renewed(Card old, List<NoteKey> mirror, KeyFile key) throws MalformedException {
    CardText same = new CardText(Map.of(), List.of(), List.of(), List.of());
    return same.next(old, mirror, key);
  }

  /** The next card of a party: the same keys, this text; parts left empty stay as they were. */
  Card next(Card old, KeyFile key) throws MalformedException {
    return next(old, old.mirrorKeys(), key);
  }

  private Card next(Card old, List<NoteKey> mirror, KeyFile key) throws MalformedException {
    Card unsigned =
        new Card(
            old.party(),
            names.isEmpty() ? old.names() : names,
            old.serial() + 1,
            old.partyKeys(),
            mirror,
            old.tlsKey(),
            addresses.isEmpty() ? old.addresses() : addresses,
            languages.isEmpty() ? old.languages() : languages,
            timezones.isEmpty() ? old.timezones() : timezones,
            "");
    return signed(unsigned, key);
  }

  /** A card that does not read back is never handed out. */
  private static Card signed(Card card, KeyFile key) throws MalformedException {
    String text = card.text();
    Card signed = card.signed(key.signatories().stream().map(s -> s.sign(text)).toList());
    if (signed.note().length() > NodeHome.CARD_LIMIT) {
      throw new MalformedException("card: over " + NodeHome.CARD_LIMIT + " characters; say less");
    }
    return Card.parse(signed.note(), Suite.standard());
  }
}
