package parley.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Writes vectors/log. Run once when a format is settled; the files are then what counts, and {@link
 * LogVectorsTest} reads them. What each file means is said in vectors/log/README.md.
 */
final class LogVectorWriter {
  private static final String ORIGIN = "north.example/parley/main-0123456789abcdef/0-89abcdef";
  private static final String MIRROR = "south.example/parley/mirror";
  private static final long TIME = 1_700_000_000L;
  private static final int LEAVES = 20;

  private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private final HeadSigner log = TestSigners.of(HeadRole.LOG, ORIGIN, 1);
  private final HeadSigner mirror = TestSigners.of(HeadRole.MIRROR, MIRROR, 2);
  private final MemoryTree tree = new MemoryTree();
  private final Path folder;

  private LogVectorWriter(Path folder) {
    this.folder = folder;
    for (int i = 0; i < LEAVES; i++) {
      tree.append(Merkle.leaf(leaf(i)));
    }
  }

  /** Writes into the folder that is the one argument. */
  public static void main(String[] arguments) throws IOException {
    LogVectorWriter writer = new LogVectorWriter(Path.of(arguments[0]));
    writer.keys();
    writer.notes();
    writer.checkpoints();
    writer.heads();
    writer.tree();
    writer.tiles();
    writer.tlogProofs();
    writer.witness();
  }

  private void keys() throws IOException {
    ArrayNode cases = json.createArrayNode();
    int number = 1;
    for (HeadSigner signer : List.of(log, mirror)) {
      for (NoteKey key : signer.keys().keys()) {
        int offset = key.type() == KeyType.ML_DSA_44 ? 100 : 0;
        cases
            .addObject()
            .put("name", signer.keys().role() + " " + key.type())
            .put("seed", hex(TestSigners.seed(number + offset)))
            .put("type", key.type().code())
            .put("keyId", hex(key.keyId()))
            .put("vkey", key.vkey())
            .put("ok", true);
      }
      number++;
    }
    byte[] seed = TestSigners.seed(103);
    byte[] publicKey = Suite.standard().signer(Algorithm.ML_DSA_44, seed).publicKey();
    NoteKey party = new NoteKey("north.example", KeyType.ML_DSA_44_TEXT, publicKey);
    cases
        .addObject()
        .put("name", "PARTY ML_DSA_44_TEXT")
        .put("seed", hex(seed))
        .put("type", party.type().code())
        .put("keyId", hex(party.keyId()))
        .put("vkey", party.vkey())
        .put("ok", true);
    badKeys(cases, publicKey);
    write("keys.json", cases);
  }

  private void badKeys(ArrayNode cases, byte[] mlDsa44Key) {
    badKey(cases, "type ff without its identifier", typed(0xff, mlDsa44Key));
    String good = log.keys().keys().getFirst().vkey();
    badKey(cases, "key ID of another key", good.replaceFirst("\\+........", "+00000000"));
    badKey(cases, "key ID in upper case", upperId(good));
    badKey(cases, "no key ID", good.replaceFirst("\\+........", ""));
    badKey(cases, "padding missing", log.keys().keys().getLast().vkey().replace("=", ""));
    badKey(cases, "space in the name", "a " + good);
    badKey(cases, "empty name", good.substring(good.indexOf('+')));
    badKey(cases, "type 02, which the record does not use", typed(2, new byte[32]));
    badKey(cases, "one byte short", typed(1, new byte[31]));
  }

  private static String upperId(String vkey) {
    String[] parts = vkey.split("\\+", 3);
    String upper = parts[1].toUpperCase(Locale.ROOT);
    return parts[0] + "+" + upper + "+" + parts[2];
  }

  private static String typed(int type, byte[] key) {
    byte[] typed = new byte[1 + key.length];
    typed[0] = (byte) type;
    System.arraycopy(key, 0, typed, 1, key.length);
    byte[] id = Hash.sha256("a\n".getBytes(StandardCharsets.UTF_8), typed).bytes();
    return "a+" + hex(id).substring(0, 8) + "+" + Canonical.base64(typed);
  }

