package parley.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.diplomacy.Diplomacy;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.record.Json;
import parley.record.Origin;
import parley.record.SignedEntry;

/** vectors/record and vectors/fold: what a stranger's implementation must decide alike. */
class RecordVectorsTest {
  private static JsonNode file(String path) throws IOException {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("vectors"))) {
        return new ObjectMapper().readTree(folder.resolve("vectors").resolve(path).toFile());
      }
    }
    throw new AssertionError("no folder above " + start + " contains vectors");
  }

  private static byte[] bytes(JsonNode text) {
    return Base64.getDecoder().decode(text.asText());
  }

  private static void check(String path, int count, RecordVectorWriter.Parser parser)
      throws IOException {
    JsonNode cases = file(path);
    assertThat(cases).hasSize(count);
    for (JsonNode vector : cases) {
      String place = RecordVectorWriter.place(parser, bytes(vector.get("bytes")));
      String expected = vector.get("ok").asBoolean() ? "" : vector.get("at").asText();
      assertThat(place).as(vector.get("name").asText()).isEqualTo(expected);
    }
  }

  @Test
  void json() throws IOException {
    check("record/json.json", 32, Json::parse);
  }

  @Test
  void entries() throws IOException {
    check("record/entries.json", 19, SignedEntry::parse);
  }

  @Test
  void cards() throws IOException {
    check(
        "record/cards.json",
        5,
        b -> Card.parse(new String(b, StandardCharsets.UTF_8), Suite.standard()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"talks", "crossings", "epochs", "commitments", "incidents", "negotiation"})
  void fold(String story) throws IOException, MalformedException {
    JsonNode root = file("fold/" + story + ".json");
    Map<String, List<NoteKey>> pins = new TreeMap<>();
    for (var party : root.get("pins").properties()) {
      List<NoteKey> keys = new ArrayList<>();
      for (JsonNode key : party.getValue()) {
        keys.add(NoteKey.parse(key.asText()));
      }
      pins.put(party.getKey(), keys);
    }
    Map<String, TestLog> logs = new HashMap<>();
    for (JsonNode row : root.get("logs")) {
      TestLog log = new TestLog(Origin.parse(row.get("origin").asText(), "origin"));
      row.get("leaves").forEach(leaf -> log.append(bytes(leaf)));
      assertThat(log.root(log.size()).hex()).isEqualTo(row.get("root").asText());
      logs.put(log.origin().toString(), log);
    }
    LineFold fold =
        Diplomacy.fold(
            new LineFold.Terms(root.get("line").asText(), pins, Set.of(), 1),
            Suite.standard(),
            new View(logs));
    Map<String, String> verdicts = new HashMap<>();
    for (TestLog log : logs.values()) {
      for (long i = 0; i < log.size(); i++) {
        fold.offer(log.origin(), i, log.reading(i));
      }
      fold.advance()
          .forEach(j -> verdicts.put(j.origin() + " " + j.index(), FoldStories.word(j.verdict())));
    }
    for (JsonNode row : root.get("logs")) {
      for (int i = 0; i < row.get("verdicts").size(); i++) {
        String place = row.get("origin").asText() + " " + i;
        assertThat(verdicts.getOrDefault(place, "waits"))
            .as(place)
            .isEqualTo(row.get("verdicts").get(i).asText());
      }
    }
    assertThat(fold.json().print()).isEqualTo(root.get("state").asText());
    assertThat(fold.state().digest().hex()).isEqualTo(root.get("digest").asText());
  }

  private record View(Map<String, TestLog> logs) implements LogView {
    private TestLog log(String origin) {
      return java.util.Objects.requireNonNull(logs.get(origin), origin);
    }

    @Override
    public Hash leaf(String origin, long index) {
      return log(origin).leafHash(index);
    }

    @Override
    public Hash root(String origin, long size) {
      return log(origin).root(size);
    }
  }
}
