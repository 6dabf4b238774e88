package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
  @TempDir Path folder;

  @Test
  void bashTakesTheScriptAndCompletesWithIt() throws Exception {
    assertThat(complete("parley", "comp")).isEqualTo("completion");
    assertThat(complete("parley", "show-")).isEqualTo("show-text");
    assertThat(complete("parley", "show-text", "--id")).isEqualTo("--identifier");
  }

  private String complete(String... words) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            System.err,
            Map.of(),
            folder,
            false,
            () -> 0L);
    assertThat(Parley.run(new String[] {"completion", "bash"}, console)).isZero();
    Path script = folder.resolve("completion.bash");
    Files.write(script, out.toByteArray());
    String ask =
        // Outside a real completion bash refuses compopt, which only sets how a reply is shown.
        "compopt() { :; }; . ./completion.bash && COMP_WORDS=("
            + String.join(" ", words)
            + ") && COMP_CWORD="
            + (words.length - 1)
            + " && _complete_parley && echo \"${COMPREPLY[@]}\"";
    Process bash =
        new ProcessBuilder("bash", "--norc", "-c", ask)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String reply = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(reply).isZero();
    return reply.strip();
  }
}