  private static void badKey(ArrayNode cases, String name, String vkey) {
    cases.addObject().put("name", name).put("vkey", vkey).put("ok", false);
  }

  private void notes() throws IOException {
    String line = "— a.example AQIDBAU=\n";
    ArrayNode cases = json.createArrayNode();
    note(cases, true, "the shortest", "\n\n" + line);
    note(cases, true, "blank lines in the text", "one\n\n\ntwo\n\n\n" + line);
    note(cases, true, "a text that looks like a signature line", line + "\n" + line);
    note(cases, true, "two lines of one key", "text\n\n" + line + line);
    note(cases, true, "letters beyond ASCII", "ed è subito sera 中文\n\n— é.example AQIDBAU=\n");
    note(cases, true, "64 signatures", "text\n\n" + line.repeat(64));
    note(cases, false, "65 signatures", "text\n\n" + line.repeat(65));
    note(cases, false, "no signature", "text\n\n");
    note(cases, false, "no blank line", "text\n" + line);
    note(cases, false, "no newline at the end", "text\n\n" + line.strip());
    note(cases, false, "a line after the signatures", "text\n\n" + line + "more\n");
    note(cases, false, "carriage returns", "text\r\n\r\n" + line);
    note(cases, false, "a tab", "te\txt\n\n" + line);
    note(cases, false, "hyphen for em dash", "text\n\n- a.example AQIDBAU=\n");
    note(cases, false, "two spaces", "text\n\n— a.example  AQIDBAU=\n");
    note(cases, false, "space after the signature", "text\n\n— a.example AQIDBAU= \n");
    note(cases, false, "base64 without padding", "text\n\n— a.example AQIDBAU\n");
    note(cases, false, "base64 with unused bits set", "text\n\n— a.example AQIDBAV=\n");
    note(cases, false, "base64 for URLs", "text\n\n— a.example AQIDBAU__w==\n");
    note(cases, false, "key ID without signature", "text\n\n— a.example AQIDBA==\n");
    note(cases, false, "plus sign in the name", "text\n\n— a+b AQIDBAU=\n");
    note(cases, false, "no-break space in the name", "text\n\n— a\u00a0b AQIDBAU=\n");
    note(cases, false, "empty name", "text\n\n—  AQIDBAU=\n");
    note(cases, false, "name of 256 bytes", "text\n\n— " + "n".repeat(256) + " AQIDBAU=\n");
    note(cases, false, "empty", "");
    ObjectNode broken = cases.addObject().put("name", "not UTF-8").put("ok", false);
    broken.put("hex", "c328" + hex(("\n\n" + line).getBytes(StandardCharsets.UTF_8)));
    write("notes.json", cases);
  }

  private static void note(ArrayNode cases, boolean ok, String name, String note) {
    cases.addObject().put("name", name).put("note", note).put("ok", ok);
  }

  private void checkpoints() throws IOException {
    String root = tree.root().base64();
    ArrayNode cases = json.createArrayNode();
    checkpoint(cases, true, "plain", "a.example/log\n20\n" + root + "\n");
    checkpoint(cases, true, "empty tree", "a\n0\n" + Merkle.EMPTY_ROOT.base64() + "\n");
    checkpoint(cases, true, "spaces in the origin", "a - 1\n20\n" + root + "\n");
    checkpoint(cases, true, "largest size", "a\n9223372036854775807\n" + root + "\n");
    checkpoint(cases, true, "extension lines", "a\n20\n" + root + "\nmore\nand more\n");
    checkpoint(cases, true, "origin of 255 bytes", "o".repeat(255) + "\n1\n" + root + "\n");
    checkpoint(cases, false, "origin of 256 bytes", "o".repeat(256) + "\n1\n" + root + "\n");
    checkpoint(cases, false, "size above 2^63 - 1", "a\n9223372036854775808\n" + root + "\n");
    checkpoint(cases, false, "leading zero", "a\n020\n" + root + "\n");
    checkpoint(cases, false, "plus sign", "a\n+20\n" + root + "\n");
    checkpoint(cases, false, "negative size", "a\n-1\n" + root + "\n");
    checkpoint(cases, false, "Arabic digits", "a\n٢٠\n" + root + "\n");
    checkpoint(cases, false, "empty origin", "\n20\n" + root + "\n");
    checkpoint(cases, false, "empty extension line", "a\n20\n" + root + "\n\n");
    checkpoint(cases, false, "no newline at the end", "a\n20\n" + root);
    checkpoint(cases, false, "two lines", "a\n20\n");
    checkpoint(cases, false, "root of 31 bytes", "a\n20\n" + root.substring(0, 40) + "AA==\n");
    checkpoint(cases, false, "root without padding", "a\n20\n" + root.replace("=", "") + "\n");
    write("checkpoints.json", cases);
  }

