package parley.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.cli.Console;
import parley.cli.Parley;

/** Runs everything in small: two nodes, an outage, a node's process. No figure is judged. */
class BenchCommandTest {
  private static final Pattern DOCUMENTED =
      Pattern.compile("(?m)^\\| `([a-zA-Z0-9]+\\.[a-zA-Z0-9]+)` \\|");
  private static final Pattern GROUP = Pattern.compile("\"([a-zA-Z0-9]+)\":\\{([^{}\\[\\]]*)\\}");
  private static final Pattern MEMBER = Pattern.compile("\"([a-zA-Z0-9]+)\":([0-9.]+)");

  @Test
  void measuresEverythingThatTheDocumentationNames(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int exit =
        Parley.run(
            new String[] {"bench", "--json", "--debug", "--dir", folder.toString()},
            console(folder, out, err),
            new BenchCommand(Scale.TINY));

    assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
    String json = out.toString(StandardCharsets.UTF_8);
    assertThat(figures(json)).containsExactlyElementsOf(documented());
    assertThat(json).contains("\"targets\":[{\"figure\":\"", "\"conditions\":[\"Machine: ");
    try (var left = Files.list(folder)) {
      assertThat(left).as("data of the nodes, which is deleted").isEmpty();
    }
  }

  private static Console console(
      Path folder, ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Console(
        new ByteArrayInputStream(new byte[0]),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Map.of("PARLEY_LANG", "en"),
        folder,
        false,
        () -> 0);
  }

  private static Set<String> figures(String json) {
    TreeSet<String> found = new TreeSet<>();
    Matcher group = GROUP.matcher(json);
    while (group.find()) {
      Matcher member = MEMBER.matcher(group.group(2));
      while (member.find()) {
        found.add(group.group(1) + "." + member.group(1));
      }
    }
    return found;
  }

  private static List<String> documented() throws IOException {
    Path file = Path.of("..", "docs", "bench.md");
    TreeSet<String> named = new TreeSet<>();
    Matcher row = DOCUMENTED.matcher(Files.readString(file));
    while (row.find()) {
      named.add(row.group(1));
    }
    if (!Files.isReadable(Path.of("/proc/self/status"))) {
      named.remove("rss.mebibytes");
    }
    assertThat(named).hasSizeGreaterThan(20);
    return List.copyOf(named);
  }
}
