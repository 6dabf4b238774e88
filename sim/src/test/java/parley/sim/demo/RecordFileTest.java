package parley.sim.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.log.MalformedException;

class RecordFileTest {
  private final PublicRecord record = RecordFile.load();

  @Test
  void holdsTheLinesPostsEventsAndCommitmentsOfTheRecord() {
    assertThat(record.lines()).hasSize(14);
    assertThat(record.offices()).hasSize(29);
    assertThat(record.events()).hasSize(34);
    assertThat(record.promises()).hasSize(10);
  }

  @Test
  void holdsEveryEventAndCommitmentOfTheGatheredRecordOnItsDate() throws IOException {
    List<String> gathered = Gathered.all("\"id\": \"(\\w+)\",\\s+\"(?:date|made)\": \"(\\S+)\"");
    List<String> ours = new ArrayList<>();
    record.events().forEach(e -> ours.add(e.label() + " " + e.when().text("date")));
    record.promises().stream()
        .filter(p -> p.label().startsWith("c"))
        .forEach(p -> ours.add(p.label() + " " + p.date()));
    assertThat(gathered).hasSize(41);
    assertThat(ours).containsExactlyElementsOf(gathered);
  }

  @Test
  void holdsEveryHolderOfTheGatheredRecordByNameAndDate() throws IOException {
    List<String> gathered = Gathered.all("\"name\": \"([^\"]+)\",\\s+\"from\": \"(\\S+)\"");
    List<String> ours =
        record.offices().stream()
            .flatMap(o -> o.tenures().stream())
            .filter(t -> !t.name().isEmpty())
            .map(t -> t.name() + " " + t.since())
            .toList();
    assertThat(gathered).hasSizeGreaterThan(20);
    assertThat(ours).containsExactlyElementsOf(gathered);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"label\": \"e02\"|\"label\": \"e01\"|events: e01 stands twice",
        "\"because\": [\"e15\"]|\"because\": [\"e99\"]|e16: no event or commitment e99",
        "\"line\": \"strategic\"|\"line\": \"leaders\"|lines: leaders stands twice",
        "\"host\": \"cn\"|\"host\": \"xx\"|e13: no party xx",
        "\"post\": \"climate-adviser\"|\"post\": \"nobody\"|climate: no post us/nobody",
        "\"sources\": [\"press-2024-09\"]|\"sources\": [\"x\"]|.sources: no source x",
        "\"made\": \"e20\"|\"made\": \"e0\"|o1: no event or commitment e0",
        "\"place\": \"Bali\"|\"pLace\": \"Bali\"|events[3].facts.pLace: unknown field",
        "\"date\": \"2022-11-22\"|\"date\": \"2022-11-31\"|events[5].when.date: no such date",
        "\"kind\": \"postponed\"|\"kind\": \"put-off\"|events[7].kind: no kind of event put-off",
        "\"resumes\"|\"restarts\"|events[3].restarts: unknown field",
      })
  void refusesWhatItDoesNotKnowAndNamesThePlace(String was, String is, String error)
      throws IOException {
    String text = resource();
    assertThat(text).contains(was);
    int at = text.indexOf(was);
    String broken = text.substring(0, at) + is + text.substring(at + was.length());
    assertThatThrownBy(() -> RecordFile.read(broken))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining(error);
  }

  private static String resource() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RecordFile.class.getResourceAsStream("record-2022-2024.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