  private static void checkpoint(ArrayNode cases, boolean ok, String name, String text) {
    cases.addObject().put("name", name).put("text", text).put("ok", ok);
  }

  private void heads() throws IOException {
    Checkpoint head = Checkpoint.of(ORIGIN, LEAVES, tree.root());
    List<NoteSignature> own = log.sign(head, TIME);
    List<NoteSignature> receipt = mirror.sign(head, TIME);
    List<NoteSignature> later = mirror.sign(head, TIME + 1);
    List<NoteSignature> all = new ArrayList<>(own);
    all.addAll(receipt);
    ArrayNode cases = json.createArrayNode();
    for (HeadSigner signer : List.of(log, mirror)) {
      long time = signer == log ? 0 : TIME;
      ObjectNode good = head(cases, "both signatures", signer, head.text(), all);
      good.put("verdict", "both").put("time", time).put("raw", hex(signer.keys().raw(all)));
      ArrayNode messages = good.putArray("messages");
      signer.keys().keys().forEach(key -> messages.add(hex(Statement.of(key, head, time))));
    }
    head(cases, "no ML-DSA-44", log, head.text(), own.subList(0, 1)).put("verdict", "missing 06");
    head(cases, "no Ed25519", log, head.text(), own.subList(1, 2)).put("verdict", "missing 01");
    head(cases, "only the log's", mirror, head.text(), own).put("verdict", "missing 04");
    List<NoteSignature> mixed = List.of(receipt.getFirst(), later.getLast());
    head(cases, "two times", mirror, head.text(), mixed).put("verdict", "bad 04");
    List<NoteSignature> doubled = List.of(own.getFirst(), own.getFirst(), own.getLast());
    head(cases, "a doubled line", log, head.text(), doubled).put("verdict", "bad 01");
    Checkpoint other = Checkpoint.of(ORIGIN, LEAVES + 1, tree.root());
    head(cases, "another size", log, other.text(), own).put("verdict", "bad 01");
    head(cases, "another size", mirror, other.text(), receipt).put("verdict", "bad 04");
    List<NoteSignature> cross = List.of(own.getFirst(), log.sign(other, 0).getLast());
    head(cases, "ML-DSA-44 of another head", log, head.text(), cross).put("verdict", "bad 06");
    NoteKey quantum = log.keys().keys().getLast();
    byte[] timed = own.getLast().signature();
    timed[7] = 1;
    List<NoteSignature> late = List.of(own.getFirst(), quantum.signature(timed));
    head(cases, "a log that states a time", log, head.text(), late).put("verdict", "bad 06");
    head(cases, "an extension line", log, head.text() + "more\n", own).put("verdict", "refused");
    String foreign = Checkpoint.of("a.example", LEAVES, tree.root()).text();
    head(cases, "another origin", log, foreign, own).put("verdict", "refused");
    String empty = Checkpoint.of(ORIGIN, 0, tree.root()).text();
    head(cases, "a root for the empty tree", mirror, empty, receipt).put("verdict", "refused");
    write("heads.json", cases);
  }

