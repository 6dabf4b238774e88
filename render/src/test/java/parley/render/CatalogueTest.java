package parley.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.log.MalformedException;

class CatalogueTest {
  @Test
  void readsCommentsEntriesAndContinuations() throws Exception {
    assertThat(read("# c\n\na.b = one\n  two\na.c-d2 = {$x} = y\n"))
        .containsExactly(Map.entry("a.b", "one\ntwo"), Map.entry("a.c-d2", "{$x} = y"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a.b = x|a.b = y|; line 2: duplicate key a.b",
        "a.b=x|; line 1: expected: key = pattern",
        "a.b = |; line 1: trailing blank",
        "A.b = x|; line 1: not a key",
        "ab = x|; line 1: not a key",
        "a..b = x|; line 1: not a key",
        "# c|  x|; line 2: a continuation follows no entry",
        "a.b = x\\ty|; line 1: control character",
        "a.b = x\\r|; line 1: control character",
        "a.b = x;: the last line has no end",
      })
  void refusesAnythingElseAndNamesTheLine(String file, String error) {
    String text = file.replace('|', '\n').replace("\\t", "\t").replace("\\r", "\r");
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedException.class)
        .hasMessageStartingWith("t")
        .hasMessageEndingWith(error);
  }

  @Test
  void refusesBytesThatAreNotUtf8AndAByteOrderMark() {
    assertThatThrownBy(() -> Catalogue.read("t", new byte[] {(byte) 0xc0, (byte) 0x80, '\n'}))
        .isInstanceOf(MalformedException.class)
        .hasMessage("t: not UTF-8");
    assertThatThrownBy(() -> read("\ufeffa.b = x\n")).isInstanceOf(MalformedException.class);
  }

  private static Map<String, String> read(String text) throws MalformedException {
    return Catalogue.read("t", text.getBytes(StandardCharsets.UTF_8)).patterns();
  }
}
