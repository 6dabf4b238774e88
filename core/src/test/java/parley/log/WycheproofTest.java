package parley.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The Wycheproof vectors through the standard suite. */
class WycheproofTest {
  /**
   * ML-DSA-44 with a context string, which no signature of the record has: the suite signs and
   * verifies with the empty context only, so these valid signatures must not hold.
   */
  private static final Set<Integer> VALID_WITH_A_CONTEXT = Set.of(3, 4);

  @Test
  void ed25519AgreesOnEveryVector() throws IOException {
    assertThat(differing(Algorithm.ED25519, "ed25519_test.json", 151)).isEmpty();
  }

  @Test
  void mlDsa44AgreesOnEveryVectorWithoutContext() throws IOException {
    assertThat(differing(Algorithm.ML_DSA_44, "mldsa_44_verify_test.json", 180))
        .isEqualTo(VALID_WITH_A_CONTEXT);
  }

  private static Set<Integer> differing(Algorithm algorithm, String file, int count)
      throws IOException {
    JsonNode vectors = SharedData.json(SharedData.shared("vectors/wycheproof/" + file));
    Set<Integer> differing = new HashSet<>();
    int seen = 0;
    for (JsonNode group : vectors.get("testGroups")) {
      JsonNode key = group.get("publicKey");
      byte[] publicKey = hex(key.isTextual() ? key : key.get("pk"));
      for (JsonNode test : group.get("tests")) {
        boolean valid = test.get("result").asText().equals("valid");
        if (holds(algorithm, publicKey, hex(test.get("msg")), hex(test.get("sig"))) != valid) {
          differing.add(test.get("tcId").asInt());
        }
        seen++;
      }
    }
    assertThat(seen).isEqualTo(count);
    return differing;
  }

  private static boolean holds(
      Algorithm algorithm, byte[] publicKey, byte[] message, byte[] signature) {
    try {
      boolean holds = Suite.standard().verifier(algorithm, publicKey).verify(message, signature);
      if (algorithm == Algorithm.ED25519) {
        // Keys that are used often are checked by tables, which must say the same.
        assertThat(Ed25519Verifier.of(publicKey, 1).verify(message, signature)).isEqualTo(holds);
      }
      return holds;
    } catch (MalformedException e) {
      return false;
    }
  }

  private static byte[] hex(JsonNode node) {
    return HexFormat.of().parseHex(node.asText());
  }
}