  private static ObjectNode head(
      ArrayNode cases, String name, HeadSigner by, String text, List<NoteSignature> lines) {
    String note = new String(new Note(text, lines).bytes(), StandardCharsets.UTF_8);
    String role = by.keys().role().name();
    return cases.addObject().put("name", name).put("role", role).put("note", note);
  }

  private void tree() throws IOException {
    ObjectNode file = json.createObjectNode();
    ArrayNode entries = file.putArray("entries");
    ArrayNode roots = file.putArray("roots");
    for (int i = 0; i <= LEAVES; i++) {
      roots.add(tree.root(i).hex());
      if (i < LEAVES) {
        entries.add(hex(leaf(i)));
      }
    }
    ArrayNode inclusion = file.putArray("inclusion");
    for (int size : List.of(1, 2, 7, 8, 13, 20)) {
      for (int index = 0; index < size; index += 3) {
        ObjectNode proof = inclusion.addObject().put("index", index).put("size", size);
        put(proof, Proofs.inclusion(index, size, tree), true);
      }
    }
    put(
        inclusion.addObject().put("index", 4).put("size", 13),
        Proofs.inclusion(5, 13, tree),
        false);
    put(
        inclusion.addObject().put("index", 4).put("size", 13),
        Proofs.inclusion(4, 14, tree),
        false);
    put(inclusion.addObject().put("index", 13).put("size", 13), List.of(), false);
    ArrayNode consistency = file.putArray("consistency");
    for (int to : List.of(1, 2, 7, 8, 13, 20)) {
      for (int from = 0; from <= to; from += 3) {
        ObjectNode proof = consistency.addObject().put("from", from).put("to", to);
        put(proof, Proofs.consistency(from, to, tree), true);
      }
    }
    List<Hash> wrong = Proofs.consistency(6, 13, tree);
    put(consistency.addObject().put("from", 5).put("to", 13), wrong, false);
    put(consistency.addObject().put("from", 6).put("to", 13), wrong.reversed(), false);
    put(consistency.addObject().put("from", 6).put("to", 13), List.of(), false);
    put(consistency.addObject().put("from", 0).put("to", 13), wrong, false);
    put(consistency.addObject().put("from", 13).put("to", 6), List.of(), false);
    write("tree.json", file);
  }

  private static void put(ObjectNode proof, List<Hash> hashes, boolean ok) {
    ArrayNode lines = proof.putArray("proof");
    hashes.forEach(hash -> lines.add(hash.hex()));
    proof.put("ok", ok);
  }

  private void tiles() throws IOException {
    ObjectNode file = json.createObjectNode();
    ArrayNode paths = file.putArray("paths");
    for (Tile tile :
        List.of(
            new Tile(0, 1234067, 256),
            new Tile(0, 0, 1),
            new Tile(63, Long.MAX_VALUE, 255),
            new Tile(Tile.ENTRIES, 1000, 256),
            new Tile(Tile.ENTRIES, 999, 17))) {
      paths
          .addObject()
          .put("path", tile.path())
          .put("level", tile.level())
          .put("index", Long.toString(tile.index()))
          .put("width", tile.width())
          .put("ok", true);
    }
    for (String bad :
        List.of(
            "/tile/0/000",
            "tile/0/0",
            "tile/0/0000",
            "tile/00/000",
            "tile/64/000",
            "tile/-1/000",
            "tile/0/x000/067",
            "tile/0/001/067",
            "tile/0/x001/x067",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/01",
            "tile/0/000.p/",
            "tile/0/000/",
            "tile/0/x001",
            "tile/0/000.p",
            "tile/Entries/000",
            "tile/0/00x",
            "tile/0/x009/x223/x372/x036/x854/x775/808",
            "tile/0",
            "",
            "tile/0/../000")) {
      paths.addObject().put("path", bad).put("ok", false);
    }
    ArrayNode bundles = file.putArray("bundles");
    bundles.addObject().put("width", 3).put("bytes", "00036f6e65000000020102").put("ok", true);
    bundles.addObject().put("width", 2).put("bytes", "00036f6e65000000020102").put("ok", false);
    bundles.addObject().put("width", 4).put("bytes", "00036f6e65000000020102").put("ok", false);
    bundles.addObject().put("width", 1).put("bytes", "00046f6e65").put("ok", false);
    bundles.addObject().put("width", 1).put("bytes", "00").put("ok", false);
    write("tiles.json", file);
  }

