package parley.sim.world;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.line.Card;
import parley.line.Genesis;
import parley.log.Algorithm;
import parley.log.Hash;
import parley.log.HeadKeys;
import parley.log.HeadRole;
import parley.log.HeadSigner;
import parley.log.NoteKey;
import parley.log.Signer;
import parley.log.Suite;
import parley.node.engine.NodeKeys;
import parley.record.Origin;
import parley.record.Signatory;

/** Every private key of one party, all made from the world's seed; and the cards it knows. */
final class PartyKeys implements NodeKeys {
  private final String party;
  private final long seed;
  private final Suite suite;
  private final List<Signatory> partyKey;
  private final Map<String, Signatory> persons = new TreeMap<>();
  private final Map<String, HeadSigner> logs = new TreeMap<>();
  private final Map<String, Card> cards = new TreeMap<>();
  private final List<HeadSigner> mirrors = new ArrayList<>();
  private HeadSigner current;
  private long serial = 1;

  PartyKeys(String party, long seed, Suite suite) {
    this.party = party;
    this.seed = seed;
    this.suite = suite;
    this.partyKey = Signatory.party(party, secret("party ed"), secret("party ml"), suite);
    newMirror();
    current = mirrors.getFirst();
  }

  /** Makes mirror keys; the first are in use from the beginning, others once they are taken up. */
  List<NoteKey> newMirror() {
    String number = mirrors.size() + "";
    mirrors.add(
        new HeadSigner(
            HeadRole.MIRROR,
            Card.mirrorName(party),
            secret("mirror ed" + number),
            secret("mirror ml" + number),
            suite));
    return mirrors.getLast().keys().keys();
  }

  /** The Ed25519 key of every pair of mirror keys that was made. */
  List<NoteKey> mirrors() {
    return mirrors.stream().map(m -> m.keys().keys().getFirst()).toList();
  }

  /** The mirror that gives receipts by that key. */
  HeadKeys mirror(NoteKey key) {
    return mirrors.stream()
        .map(HeadSigner::keys)
        .filter(keys -> keys.keys().contains(key))
        .findFirst()
        .orElseThrow();
  }

  private byte[] secret(String purpose) {
    String text = seed + " " + party + " " + purpose;
    return Hash.sha256(text.getBytes(StandardCharsets.UTF_8)).bytes();
  }

  @Override
  public String party() {
    return party;
  }

  @Override
  public Optional<Card> card(String of) {
    return Optional.ofNullable(cards.get(of));
  }

  void add(Card card) {
    cards.put(card.party(), card);
  }

  Map<String, Card> cards() {
    return cards;
  }

  /** This party's own card, signed, as it was at the beginning. */
  Card ownCard() {
    return ownCard(1, mirrors.getFirst().keys().keys());
  }

  /** The next card of this party, with those mirror keys. */
  Card nextCard(List<NoteKey> keys) {
    return ownCard(++serial, keys);
  }

  private Card ownCard(long number, List<NoteKey> keys) {
    List<NoteKey> pins = partyKey.stream().map(Signatory::key).toList();
    Card card =
        new Card(
            party,
            Map.of("en", party),
            number,
            pins,
            keys,
            Hash.of(secret("tls")),
            List.of(party + ".example:1"),
            List.of("en"),
            List.of("Etc/UTC"),
            "");
    return card.signed(partyKey.stream().map(s -> s.sign(card.text())).toList());
  }

  /** Both lines of the party key. */
  List<Signatory> partyKey() {
    return partyKey;
  }

  @Override
  public Signatory clerk() {
    return key("clerk", 0);
  }

  @Override
  public HeadSigner mirror() {
    return current;
  }

  private Optional<HeadSigner> mirrorOf(Card own) {
    return mirrors.stream().filter(m -> m.keys().keys().equals(own.mirrorKeys())).findFirst();
  }

  @Override
  public boolean holdsMirror(Card own) {
    return mirrorOf(own).isPresent();
  }

  @Override
  public void takeUp(Card own) {
    cards.put(party, own);
    current = mirrorOf(own).orElseThrow();
  }

  @Override
  public Optional<HeadSigner> log(Origin origin) {
    return Optional.ofNullable(logs.get(origin.toString()));
  }

  @Override
  public Optional<Signatory> person(String name) {
    return Optional.of(key(name, 0));
  }

  /** The n-th key of a person. */
  Signatory key(String person, int number) {
    return persons.computeIfAbsent(
        person + number,
        p -> Signatory.of(party + "/" + person, secret("person " + person + number), suite));
  }

  /** Makes the keys of a new log. */
  Origin newLog(String line, int epoch) {
    return log(line, epoch, "");
  }

  /** Makes the keys of a second log of an epoch, which no honest party has. */
  Origin rivalLog(String line, int epoch) {
    return log(line, epoch, " rival");
  }

  private Origin log(String line, int epoch, String which) {
    byte[] ed = secret("log ed " + line + epoch + which);
    byte[] ml = secret("log ml " + line + epoch + which);
    Signer first = suite.signer(Algorithm.ED25519, ed);
    Signer second = suite.signer(Algorithm.ML_DSA_44, ml);
    Origin origin = Origin.of(party, line, epoch, first.publicKey(), second.publicKey());
    logs.put(origin.toString(), new HeadSigner(HeadRole.LOG, origin.toString(), ed, ml, suite));
    return origin;
  }

  /** The public keys of a log of this party. */
  List<NoteKey> logKeys(Origin origin) {
    List<NoteKey> keys = log(origin).orElseThrow().keys().keys();
    return Genesis.logKeys(origin, keys.get(0).publicKey(), keys.get(1).publicKey());
  }

  /** A key that nobody granted. */
  Signatory stranger(String person) {
    return key(person, 99);
  }
}
