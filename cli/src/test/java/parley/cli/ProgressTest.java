package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import parley.render.Language;
import parley.render.Phrase;
import parley.render.Texts;

class ProgressTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aTerminalSeesOneLineRewrittenAndWiped() {
    try (Progress progress = progress(true)) {
      progress.at(1);
      pass(999);
      progress.at(2);
      assertThat(shown()).isEmpty();
      pass(1);
      progress.at(30);
      progress.at(31);
      pass(200);
      progress.at(4);
    }
    assertThat(shown()).isEqualTo("\rMonday: 30 of 50\rMonday: 4 of 50 \r" + " ".repeat(15) + "\r");
  }

  @Test
  void aLogGetsALineNowAndThen() {
    try (Progress progress = progress(false)) {
      pass(1_000);
      progress.at(3);
      pass(9_999);
      progress.at(4);
      pass(1);
      progress.at(5);
    }
    assertThat(shown()).isEqualTo("Monday: 3 of 50\nMonday: 5 of 50\n");
  }

  private Progress progress(boolean terminal) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            stream,
            stream,
            Map.of(),
            Path.of(""),
            terminal,
            now::get);
    return new Progress(console, Texts.in(Language.EN), Phrase.say("weekday.monday"), 50);
  }

  private void pass(long milliseconds) {
    now.addAndGet(Duration.ofMillis(milliseconds).toNanos());
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
