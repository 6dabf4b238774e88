package parley.sim.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.cli.JsonObject;
import parley.cli.Session;
import parley.line.Card;
import parley.log.Algorithm;
import parley.log.Hash;
import parley.log.HeadRole;
import parley.log.HeadSigner;
import parley.log.Suite;
import parley.node.link.Address;
import parley.node.link.TlsIdentity;
import parley.node.node.KeyFolder;
import parley.node.node.NodeConfig;
import parley.node.node.NodeFolder;
import parley.node.storage.FileAnchor;
import parley.record.Signatory;

/**
 * A party of the demonstration with a node of its own: its folder as {@code parley init} makes one,
 * its offline party key and the keys of its people, which live outside of the node.
 *
 * @param member keys and card
 * @param folder of the node
 * @param token of the node's API
 */
record LiveParty(Member member, NodeFolder folder, String token) {
  private static final int SEED = Algorithm.SEED_BYTES;

  /**
   * Where a node is spoken to.
   *
   * @param reached where counterparts reach it
   * @param listen where it listens for them
   * @param api where its API does: a port of its own, so that commands find it by the folder
   */
  record Doors(String reached, Address listen, Address api) {}

  /** Makes a party below a folder. */
  static LiveParty create(PublicRecord.Party party, Means means, Path below, Doors doors)
      throws IOException {
    NodeFolder folder = new NodeFolder(below.resolve(party.name()).resolve("node"));
    folder.create();
    Member member = member(party, means, folder, doors.reached());
    Path anchor = below.resolve(party.name()).resolve("anchor");
    FileAnchor.create(anchor).close();
    new NodeConfig(party.name(), anchor, List.of(doors.listen()), doors.api())
        .write(folder.config());
    String token = HexFormat.of().formatHex(means.random().bytes(SEED));
    Files.createFile(
        folder.token(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(folder.token(), token + "\n");
    LiveParty live = new LiveParty(member, folder, token);
    live.pin(member.card());
    return live;
  }

  /** Keeps a card in the node's folder, before the node starts. */
  void pin(Card card) throws IOException {
    Files.write(
        folder.cards().resolve(card.party() + ".card"),
        card.note().getBytes(StandardCharsets.UTF_8));
  }

  private static Member member(
      PublicRecord.Party party, Means means, NodeFolder folder, String reached) throws IOException {
    Suite suite = means.suite();
    String name = party.name();
    byte[] clerk = keep(folder, "clerk", means);
    byte[] tls = keep(folder, "tls", means);
    HeadSigner mirror =
        new HeadSigner(
            HeadRole.MIRROR,
            Card.mirrorName(name),
            keep(folder, "mirror.ed25519", means),
            keep(folder, "mirror.ml-dsa-44", means),
            suite);
    List<Signatory> partyKey =
        Signatory.party(name, means.random().bytes(SEED), means.random().bytes(SEED), suite);
    Map<String, Signatory> persons = new LinkedHashMap<>();
    persons.put(Member.CLERK, Signatory.of(name + "/" + Member.CLERK, clerk, suite));
    for (String person : means.cast().persons(name)) {
      byte[] seed = means.random().bytes(SEED);
      persons.put(person, Signatory.of(name + "/" + person, seed, suite));
    }
    Card card =
        new Card(
            name,
            party.names(),
            1,
            partyKey.stream().map(Signatory::key).toList(),
            mirror.keys().keys(),
            Hash.of(TlsIdentity.of(name, tls).publicKey()),
            List.of(reached),
            party.languages(),
            party.timezones(),
            "");
    String text = card.text();
    Card signed = card.signed(partyKey.stream().map(key -> key.sign(text)).toList());
    return new Member(name, partyKey, mirror, persons, signed);
  }

  private static byte[] keep(NodeFolder folder, String name, Means means) throws IOException {
    byte[] seed = means.random().bytes(SEED);
    KeyFolder.writeSeed(folder.keys().resolve(name + ".seed"), seed);
    return seed;
  }

  /** Says how to talk to the party's node, which goes on running. */
  void tellKept(Session session, String api) {
    String name = member().party();
    String root = folder().root().toString();
    session
        .out()
        .result(
            new JsonObject().put("step", "kept").put("party", name).put("api", api),
            words -> words.say("demo.kept", "party", name, "folder", root, "api", api));
  }
}
