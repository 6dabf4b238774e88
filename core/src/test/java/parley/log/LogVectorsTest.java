package parley.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The project's own vectors, vectors/log: what a stranger's implementation must decide alike. */
class LogVectorsTest {
  @Test
  void keys() throws IOException, MalformedException {
    for (JsonNode vector : cases("keys.json", 14)) {
      String vkey = vector.get("vkey").asText();
      expect(vector, () -> assertThat(NoteKey.parse(vkey).vkey()).isEqualTo(vkey));
      if (vector.has("seed")) {
        NoteKey key = NoteKey.parse(vkey);
        Signer signer = Suite.standard().signer(key.type().algorithm(), hex(vector, "seed"));
        assertThat(signer.publicKey()).isEqualTo(key.publicKey());
        assertThat(key.keyId()).isEqualTo(hex(vector, "keyId"));
        assertThat(key.type().code()).isEqualTo(vector.get("type").asInt());
      }
    }
  }

  @Test
  void notes() throws IOException, MalformedException {
    for (JsonNode vector : cases("notes.json", 26)) {
      byte[] bytes = vector.has("hex") ? hex(vector, "hex") : utf8(vector, "note");
      expect(vector, () -> assertThat(Note.parse(bytes).bytes()).isEqualTo(bytes));
    }
  }

  @Test
  void checkpoints() throws IOException, MalformedException {
    for (JsonNode vector : cases("checkpoints.json", 18)) {
      String text = vector.get("text").asText();
      expect(vector, () -> assertThat(Checkpoint.parse(text).text()).isEqualTo(text));
    }
  }

  @Test
  void heads() throws IOException, MalformedException {
    for (JsonNode vector : cases("heads.json", 14)) {
      Note note = Note.parse(utf8(vector, "note"));
      Checkpoint head = Checkpoint.parse(note.text());
      HeadKeys keys = headKeys(HeadRole.valueOf(vector.get("role").asText()));
      HeadVerdict verdict = keys.verify(head, note.signatures());
      assertThat(word(verdict)).as(vector.get("name").asText()).isEqualTo(text(vector, "verdict"));
      if (verdict instanceof HeadVerdict.Both(long time)) {
        assertThat(time).isEqualTo(vector.get("time").asLong());
        assertThat(keys.raw(note.signatures())).isEqualTo(hex(vector, "raw"));
        assertThat(note.signatures()).containsAll(keys.fromRaw(hex(vector, "raw")));
        for (int i = 0; i < 2; i++) {
          byte[] message = HexFormat.of().parseHex(vector.get("messages").get(i).asText());
          assertThat(Statement.of(keys.keys().get(i), head, time)).isEqualTo(message);
        }
      }
    }
  }

  @Test
  void tree() throws IOException, MalformedException {
    JsonNode file = SharedData.json(SharedData.vectors("log/tree.json"));
    MemoryTree tree = new MemoryTree();
    List<Hash> roots = new ArrayList<>(List.of(tree.root()));
    for (JsonNode entry : file.get("entries")) {
      tree.append(Merkle.leaf(HexFormat.of().parseHex(entry.asText())));
      roots.add(tree.root());
    }
    assertThat(roots).isEqualTo(hashes(file.get("roots"))).hasSize(21);
    for (JsonNode vector : file.get("inclusion")) {
      int size = vector.get("size").asInt();
      long index = vector.get("index").asLong();
      List<Hash> proof = hashes(vector.get("proof"));
      boolean holds = Proofs.inclusionHolds(tree.at(0, index), index, size, roots.get(size), proof);
      assertThat(holds).as("%s", vector).isEqualTo(vector.get("ok").asBoolean());
    }
    for (JsonNode vector : file.get("consistency")) {
      int from = vector.get("from").asInt();
      int to = vector.get("to").asInt();
      List<Hash> proof = hashes(vector.get("proof"));
      boolean holds = Proofs.consistencyHolds(from, roots.get(from), to, roots.get(to), proof);
      assertThat(holds).as("%s", vector).isEqualTo(vector.get("ok").asBoolean());
    }
  }

