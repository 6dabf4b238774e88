package parley.node.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.line.Card;
import parley.log.Hash;
import parley.log.HeadRole;
import parley.log.HeadSigner;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.node.engine.NodeKeys;
import parley.node.storage.Durable;
import parley.record.Origin;
import parley.record.Signatory;

/**
 * Keys as files of 32-byte seeds in hexadecimal, mode 0600, and cards as files. Expanded ML-DSA
 * keys do not interchange between providers, so only seeds are kept (record.md §9).
 */
public final class KeyFolder implements NodeKeys {
  private final NodeFolder folder;
  private final String party;
  private final Suite suite;
  private final RandomGenerator random;
  private final Map<String, Card> cards = new ConcurrentHashMap<>();
  private final Map<String, Signatory> persons = new ConcurrentHashMap<>();
  private final Map<Origin, HeadSigner> logs = new ConcurrentHashMap<>();
  private final Signatory clerk;
  private volatile HeadSigner mirror;

  /** Opens the keys of a party's node; clerk, mirror and TLS keys must be there. */
  public KeyFolder(NodeFolder folder, String party, Suite suite, RandomGenerator random)
      throws IOException, MalformedException {
    this.folder = folder;
    this.party = party;
    this.suite = suite;
    this.random = random;
    this.clerk = Signatory.of(party + "/clerk", seed("clerk"), suite);
    readCards();
    this.mirror = mirrorOf(cards.get(party));
  }

  /**
   * The mirror keys of one's own newest card: those made at the folder's birth, or later ones,
   * which are kept under the digits of their id.
   */
  private HeadSigner mirrorOf(@Nullable Card own) throws IOException, MalformedException {
    HeadSigner first = mirror("mirror");
    if (own == null || own.mirrorKeys().equals(first.keys().keys())) {
      return first;
    }
    HeadSigner later = mirror(mirrorName(own.mirrorKeys().getFirst()));
    if (!later.keys().keys().equals(own.mirrorKeys())) {
      throw new MalformedException("card: the mirror keys of the own card do not live here");
    }
    return later;
  }

  private HeadSigner mirror(String name) throws IOException {
    return new HeadSigner(
        HeadRole.MIRROR,
        Card.mirrorName(party),
        seed(name + ".ed25519"),
        seed(name + ".ml-dsa-44"),
        suite);
  }

  private static String mirrorName(NoteKey key) {
    return "mirror-" + HexFormat.of().formatHex(key.keyId());
  }

  /** Makes new mirror keys; they give receipts once a card that names them is taken up. */
  public List<NoteKey> newMirror() throws IOException {
    byte[] ed25519 = newSeed();
    byte[] mlDsa44 = newSeed();
    HeadSigner made =
        new HeadSigner(HeadRole.MIRROR, Card.mirrorName(party), ed25519, mlDsa44, suite);
    String name = mirrorName(made.keys().keys().getFirst());
    write(name + ".ed25519", ed25519);
    write(name + ".ml-dsa-44", mlDsa44);
    return made.keys().keys();
  }

  @Override
  public boolean holdsMirror(Card own) {
    try {
      return own.party().equals(party) && mirrorOf(own).keys().keys().equals(own.mirrorKeys());
    } catch (IOException | MalformedException e) {
      return false;
    }
  }

  @Override
  public void takeUp(Card own) {
    try {
      HeadSigner next = mirrorOf(own);
      replace(own);
      mirror = next;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedException e) {
      throw new IllegalStateException("whose keys live here was asked before", e);
    }
  }

  private void readCards() throws IOException, MalformedException {
    try (Stream<Path> files = Files.list(folder.cards())) {
      for (Path file : files.filter(f -> f.toString().endsWith(".card")).sorted().toList()) {
        Card card = Card.parse(Files.readString(file), suite);
        cards.put(card.party(), card);
      }
    }
  }

  @Override
  public String party() {
    return party;
  }

  @Override
  public Optional<Card> card(String of) {
    return Optional.ofNullable(cards.get(of));
  }

  /** Every card known. */
  public Map<String, Card> cards() {
    return Map.copyOf(cards);
  }

  /**
   * Takes a card in.
   *
   * @throws IllegalArgumentException if another party key, or a newer card, of that party is known
   */
  public void add(Card card) throws IOException {
    Card known = cards.get(card.party());
    if (known != null && !known.partyKeys().equals(card.partyKeys())) {
      throw new IllegalArgumentException("another party key of " + card.party() + " is pinned");
    }
    if (known != null && known.serial() > card.serial()) {
      throw new IllegalArgumentException("a newer card of " + card.party() + " is known");
    }
    if (card.party().equals(party) && !card.mirrorKeys().equals(mirror.keys().keys())) {
      throw new IllegalArgumentException("mirror keys change with the opening of an epoch only");
    }
    replace(card);
  }

