package parley.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The transparency-dev/merkle vectors. */
class MerkleVectorsTest {
  /**
   * Where the rule for size 0 differs: that library refuses every proof from size 0 as useless. In
   * the record the empty tree is the beginning of every tree, with an empty proof.
   */
  private static final Set<String> ALLOWED_FROM_SIZE_ZERO =
      Set.of("size1-is-zero-and-size2-is-not-zero.json");

  @Test
  void everyInclusionVectorIsJudgedAsPublished() throws IOException {
    List<Path> files = SharedData.jsonFiles("vectors/merkle/testdata/inclusion");
    assertThat(files).hasSizeGreaterThan(90);
    for (Path file : files) {
      JsonNode vector = SharedData.json(file);
      assertThat(inclusion(vector)).as(file.toString()).isEqualTo(!wantsError(vector));
    }
  }

  @Test
  void everyConsistencyVectorIsJudgedAsPublishedButForOneFromSizeZero() throws IOException {
    List<Path> files = SharedData.jsonFiles("vectors/merkle/testdata/consistency");
    assertThat(files).hasSizeGreaterThan(90);
    Set<String> differing = new HashSet<>();
    for (Path file : files) {
      JsonNode vector = SharedData.json(file);
      if (consistency(vector) == wantsError(vector)) {
        differing.add(file.getFileName().toString());
      }
    }
    assertThat(differing).isEqualTo(ALLOWED_FROM_SIZE_ZERO);
  }

  private static boolean wantsError(JsonNode vector) {
    return vector.get("wantErr").asBoolean();
  }

  private static boolean consistency(JsonNode vector) {
    List<Hash> proof = new ArrayList<>();
    vector.path("proof").forEach(line -> proof.add(standIn(line)));
    return Proofs.consistencyHolds(
        vector.get("size1").asLong(),
        standIn(vector.get("root1")),
        vector.get("size2").asLong(),
        standIn(vector.get("root2")),
        proof);
  }

  /**
   * The hash, or for placeholders such as "don't care 1" another hash for each, so that they too
   * reach the check.
   */
  private static Hash standIn(JsonNode node) {
    return standIn(node, "");
  }

  private static Hash standIn(JsonNode node, String role) {
    byte[] bytes = Base64.getDecoder().decode(node.asText());
    return bytes.length == Hash.BYTES
        ? Hash.of(bytes)
        : Hash.sha256(bytes, role.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean inclusion(JsonNode vector) {
    List<Hash> proof = new ArrayList<>();
    vector.path("proof").forEach(line -> proof.add(standIn(line)));
    return Proofs.inclusionHolds(
        standIn(vector.get("leafHash"), "leaf"),
        vector.get("leafIdx").asLong(),
        vector.get("treeSize").asLong(),
        standIn(vector.get("root"), "root"),
        proof);
  }
}
