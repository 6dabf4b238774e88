package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands do what the scripts in {@code src/test/resources/scripts} say. */
class ScriptTest {
  private static final Path TRANSCRIPTS = Path.of("../vectors/transcript").toAbsolutePath();
  private static final Map<String, String> VECTORS =
      Map.of("vectors", TRANSCRIPTS.normalize().toString(), "origin", origin());

  @TempDir Path folder;

  /** The name of cn's log in the vectors. */
  private static String origin() {
    try {
      String manifest = Files.readString(TRANSCRIPTS.resolve("good/transcript.json"));
      int at = manifest.indexOf("cn.example/parley/");
      return manifest.substring(at, manifest.indexOf('"', at));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/scripts"))) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void script(Path file) throws IOException {
    Script script = Script.parse(file.getFileName().toString(), Files.readString(file), VECTORS);
    assertThat(script.run(folder)).isEmpty();
  }

  @Test
  void aScriptThatExpectsSomethingElseFails() throws IOException {
    assertThat(run("$ parley --version\n> parley ... (Java ...)\n")).isEmpty();
    assertThat(run("$ parley --version\n> parlez ...\n")).hasSize(1);
    assertThat(run("$ parley --version\n")).hasSize(1);
    assertThat(run("$ parley --version\n> ...\n> more\n")).hasSize(1);
    assertThat(run("$ parley --version\n> ...\n? 1\n"))
        .containsExactly("t:1: exit code 0 instead of 1");
    assertThat(run("$ parley nothing\n? 2\n! ...\n")).isEmpty();
    assertThat(run("$ parley nothing\n? 2\n")).hasSize(1);
  }

  private List<String> run(String script) throws IOException {
    return Script.parse("t", script, Map.of()).run(folder);
  }
}
