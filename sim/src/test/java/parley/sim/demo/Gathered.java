package parley.sim.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The record as it was gathered, outside of the project, by which our own form is checked. */
final class Gathered {
  private static final String FILE = "shared/data/engagements-2022-2024.json";

  private Gathered() {}

  /** The groups of every match, joined by blanks. */
  static List<String> all(String pattern) throws IOException {
    List<String> found = new ArrayList<>();
    Pattern.compile(pattern).matcher(text()).results().forEach(m -> found.add(groups(m)));
    return found;
  }

  private static String groups(MatchResult match) {
    return String.join(
        " ", IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group).toList());
  }

  private static String text() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      if (Files.exists(folder.resolve(FILE))) {
        return Files.readString(folder.resolve(FILE));
      }
      folder = folder.getParent();
    }
    throw new AssertionError(FILE + " is not beside the project");
  }
}
