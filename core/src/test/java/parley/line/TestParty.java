package parley.line;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.log.Algorithm;
import parley.log.Hash;
import parley.log.KeyType;
import parley.log.NoteKey;
import parley.log.Signer;
import parley.log.Suite;
import parley.record.Origin;
import parley.record.Signatory;

/** A party of a test line with every private key it has, all made from one number. */
public final class TestParty {
  /** The log keys of one epoch. */
  public record LogKeys(Signer ed25519, Signer mlDsa44) {}

  private final String name;
  private final long seed;
  private final Suite suite;
  private final List<Signatory> partyKey;
  private final Map<String, Signatory> persons = new TreeMap<>();
  private final List<TestLog> logs = new ArrayList<>();

  /** The party of that name; equal numbers give equal keys. */
  public TestParty(String name, long seed, Suite suite) {
    this.name = name;
    this.seed = seed;
    this.suite = suite;
    this.partyKey = Signatory.party(name, secret("party-ed"), secret("party-ml"), suite);
  }

  /** As in origins and keys: {@code us}, {@code cn}. */
  public String name() {
    return name;
  }

  /** 32 bytes for a purpose. */
  public byte[] secret(String purpose) {
    String text = seed + " " + name + " " + purpose;
    return Hash.sha256(text.getBytes(StandardCharsets.UTF_8)).bytes();
  }

  /** Both lines of the party key. */
  public List<Signatory> partyKey() {
    return partyKey;
  }

  /** The public halves of the party key, as a counterpart pins them. */
  public List<NoteKey> pins() {
    return partyKey.stream().map(Signatory::key).toList();
  }

  /** The key of a person, or of the clerk: {@code <party>/<person>}; one for ever. */
  public Signatory person(String person) {
    return persons.computeIfAbsent(
        person, p -> Signatory.of(name + "/" + p, secret("person " + p), suite));
  }

  /** A further key of a person. */
  public Signatory person(String person, int number) {
    return Signatory.of(name + "/" + person, secret("person " + person + number), suite);
  }

  /** The card of that serial number. */
  public Card card(long serial) {
    return card(serial, 0);
  }

  /** The card of that serial number, with the n-th mirror keys. */
  public Card card(long serial, int mirror) {
    Card card =
        new Card(
            name,
            Map.of("en", "Party " + name),
            serial,
            pins(),
            mirrorKeys(mirror),
            Hash.of(secret("tls")),
            List.of("node." + name + ".example:7443"),
            List.of("en"),
            List.of("Etc/UTC"),
            "");
    return card.signed(partyKey.stream().map(s -> s.sign(card.text())).toList());
  }

  private List<NoteKey> mirrorKeys(int number) {
    String mirror = Card.mirrorName(name);
    String of = number == 0 ? "" : " " + number;
    Signer ed = suite.signer(Algorithm.ED25519, secret("mirror-ed" + of));
    Signer ml = suite.signer(Algorithm.ML_DSA_44, secret("mirror-ml" + of));
    return List.of(
        new NoteKey(mirror, KeyType.ED25519_COSIGNATURE, ed.publicKey()),
        new NoteKey(mirror, KeyType.ML_DSA_44, ml.publicKey()));
  }

  /** The log keys of an epoch; the number tells rivals of one epoch apart. */
  public LogKeys logKeys(int epoch, int number) {
    String of = epoch + " " + number;
    return new LogKeys(
        suite.signer(Algorithm.ED25519, secret("log-ed " + of)),
        suite.signer(Algorithm.ML_DSA_44, secret("log-ml " + of)));
  }

  /** The origin of that log. */
  public Origin origin(String lineId, int epoch, int number) {
    LogKeys keys = logKeys(epoch, number);
    return Origin.of(name, lineId, epoch, keys.ed25519().publicKey(), keys.mlDsa44().publicKey());
  }

  /** Begins a log; acts go into the log begun last. */
  public TestLog begin(String lineId, int epoch, int number) {
    logs.add(new TestLog(origin(lineId, epoch, number)));
    return logs.getLast();
  }

  /** The log begun last. */
  public TestLog log() {
    return logs.getLast();
  }

  /** Every log, oldest first. */
  public List<TestLog> logs() {
    return logs;
  }

  /** The bodies' list of log keys. */
  public List<NoteKey> logKeys(Origin origin, int epoch, int number) {
    LogKeys keys = logKeys(epoch, number);
    return Genesis.logKeys(origin, keys.ed25519().publicKey(), keys.mlDsa44().publicKey());
  }
}
