package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.log.MalformedException;
import parley.render.Phrase;
import picocli.CommandLine.Command;

/** However a command ends, a person gets one sentence, and a script a code. */
class ErrorsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Command(name = "try-it")
  private record Act(Action action) implements Action {
    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return action.run(session);
    }
  }

  @Test
  void everyKindOfExceptionEndsInOneSentenceAndItsCode() {
    ends(
        session -> {
          throw new MalformedException("note: line 3: no key\u001b[2J");
        },
        6,
        "parley: malformed input: note: line 3: no key⟨U+001B⟩[2J\n");
    ends(
        session -> {
          throw new IOException("disk full");
        },
        7,
        "parley: a local file cannot be read or written: disk full\n");
    ends(
        session -> {
          throw new IllegalStateException("secret");
        },
        9,
        "parley: a fault in parley itself (IllegalStateException); run again with --debug and"
            + " report it\n");
    ends(
        session -> {
          throw new Failure(
              Exit.REFUSED, Phrase.say("node.refused", "rule", "E7", "message", "\u202e"));
        },
        4,
        "parley: refused by rule E7: ⟨U+202E⟩\n");
    ends(session -> Exit.NO, 1, "");
  }

  @Test
  void withDebugTheTraceOfAFaultIsShown() {
    int exit =
        run(
            session -> {
              throw new IllegalStateException("secret");
            },
            "--debug",
            "try-it");
    assertThat(exit).isEqualTo(9);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("Caused by: java.lang.IllegalStateException: secret\n\tat parley.cli.ErrorsTest");
  }

  @Test
  void withJsonTheErrorIsOnStandardOutput() {
    int exit =
        run(
            session -> {
              throw new IOException("disk full");
            },
            "try-it",
            "--json");
    assertThat(exit).isEqualTo(7);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"error\":{\"code\":\"error.local-io\",\"exit\":7,\"message\":"
                + "\"a local file cannot be read or written: disk full\"}}\n");
    assertThat(err.size()).isZero();
  }

  private void ends(Action action, int exit, String said) {
    err.reset();
    assertThat(run(action, "try-it")).isEqualTo(exit);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(said);
    assertThat(out.size()).isZero();
  }

  private int run(Action action, String... args) {
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(),
            Path.of(""),
            false,
            () -> 0L);
    return Parley.run(args, console, new Act(action));
  }
}
