package parley.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Limits;
import parley.record.Mark;
import parley.record.Origin;
import parley.record.Precedence;
import parley.record.SignerId;

class EntryJsonTest {
  private static final String LOG = "us/parley/theatre-0123456789abcdef/1-01234567";

  /** A body of so many levels, a text being the last, in objects and lists by turns. */
  private static Json.Obj body(int levels) {
    Json value = new Json.Str("deep");
    for (int level = levels - 1; level > 1; level--) {
      value = level % 2 == 0 ? new Json.Arr(List.of(value)) : Json.Obj.EMPTY.with("in", value);
    }
    return Json.Obj.EMPTY.with("in", value);
  }

  private static Entry entry(Json.Obj body) throws MalformedException {
    return new Entry(
        "0123456789abcdef0123456789abcdef",
        "text",
        Origin.parse(LOG, "origin"),
        "commander",
        List.of(new SignerId("us/jones", "0123abcd")),
        Instant.parse("2024-08-29T13:30:05Z"),
        Mark.EXERCISE,
        Precedence.ROUTINE,
        List.of(),
        null,
        null,
        body,
        List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, Limits.JSON_DEPTH})
  void whateverTheRecordHoldsCanBeReadInAListOfEntries(int levels) throws MalformedException {
    Json.Obj body = body(levels);
    Json.Obj place = EntryJson.place(LOG, 1, Hash.sha256(new byte[0]));
    Json.Obj row = EntryJson.content(place, entry(body));
    Json.Obj page = Json.Obj.EMPTY.with("entries", List.of(row));
    Json.Obj read = Json.parseObject(page.bytes());
    Json.Obj again = (Json.Obj) read.items("entries").getFirst();
    Json.Obj told =
        again.has("body")
            ? again.object("body")
            : Json.parseObject(again.text("body-text").getBytes(StandardCharsets.UTF_8));
    assertThat(told).isEqualTo(body);
    assertThat(again.has("body")).isEqualTo(levels <= 5);
  }
}
