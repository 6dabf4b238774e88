package parley.transcript;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.line.Card;
import parley.line.Genesis;
import parley.line.LineDescriptor;
import parley.log.Algorithm;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.HeadRole;
import parley.log.HeadSigner;
import parley.log.MemoryTree;
import parley.log.Merkle;
import parley.log.Note;
import parley.log.NoteKey;
import parley.log.NoteSignature;
import parley.log.Suite;
import parley.record.BlobRef;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Origin;
import parley.record.Precedence;
import parley.record.Ref;
import parley.record.Seen;
import parley.record.Signatory;
import parley.record.SignedEntry;

/** One party of a test line: its keys, its log, and what it writes. */
final class TestParty {
  static final Instant T0 = Instant.parse("2027-03-01T08:00:00Z");

  final String name;
  final Suite suite;
  final List<Signatory> partyKey;
  HeadSigner mirror;
  final Signatory clerk;
  final Signatory officer;
  Card card;
  HeadSigner log;
  Origin origin;
  final List<byte[]> leaves = new ArrayList<>();
  MemoryTree tree = new MemoryTree();
  private int ids;

  TestParty(String name, LineDescriptor line, Suite suite) {
    this.name = name;
    this.suite = suite;
    this.partyKey = Signatory.party(name, seed("party-1"), seed("party-2"), suite);
    this.mirror = mirror("mirror");
    this.clerk = Signatory.of(name + "/clerk", seed("clerk"), suite);
    this.officer = Signatory.of(name + "/li-wei", seed("officer"), suite);
    this.card = card(1, mirror);
    byte[] one = suite.signer(Algorithm.ED25519, seed("log-1")).publicKey();
    byte[] two = suite.signer(Algorithm.ML_DSA_44, seed("log-2")).publicKey();
    this.origin = Origin.of(name, line.lineId(), 1, one, two);
    this.log = new HeadSigner(HeadRole.LOG, origin.toString(), seed("log-1"), seed("log-2"), suite);
  }

  /** The same party with another log, still empty. */
  TestParty with(LineDescriptor line, int epoch, String keys) {
    TestParty other = new TestParty(name, line, suite);
    byte[] one = seed(keys + "-1");
    byte[] two = seed(keys + "-2");
    other.origin =
        Origin.of(
            name,
            line.lineId(),
            epoch,
            suite.signer(Algorithm.ED25519, one).publicKey(),
            suite.signer(Algorithm.ML_DSA_44, two).publicKey());
    other.log = new HeadSigner(HeadRole.LOG, other.origin.toString(), one, two, suite);
    return other;
  }

  byte[] seed(String what) {
    return Hash.sha256((name + " " + what).getBytes(StandardCharsets.UTF_8)).bytes();
  }

  HeadSigner mirror(String what) {
    return new HeadSigner(
        HeadRole.MIRROR, name + "/mirror", seed(what + "-1"), seed(what + "-2"), suite);
  }

  Card card(long serial, HeadSigner mirrorKey) {
    Card unsigned =
        new Card(
            name,
            Map.of("en", "The party " + name),
            serial,
            partyKey.stream().map(Signatory::key).toList(),
            mirrorKey.keys().keys(),
            Hash.sha256(seed("tls")),
            List.of("node." + name + ":7441"),
            List.of("en"),
            List.of("UTC"),
            "");
    return unsigned.signed(partyKey.stream().map(s -> s.sign(unsigned.text())).toList());
  }

  void genesis(LineDescriptor line, Map<String, Card> cards) {
    List<NoteKey> keys = log.keys().keys();
    party("genesis", new Genesis(line, keys, cards).body());
    party("key-grant", grant(clerk, "clerk", "node"));
    Json.Obj officers = grant(officer, "holder", "token");
    party("key-grant", officers.with("posts", Json.strings(List.of("duty"))));
  }

  private static Json.Obj grant(Signatory granted, String role, String lives) {
    return Json.Obj.EMPTY.with("key", granted.key().vkey()).with("role", role).with("lives", lives);
  }

  void officerHoldsDuty() {
    Json.Obj title = Json.Obj.EMPTY.with("en", "Duty officer");
    party("post", Json.Obj.EMPTY.with("name", "duty").with("title", title).with("rung", "duty"));
    party(
        "holder",
        Json.Obj.EMPTY.with("holds", "duty").with("person", "li-wei").with("name", "Li Wei"));
  }

  /** What an act says beyond its kind, author and body. */
  private record More(@Nullable Ref re, List<BlobRef> blobs, List<Seen> seen) {}

  Ref party(String kind, Json.Obj body, Seen... seen) {
    return write(kind, "", partyKey, body, new More(null, List.of(), Arrays.asList(seen)));
  }

  Ref clerk(String kind, Json.Obj body, @Nullable Ref re, Seen... seen) {
    return write(kind, "", List.of(clerk), body, new More(re, List.of(), Arrays.asList(seen)));
  }

  Ref officer(String kind, Json.Obj body, @Nullable Ref re, Seen... seen) {
    More more = new More(re, List.of(), Arrays.asList(seen));
    return write(kind, "duty", List.of(officer), body, more);
  }

  Ref text(String words, BlobRef... blobs) {
    Json.Obj body = Json.Obj.EMPTY.with("text", words).with("language", "en");
    More more = new More(null, Arrays.asList(blobs), List.of());
    return write("text", "duty", List.of(officer), body, more);
  }

  private Ref write(String kind, String post, List<Signatory> by, Json.Obj body, More more) {
    Entry entry =
        new Entry(
            Hash.sha256(seed("id" + ids++ + origin)).hex().substring(0, 32),
            kind,
            origin,
            post,
            by.stream().map(Signatory::id).toList(),
            T0.plusSeconds(60L * leaves.size()),
            Mark.REAL,
            Precedence.ROUTINE,
            more.seen(),
            more.re(),
            null,
            body,
            more.blobs());
    return append(Signatory.sign(entry, by));
  }

  Ref append(SignedEntry signed) {
    return raw(signed.bytes());
  }

  /** Any bytes as the next leaf: what hashes to a valid head is mirrored whatever it says. */
  Ref raw(byte[] leaf) {
    leaves.add(leaf);
    Hash hash = Merkle.leaf(leaf);
    tree.append(hash);
    return new Ref(origin.toString(), leaves.size() - 1, hash);
  }

  Checkpoint head(long size) {
    return Checkpoint.of(origin.toString(), size, tree.root(size));
  }

  Checkpoint head() {
    return head(leaves.size());
  }

  Seen seen() {
    return new Seen(origin.toString(), leaves.size(), head().root());
  }

  Note note(Checkpoint head, TestParty... cosigners) {
    List<NoteSignature> lines = new ArrayList<>(log.sign(head, 0));
    for (TestParty cosigner : cosigners) {
      lines.addAll(cosigner.mirror.sign(head, T0.getEpochSecond() + head.size()));
    }
    return new Note(head.text(), lines);
  }

  LogMaterial material(List<Note> receipts, Note head) {
    return new LogMaterial(
        origin,
        leaves.size(),
        (first, count) -> leaves.subList((int) first, (int) first + count),
        tree,
        head,
        receipts);
  }
}
