package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on the command says what the program does. */
class DocsTest {
  @Test
  void listsExactlyTheExitCodes() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("../docs/cli.md")).stream()
            .filter(line -> line.matches("\\| \\d+ \\|.*"))
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(
            Stream.of(Exit.values())
                .map(exit -> "| " + exit.code() + " | " + exit.meaning() + " |")
                .toList());
  }
}
