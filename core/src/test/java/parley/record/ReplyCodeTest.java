package parley.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.log.Hash;
import parley.log.MalformedException;

class ReplyCodeTest {
  private static final String CODE =
      ReplyCode.of(Hash.sha256("parley".getBytes(StandardCharsets.UTF_8))).text();

  @Test
  void givesTheCodesOfTheVectors() throws IOException, MalformedException {
    JsonNode cases = new ObjectMapper().readTree(vectors().toFile());
    assertThat(cases).hasSize(5);
    for (JsonNode vector : cases) {
      ReplyCode code = ReplyCode.of(Hash.parseHex(vector.get("leaf").asText()));
      assertThat(code.text()).isEqualTo(vector.get("code").asText());
      assertThat(ReplyCode.parse(code.text())).isEqualTo(code);
    }
  }

  private static Path vectors() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path file = folder.resolve("vectors/record/reply-codes.json");
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new AssertionError("no folder above " + start + " holds the vectors");
  }

  @Test
  void readsWhatSomebodyWroteDown() throws MalformedException {
    String heard = " " + CODE.toLowerCase(Locale.ROOT).replace('-', ' ') + " ";
    assertThat(ReplyCode.parse(heard).text()).isEqualTo(CODE);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 9 characters expected",
    "K7QF-3MXA, 9 characters expected",
    "K7QF-3MXA-PP, 9 characters expected",
    "K7QF-3MXO-P, character 8 is in no code",
    "1222-2222-2, character 1 is in no code",
    "2222-2222-3, a slip; the last character does not fit",
  })
  void namesWhatIsWrong(String heard, String error) {
    assertThatThrownBy(() -> ReplyCode.parse(heard))
        .isInstanceOf(MalformedException.class)
        .hasMessage("reply code: " + error);
  }

  @Test
  void findsEveryWrongCharacterAndEveryExchange() {
    String plain = CODE.replace("-", "");
    for (int i = 0; i < plain.length(); i++) {
      for (char other : ReplyCode.ALPHABET.toCharArray()) {
        if (other != plain.charAt(i)) {
          refuses(plain.substring(0, i) + other + plain.substring(i + 1));
        }
      }
      for (int j = i + 1; j < plain.length(); j++) {
        if (plain.charAt(i) != plain.charAt(j)) {
          StringBuilder exchanged = new StringBuilder(plain);
          exchanged.setCharAt(i, plain.charAt(j));
          exchanged.setCharAt(j, plain.charAt(i));
          refuses(exchanged.toString());
        }
      }
    }
  }

  private static void refuses(String code) {
    assertThatThrownBy(() -> ReplyCode.parse(code)).hasMessageContaining("a slip");
  }
}
