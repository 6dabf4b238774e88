package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
  @TempDir Path folder;

  static Stream<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/scripts"))) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void script(Path file) throws IOException {
    Script script = Script.parse(file.getFileName().toString(), Files.readString(file), Map.of());
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