  private void tlogProofs() throws IOException {
    Checkpoint head = Checkpoint.of(ORIGIN, LEAVES, tree.root());
    List<NoteSignature> lines = new ArrayList<>(log.sign(head, TIME));
    lines.addAll(mirror.sign(head, TIME));
    Note note = new Note(head.text(), lines);
    List<Hash> path = Proofs.inclusion(7, LEAVES, tree);
    String good = text(new TlogProof(new byte[0], 7, path, note));
    ArrayNode cases = json.createArrayNode();
    proof(cases, "plain", good, "holds");
    proof(cases, "extra data", text(new TlogProof(new byte[] {1, 2}, 7, path, note)), "holds");
    proof(cases, "another index", good.replace("index 7", "index 6"), "fails");
    proof(
        cases,
        "a hash missing",
        text(new TlogProof(new byte[0], 7, path.subList(1, 4), note)),
        "fails");
    Note alone = new Note(head.text(), lines.subList(0, 2));
    proof(cases, "no receipt", text(new TlogProof(new byte[0], 7, path, alone)), "fails");
    proof(cases, "leading zero", good.replace("index 7", "index 07"), "malformed");
    proof(cases, "no index", good.replace("index 7\n", ""), "malformed");
    proof(cases, "empty extra data", good.replace("index", "extra \nindex"), "malformed");
    proof(cases, "another title", good.replace("@v1", "@v2"), "malformed");
    proof(cases, "no blank line", good.replaceFirst("\n\n", "\n"), "malformed");
    String hashes = (path.getFirst().base64() + "\n").repeat(64);
    proof(
        cases, "64 hashes too many", good.replace("index 7\n", "index 7\n" + hashes), "malformed");
    write("tlog-proofs.json", cases);
  }

  private static void proof(ArrayNode cases, String name, String text, String verdict) {
    cases.addObject().put("name", name).put("proof", text).put("leaf", 7).put("verdict", verdict);
  }

  private static String text(TlogProof proof) {
    return new String(proof.bytes(), StandardCharsets.UTF_8);
  }

  private void witness() throws IOException {
    Checkpoint head = Checkpoint.of(ORIGIN, LEAVES, tree.root());
    Note note = new Note(head.text(), log.sign(head, TIME));
    List<Hash> path = Proofs.consistency(7, LEAVES, tree);
    String good = new String(new WitnessRequest(7, path, note).bytes(), StandardCharsets.UTF_8);
    String first =
        new String(new WitnessRequest(0, List.of(), note).bytes(), StandardCharsets.UTF_8);
    ArrayNode cases = json.createArrayNode();
    request(cases, "from size 7", good, true);
    request(cases, "from size 0", first, true);
    request(cases, "leading zero", good.replace("old 7", "old 07"), false);
    request(cases, "no old size", good.replace("old 7\n", ""), false);
    request(cases, "no blank line", first.replaceFirst("\n\n", "\n"), false);
    request(cases, "no checkpoint", "old 0\n\n", false);
    String hashes = (path.getFirst().base64() + "\n").repeat(64);
    request(cases, "more than 63 hashes", first.replaceFirst("\n", "\n" + hashes), false);
    write("witness.json", cases);
  }

  private static void request(ArrayNode cases, String name, String body, boolean ok) {
    cases.addObject().put("name", name).put("request", body).put("ok", ok);
  }

  private void write(String file, Object value) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(file), json.writeValueAsString(value) + "\n");
  }

  private static byte[] leaf(int i) {
    return ("entry " + i).getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
