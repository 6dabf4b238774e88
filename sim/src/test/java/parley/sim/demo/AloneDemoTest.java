package parley.sim.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.cli.Console;
import parley.cli.Parley;

/** The demonstration of one side alone, with its node processes and its third person. */
class AloneDemoTest {
  @TempDir private Path folder;

  @Test
  void everyStepComesOutAsItMust() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, UTF_8),
            new PrintStream(out, true, UTF_8),
            Map.of(),
            folder,
            false,
            () -> 0L);
    List<String> command = List.of("demo", "--alone", "--json", "--dir", folder.toString());
    int exit = Parley.run(command.toArray(String[]::new), console, new DemoCommand());
    String said = out.toString(UTF_8);
    assertThat(exit).as(said).isZero();
    assertThat(said)
        .contains("\"other-code-refused\":true")
        .contains("\"attested\":{\"attested\":5}")
        .contains("\"attested\":{\"assented\":3,\"attested\":1,\"disputed\":1}");
  }
}
