package parley.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of a domain's table of crossings has its test. */
class DomainTableTest {
  private static final Pattern ROW = Pattern.compile("`([a-z][A-Za-z]{5,})` \\|\n");

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("docs/spec"))) {
      folder = folder.getParent();
    }
    return java.util.Objects.requireNonNull(folder, "no folder upwards has docs/spec");
  }

  @ParameterizedTest
  @CsvSource({
    "commitments, commitment/OutcomeCrossingTest, 15",
    "incidents, incident/IncidentCrossingTest, 6"
  })
  void everyCrossingHasItsTest(String page, String test, int count) throws IOException {
    String text = Files.readString(root().resolve("docs/spec/" + page + ".md"));
    String tests = Files.readString(root().resolve("core/src/test/java/parley/" + test + ".java"));
    var rows = ROW.matcher(text.substring(text.indexOf("## Crossings")));
    int found = 0;
    while (rows.find()) {
      assertThat(tests).contains("void " + rows.group(1) + "()");
      found++;
    }
    assertThat(found).isEqualTo(count);
    assertThat(tests.split("@Test", -1)).as("no test without a row").hasSize(count + 1);
  }
}
