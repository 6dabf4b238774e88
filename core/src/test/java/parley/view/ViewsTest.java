package parley.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import parley.line.LineBuilder;
import parley.record.Mark;

final class ViewsTest {
  private final Shown on = new Shown(LineBuilder.two(1));

  private static Question question(String line, String party, int limit) {
    return new Question(
        line, party, Mark.REAL, Optional.empty(), Optional.empty(), 0, false, limit);
  }

  @Test
  void everyViewNamesItsClockAndAnswersOfALineWithoutBusiness() {
    for (View.Outline outline : Views.all()) {
      View view = Views.of(outline.name(), on.lines, Shown.NOW).orElseThrow();
      assertThat(view.clock()).as(outline.name()).isEqualTo(outline.clock()).endsWith("-utc");
      assertThat(view.columns()).isEqualTo(outline.columns()).doesNotHaveDuplicates();
      assertThat(outline.columns()).containsAll(outline.words());
      int expected =
          switch (outline.name()) {
            case "lines", "silence" -> 1;
            case "posts" -> 2;
            default -> 0;
          };
      assertThat(view.rows()).as(outline.name()).hasSize(expected);
    }
  }

  @Test
  void theSpecificationNamesEveryViewAndItsClock() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/spec/views.md"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no docs/spec above");
    }
    String spec = Files.readString(folder.resolve("docs/spec/views.md"));
    List<String> rows =
        Pattern.compile("^\\| (`[a-z]+` \\| `[a-z-]+`) \\|", Pattern.MULTILINE)
            .matcher(spec)
            .results()
            .map(r -> r.group(1))
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(
            Views.all().stream().map(v -> "`%s` | `%s`".formatted(v.name(), v.clock())).toList());
  }

  @Test
  void thereIsNoOtherView() {
    assertThat(Views.of("weather", on.lines, Shown.NOW)).isEmpty();
  }

  @Test
  void theNewestRowsAreShownAndTheOthersCounted() {
    on.say("us: concern when.precision=day when.date=2023-03-01 topic=third");
    on.say("us: concern when.precision=day when.date=2022-03-01 topic=first");
    on.say("us: concern when.precision=month when.date=2022-08 topic=second");
    View view = Views.of("concerns", on.lines, question("", "", 2)).orElseThrow();
    assertThat(view.rows()).extracting(r -> r.text("topic")).containsExactly("second", "third");
    assertThat(view.left()).isEqualTo(1);
  }

  @Test
  void aLimitHasBounds() {
    assertThatThrownBy(() -> question("", "", 0)).hasMessageContaining("limit");
    assertThatThrownBy(() -> question("", "", Question.MAX_ROWS + 1)).hasMessageContaining("limit");
  }

  @Test
  void aLineOrAPartyAloneIsShown() {
    Shown three = new Shown(LineBuilder.three(2));
    on.lines.add(Shown.of("three", three.line));
    assertThat(on.rows("lines", question("", "", 9))).hasSize(2);
    assertThat(on.rows("lines", question("three", "", 9)))
        .extracting(r -> r.text("line"))
        .containsExactly("three");
    assertThat(on.rows("lines", question("", "ph", 9)))
        .extracting(r -> r.text("line"))
        .containsExactly("three");
    assertThat(on.rows("posts", question("", "ph", 9))).hasSize(1);
    assertThat(List.of(on.rows("posts", question("", "", 9)).size())).containsExactly(5);
  }
}
