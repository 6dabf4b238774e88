package parley.sim.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import parley.line.Card;
import parley.log.Algorithm;
import parley.log.Hash;
import parley.log.HeadRole;
import parley.log.HeadSigner;
import parley.log.Suite;
import parley.record.Signatory;

/**
 * A party of the demonstration with its keys and its card.
 *
 * @param partyKey both signatories of the offline key
 * @param mirror gives receipts
 * @param persons the key of each person, by name in the key
 */
public record Member(
    String party,
    List<Signatory> partyKey,
    HeadSigner mirror,
    Map<String, Signatory> persons,
    Card card) {

  /** The name of the node's own key. */
  public static final String CLERK = "clerk";

  private static final int SEED = Algorithm.SEED_BYTES;

  public Member {
    partyKey = List.copyOf(partyKey);
    persons = Map.copyOf(persons);
  }

  /** A party with new keys for all its people. */
  public static Member of(PublicRecord.Party party, Cast cast, Suite suite, Randomness random) {
    String name = party.name();
    List<Signatory> partyKey = Signatory.party(name, random.bytes(SEED), random.bytes(SEED), suite);
    HeadSigner mirror =
        new HeadSigner(
            HeadRole.MIRROR, Card.mirrorName(name), random.bytes(SEED), random.bytes(SEED), suite);
    Map<String, Signatory> persons = new LinkedHashMap<>();
    persons.put(CLERK, Signatory.of(name + "/" + CLERK, random.bytes(SEED), suite));
    for (String person : cast.persons(name)) {
      persons.put(person, Signatory.of(name + "/" + person, random.bytes(SEED), suite));
    }
    Hash tlsKey = Hash.of(suite.signer(Algorithm.ED25519, random.bytes(SEED)).publicKey());
    return new Member(name, partyKey, mirror, persons, card(party, partyKey, mirror, tlsKey));
  }

  private static Card card(
      PublicRecord.Party party, List<Signatory> partyKey, HeadSigner mirror, Hash tlsKey) {
    Card unsigned =
        new Card(
            party.name(),
            party.names(),
            1,
            partyKey.stream().map(Signatory::key).toList(),
            mirror.keys().keys(),
            tlsKey,
            List.of(),
            party.languages(),
            party.timezones(),
            "");
    String text = unsigned.text();
    return unsigned.signed(partyKey.stream().map(key -> key.sign(text)).toList());
  }

  /** The key of that person. */
  public Signatory person(String person) {
    return Objects.requireNonNull(persons.get(person), person);
  }
}
