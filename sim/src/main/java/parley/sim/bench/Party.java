package parley.sim.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import parley.line.Card;
import parley.log.Algorithm;
import parley.log.Hash;
import parley.log.HeadRole;
import parley.log.HeadSigner;
import parley.log.MalformedException;
import parley.log.Suite;
import parley.node.link.Address;
import parley.node.link.TlsIdentity;
import parley.node.node.KeyFolder;
import parley.node.node.NodeConfig;
import parley.node.node.NodeFolder;
import parley.node.storage.Durable;
import parley.node.storage.FileAnchor;
import parley.record.Signatory;

/**
 * A party with new keys and a folder for its node.
 *
 * @param key both signatories of the party key
 */
record Party(String name, NodeFolder folder, Path anchor, List<Signatory> key, Card card) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Makes keys, card, anchor and configuration below a folder. */
  static Party make(Path base, String name, int port) throws IOException, MalformedException {
    Suite suite = Suite.standard();
    NodeFolder folder = new NodeFolder(base.resolve(name));
    folder.create();
    byte[] mirror = newSeed(folder, "mirror.ed25519");
    byte[] mirrorQuantum = newSeed(folder, "mirror.ml-dsa-44");
    byte[] tls = newSeed(folder, "tls");
    newSeed(folder, "clerk");
    String token = HexFormat.of().formatHex(seed());
    Durable.replace(folder.token(), token.getBytes(StandardCharsets.US_ASCII));
    List<Signatory> key = Signatory.party(name, seed(), seed(), suite);
    HeadSigner receipts =
        new HeadSigner(HeadRole.MIRROR, Card.mirrorName(name), mirror, mirrorQuantum, suite);
    Card unsigned =
        new Card(
            name,
            Map.of("en", name),
            1,
            key.stream().map(Signatory::key).toList(),
            receipts.keys().keys(),
            Hash.of(TlsIdentity.of(name, tls).publicKey()),
            List.of(LOOPBACK + ":" + port),
            List.of("en"),
            List.of("UTC"),
            "");
    String text = unsigned.text();
    Card card = unsigned.signed(key.stream().map(s -> s.sign(text)).toList());
    Path anchor = base.resolve(name + ".anchor");
    FileAnchor.create(anchor).close();
    Address listen = new Address(LOOPBACK, port);
    new NodeConfig(name, anchor, List.of(listen), new Address(LOOPBACK, 0)).write(folder.config());
    return new Party(name, folder, anchor, key, Card.parse(card.note(), suite));
  }

  /** Puts a card where the node finds it when it starts. */
  void learn(Card other) throws IOException {
    Durable.replace(
        folder.cards().resolve(other.party() + ".card"),
        other.note().getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes of the stopped node's store and anchor: what it keeps of its lines. */
  long bytesOnDisk() {
    try (var files = Files.walk(folder.store())) {
      long bytes = Files.size(anchor);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 32 random bytes. */
  static byte[] seed() {
    byte[] seed = new byte[Algorithm.SEED_BYTES];
    RANDOM.nextBytes(seed);
    return seed;
  }

  private static byte[] newSeed(NodeFolder folder, String name) throws IOException {
    byte[] seed = seed();
    KeyFolder.writeSeed(folder.keys().resolve(name + ".seed"), seed);
    return seed;
  }
}
