package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.record.Json;

class JsonObjectTest {
  @Test
  void writesMembersInOrderOnOneLine() {
    JsonObject inner = new JsonObject().put("x", Long.MIN_VALUE);
    assertThat(
            new JsonObject()
                .put("b", "中\"\\\n")
                .put("a", true)
                .put("o", inner)
                .putObjects("l", List.of(inner, new JsonObject()))
                .putTexts("t", List.of("p", "q"))
                .putTexts("e", List.of()))
        .hasToString(
            "{\"b\":\"中\\\"\\\\\\n\",\"a\":true,\"o\":{\"x\":-9223372036854775808},"
                + "\"l\":[{\"x\":-9223372036854775808},{}],\"t\":[\"p\",\"q\"],\"e\":[]}");
  }

  @Test
  void whatCouldActOnATerminalIsEscaped() {
    assertThat(new JsonObject().put("a", "\u001b[2J\u202e\u2028\u0085\ud800x\udc00𠀀😀"))
        .hasToString("{\"a\":\"\\u001b[2J\\u202e\\u2028\\u0085\\ud800x\\udc00𠀀😀\"}");
    assertThat(new JsonObject().put("a", "\udb40\udc01")).hasToString("{\"a\":\"\\udb40\\udc01\"}");
  }

  @Test
  void aValueOfTheRecordKeepsItsCanonicalOrder() throws Exception {
    Json record =
        Json.parse("{\"a\":[1,true,{}],\"z\":\"\u202e\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(new JsonObject().put("r", record))
        .hasToString("{\"r\":{\"a\":[1,true,{}],\"z\":\"\\u202e\"}}");
  }

  @Test
  void decimalsHaveNoExponent() {
    assertThat(
            new JsonObject().put("a", new BigDecimal("1.20E+3")).put("b", new BigDecimal("1E-7")))
        .hasToString("{\"a\":1200,\"b\":0.0000001}");
  }

  @Test
  void refusesAMemberTwice() {
    assertThatThrownBy(() -> new JsonObject().put("a", 1).put("a", 2))
        .hasMessage("JSON member a is put twice");
  }
}