  /**
   * Takes in a card that an entry of a counterpart's record states, unless a newer one is known.
   */
  void learn(Card card) {
    Card known = cards.get(card.party());
    if (known != null && known.serial() < card.serial()) {
      try {
        add(card);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void replace(Card card) throws IOException {
    Durable.replace(
        folder.cards().resolve(card.party() + ".card"),
        card.note().getBytes(StandardCharsets.UTF_8));
    cards.put(card.party(), card);
  }

  @Override
  public Signatory clerk() {
    return clerk;
  }

  @Override
  public HeadSigner mirror() {
    return mirror;
  }

  /** The seed of the certificate's key. */
  public byte[] tlsSeed() throws IOException {
    return seed("tls");
  }

  @Override
  public Optional<HeadSigner> log(Origin origin) {
    HeadSigner known = logs.get(origin);
    String name = logName(origin.toString());
    if (known != null || !Files.exists(keyFile(name + ".ed25519"))) {
      return Optional.ofNullable(known);
    }
    try {
      HeadSigner signer =
          new HeadSigner(
              HeadRole.LOG,
              origin.toString(),
              seed(name + ".ed25519"),
              seed(name + ".ml-dsa-44"),
              suite);
      logs.put(origin, signer);
      return Optional.of(signer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the keys of a new log and returns its origin, which commits to them. */
  public Origin newLog(String line, int epoch) throws IOException {
    byte[] ed25519 = newSeed();
    byte[] mlDsa44 = newSeed();
    Origin origin =
        Origin.of(
            party,
            line,
            epoch,
            suite.signer(parley.log.Algorithm.ED25519, ed25519).publicKey(),
            suite.signer(parley.log.Algorithm.ML_DSA_44, mlDsa44).publicKey());
    String name = logName(origin.toString());
    write(name + ".ed25519", ed25519);
    write(name + ".ml-dsa-44", mlDsa44);
    return origin;
  }

  /** Files are named by a hash: an origin has slashes and may be long. */
  private static String logName(String origin) {
    return "log-" + Hash.sha256(origin.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32);
  }

  @Override
  public Optional<Signatory> person(String name) {
    Signatory known = persons.get(name);
    String file = personName(name);
    if (known != null || !name.startsWith(party + "/") || !Files.exists(keyFile(file))) {
      return Optional.ofNullable(known);
    }
    try {
      Signatory signatory = Signatory.of(name, seed(file), suite);
      persons.put(name, signatory);
      return Optional.of(signatory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes a person's key that lives in the node.
   *
   * @throws IllegalArgumentException if there is one
   */
  public Signatory newPerson(String name) throws IOException {
    if (person(name).isPresent()) {
      throw new IllegalArgumentException("a key of " + name + " lives in this node already");
    }
    write(personName(name), newSeed());
    return person(name).orElseThrow();
  }

  /** The persons whose keys live in the node, by name. */
  public List<Signatory> persons() throws IOException {
    List<Signatory> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.keys())) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("person-") && name.endsWith(".seed")) {
          String person = name.substring("person-".length(), name.length() - ".seed".length());
          person(party + "/" + person).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private String personName(String name) {
    return "person-" + name.substring(party.length() + 1);
  }

  /** Makes a key that is kept under that name. */
  static void create(NodeFolder folder, String name, RandomGenerator random) throws IOException {
    byte[] seed = new byte[32];
    random.nextBytes(seed);
    writeSeed(folder.keys().resolve(name + ".seed"), seed);
  }

  private byte[] newSeed() {
    byte[] seed = new byte[32];
    random.nextBytes(seed);
    return seed;
  }

  private Path keyFile(String name) {
    return folder.keys().resolve(name + ".seed");
  }

  private void write(String name, byte[] seed) throws IOException {
    writeSeed(keyFile(name), seed);
  }

  /** Writes a seed that must not exist yet: mode 0600, durable before the key is ever used. */
  public static void writeSeed(Path file, byte[] seed) throws IOException {
    if (Files.exists(file)) {
      throw new java.nio.file.FileAlreadyExistsException(file.toString());
    }
    String hex = HexFormat.of().formatHex(seed) + "\n";
    Durable.replace(file, hex.getBytes(StandardCharsets.US_ASCII));
  }

  private byte[] seed(String name) throws IOException {
    return readSeed(keyFile(name));
  }

  /** Reads a seed; the error names the file, never its content. */
  public static byte[] readSeed(Path file) throws IOException {
    String text = Files.readString(file).strip();
    if (!text.matches("[0-9a-f]{64}")) {
      throw new IOException(file + ": a seed of 64 hexadecimal digits expected");
    }
    return HexFormat.of().parseHex(text);
  }
}
