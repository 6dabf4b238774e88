package parley.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/spec/talks.md says what the code does, row by row. */
class TalkSpecTest {
  private static String spec() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/spec/talks.md"))) {
      folder = java.util.Objects.requireNonNull(folder.getParent(), "no docs/spec above");
    }
    return Files.readString(folder.resolve("docs/spec/talks.md"));
  }

  private static Set<String> words(String text, String pattern) {
    Set<String> words = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      words.add(matcher.group(1));
    }
    return words;
  }

  @Test
  void everyCrossingHasItsRowAndItsTest() throws IOException {
    String text = spec();
    Set<String> rows =
        words(text.substring(text.indexOf("## Crossings")), "`([a-z][A-Za-z]{5,})` \\|\n");
    Set<String> tests = new TreeSet<>();
    Arrays.stream(CrossingTest.class.getDeclaredMethods())
        .filter(m -> m.isAnnotationPresent(Test.class))
        .map(Method::getName)
        .forEach(tests::add);
    assertThat(rows).isEqualTo(tests);
  }

  @Test
  void everyKindAndPhaseHasItsWord() throws IOException {
    Set<String> words = words(spec(), "`([a-z-]+)`");
    assertThat(words)
        .containsAll(
            new Talks(List.of()).kinds().stream().filter(k -> !k.equals("lapse")).toList());
    for (Phase phase : Phase.values()) {
      assertThat(words).contains(phase.word());
    }
  }
}