  @Test
  void tiles() throws IOException, MalformedException {
    JsonNode file = SharedData.json(SharedData.vectors("log/tiles.json"));
    for (JsonNode vector : file.get("paths")) {
      String path = text(vector, "path");
      expect(vector, () -> assertThat(Tile.parse(path).path()).isEqualTo(path));
      if (vector.has("level")) {
        int width = vector.get("width").asInt();
        long index = Long.parseLong(text(vector, "index"));
        assertThat(Tile.parse(path)).isEqualTo(new Tile(vector.get("level").asInt(), index, width));
      }
    }
    for (JsonNode vector : file.get("bundles")) {
      Tile bundle = new Tile(Tile.ENTRIES, 0, vector.get("width").asInt());
      byte[] bytes = hex(vector, "bytes");
      expect(
          vector, () -> assertThat(Tile.printEntries(bundle.parseEntries(bytes))).isEqualTo(bytes));
    }
  }

  @Test
  void tlogProofs() throws IOException {
    JsonNode entries = SharedData.json(SharedData.vectors("log/tree.json")).get("entries");
    for (JsonNode vector : cases("tlog-proofs.json", 11)) {
      String entry = entries.get(vector.get("leaf").asInt()).asText();
      Hash leaf = Merkle.leaf(HexFormat.of().parseHex(entry));
      assertThat(outcome(utf8(vector, "proof"), leaf))
          .as(text(vector, "name"))
          .isEqualTo(text(vector, "verdict"));
    }
  }

  private static String outcome(byte[] bytes, Hash leaf) throws IOException {
    try {
      TlogProof proof = TlogProof.parse(bytes);
      assertThat(proof.bytes()).isEqualTo(bytes);
      List<HeadKeys> mirrors = List.of(headKeys(HeadRole.MIRROR));
      TlogProof.Outcome outcome = proof.verify(leaf, headKeys(HeadRole.LOG), mirrors);
      return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    } catch (MalformedException e) {
      return "malformed";
    }
  }

  @Test
  void witnessRequests() throws IOException, MalformedException {
    for (JsonNode vector : cases("witness.json", 7)) {
      byte[] body = utf8(vector, "request");
      expect(vector, () -> assertThat(WitnessRequest.parse(body).bytes()).isEqualTo(body));
    }
  }

  private static HeadKeys headKeys(HeadRole role) throws IOException, MalformedException {
    List<NoteKey> keys = new ArrayList<>();
    for (JsonNode vector : cases("keys.json", 14)) {
      if (text(vector, "name").startsWith(role.name())) {
        keys.add(NoteKey.parse(text(vector, "vkey")));
      }
    }
    return new HeadKeys(role, keys.getFirst(), keys.getLast(), Suite.standard());
  }

  private static String word(HeadVerdict verdict) {
    return switch (verdict) {
      case HeadVerdict.Both(long _) -> "both";
      case HeadVerdict.Missing(KeyType type) -> "missing 0" + type.code();
      case HeadVerdict.Bad(KeyType type, String _) -> "bad 0" + type.code();
      case HeadVerdict.Refused(String _) -> "refused";
    };
  }

  private static JsonNode cases(String file, int count) throws IOException {
    JsonNode cases = SharedData.json(SharedData.vectors("log/" + file));
    assertThat(cases).hasSize(count);
    return cases;
  }

  /** The check passes for good vectors and ends in MalformedException for bad ones. */
  private static void expect(JsonNode vector, Check check) throws MalformedException {
    boolean ok = vector.get("ok").asBoolean();
    try {
      check.run();
    } catch (MalformedException e) {
      assertThat(ok).as("%s: %s", vector, e.getMessage()).isFalse();
      return;
    }
    assertThat(ok).as("accepted: %s", vector).isTrue();
  }

  private interface Check {
    void run() throws MalformedException;
  }

  private static List<Hash> hashes(JsonNode array) throws MalformedException {
    List<Hash> hashes = new ArrayList<>();
    for (JsonNode hash : array) {
      hashes.add(Hash.parseHex(hash.asText()));
    }
    return hashes;
  }

  private static String text(JsonNode vector, String field) {
    return vector.get(field).asText();
  }

  private static byte[] utf8(JsonNode vector, String field) {
    return text(vector, field).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] hex(JsonNode vector, String field) {
    return HexFormat.of().parseHex(text(vector, field));
  }
}
