package parley.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.log.MalformedException;

/** One value, one spelling: what parses prints back, what prints parses, nothing else parses. */
class JsonTest {
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "0",
        "-1",
        "9007199254740991",
        "-9007199254740991",
        "true",
        "false",
        "\"\"",
        "{\"a\":1,\"b\":[true,{\"c\":\"d\"}]}",
        "\"\\\"\\\\\\b\\t\\n\\f\\r\\u0000\\u001f\"",
        "\"/\u007f\u0080\u20ac\ud83d\ude00\u2028\"",
        "[[[[[[[[]]]]]]]]",
        "[[[[[[[1]]]]]]]",
        "{\"A\":0,\"a\":0}",
        "{\"a\":0,\"aa\":0}",
      })
  void theCanonicalFormParsesAndPrintsBack(String text) throws MalformedException {
    assertThat(Json.parse(utf8(text)).print()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " {}",
        "{} ",
        "{ }",
        "[1, 2]",
        "{\"a\": 1}",
        "{\"b\":1,\"a\":2}",
        "{\"a\":1,\"a\":2}",
        "1.0",
        "1e3",
        "1E3",
        "0.5",
        "-0",
        "01",
        "-01",
        "+1",
        "-",
        "NaN",
        "null",
        "[null]",
        "9007199254740992",
        "-9007199254740992",
        "99999999999999999999",
        "\"\\ud800\"",
        "\"\\ud83d\\ude00\"",
        "\"\\u0041\"",
        "\"\\/\"",
        "\"\\u000a\"",
        "\"\\u001F\"",
        "\"\\u0020\"",
        "\"\\x\"",
        "\"\\u00\"",
        "\"a",
        "\"\n\"",
        "'a'",
        "[[[[[[[[[]]]]]]]]]",
        "[[[[[[[[1]]]]]]]]",
        "[1,]",
        "[,]",
        "{\"a\":1,}",
        "{a:1}",
        "[1",
        "{\"a\"}",
        "{\"\":1}",
        "{\"\u00e9\":1}",
        "{\"a b\":1}",
        "tru",
        "truefalse",
        "{}{}",
        "\ufeff{}",
        "// c\n1",
      })
  void everyOtherSpellingIsRefused(String text) {
    assertThatThrownBy(() -> Json.parse(utf8(text)))
        .isInstanceOf(MalformedException.class)
        .hasMessageStartingWith("JSON: ");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    for (byte[] bad :
        List.of(
            new byte[] {'"', (byte) 0xff, '"'},
            new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'},
            new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'})) {
      assertThatThrownBy(() -> Json.parse(bad)).isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void aLineThatNoUtf8CanSayIsRefused() {
    assertThatThrownBy(() -> Json.parseLine("h\n{\"a\":\"\ud800\"}\n", "h\n", "line"))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void valuesWithoutACanonicalFormCannotBeMade() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Json.Str("a\ud800"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Json.Str("\udc00\ud800"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Json.Int(Json.LIMIT));
    assertThatIllegalArgumentException().isThrownBy(() -> Json.Obj.EMPTY.with("", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Json.Obj.EMPTY.with("\u00e9", 1));
  }

  @Test
  void whatPrintsParsesToTheSameValue() throws MalformedException {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      Json value = value(random, 1);
      assertThat(Json.parse(value.bytes())).isEqualTo(value);
    }
  }

  /** Of one changed byte comes another value or none, never the same value. */
  @Test
  void aChangedByteNeverGivesTheSameValue() {
    Random random = new Random(2);
    int parsed = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = value(random, 1).bytes();
      byte[] changed = bytes.clone();
      int at = random.nextInt(bytes.length);
      changed[at] = (byte) (changed[at] ^ (1 << random.nextInt(8)));
      try {
        assertThat(Json.parse(changed).bytes()).isEqualTo(changed);
        parsed++;
      } catch (MalformedException e) {
        assertThat(e).hasMessageStartingWith("JSON: ");
      }
    }
    assertThat(parsed).isBetween(500, 4_500);
  }

  private static Json value(Random random, int depth) {
    return switch (random.nextInt(depth < 6 ? 6 : 3)) {
      case 0 -> new Json.Int(random.nextLong() >> (11 + random.nextInt(50)));
      case 1 -> new Json.Bool(random.nextBoolean());
      case 2, 3 -> new Json.Str(text(random));
      case 4 -> {
        List<Json> items = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
          items.add(value(random, depth + 1));
        }
        yield new Json.Arr(items);
      }
      default -> {
        Json.Obj obj = new Json.Obj(Map.of());
        for (int n = random.nextInt(4); n > 0; n--) {
          obj = obj.with("k" + random.nextInt(50), value(random, depth + 1));
        }
        yield obj;
      }
    };
  }

  private static String text(Random random) {
    StringBuilder out = new StringBuilder();
    for (int n = random.nextInt(6); n > 0; n--) {
      int c = random.nextInt(3) == 0 ? random.nextInt(0x30) : random.nextInt(0x11_0000);
      out.appendCodePoint(c >= 0xd800 && c < 0xe000 ? 'x' : c);
    }
    return out.toString();
  }
}
