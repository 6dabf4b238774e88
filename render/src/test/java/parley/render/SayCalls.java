package parley.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The calls {@code say("key", "name", value, …)} and {@code sayOf("family", member, "name", value,
 * …)} in Java sources. Every method of that name takes its key first, and where the key is written
 * out so are the argument names: so all words a program can say are known without running it.
 */
final class SayCalls {
  private static final Pattern CALL = Pattern.compile("\\bsay(Of)?\\(\\s*\"([^\"]*)\"");

  /** A call: the key, or the family for {@code sayOf}, the argument names, and where it stands. */
  record Call(boolean family, String key, TreeSet<String> names, String where) {}

  private SayCalls() {}

  static List<Call> inMainSourcesBelow(Path root) {
    List<Call> calls = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> file.toString().matches(".*/src/main/java/.*\\.java"))
          .sorted()
          .forEach(file -> calls.addAll(inSource(root.relativize(file).toString(), read(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return calls;
  }

  static List<Call> inSource(String where, String source) {
    List<Call> calls = new ArrayList<>();
    Matcher matcher = CALL.matcher(source);
    while (matcher.find()) {
      boolean family = matcher.group(1) != null;
      List<String> arguments = arguments(source, source.indexOf('(', matcher.start()) + 1);
      TreeSet<String> names = new TreeSet<>();
      for (int i = family ? 2 : 1; i < arguments.size(); i += 2) {
        names.add(arguments.get(i).replaceAll("^\"|\"$", ""));
      }
      long line = source.substring(0, matcher.start()).lines().count();
      calls.add(new Call(family, matcher.group(2), names, where + ":" + line));
    }
    return calls;
  }

  /** The arguments of a call, split at the commas that stand in no bracket and no string. */
  private static List<String> arguments(String source, int from) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int i = from; depth >= 0; i++) {
      char c = source.charAt(i);
      if (c == '"') {
        i = endOfString(source, i);
      } else if (c == '(' || c == '{' || c == '[') {
        depth++;
      } else if (c == ')' || c == '}' || c == ']') {
        depth--;
      }
      if (depth < 0 || (depth == 0 && c == ',')) {
        arguments.add(source.substring(start, i).strip());
        start = i + 1;
      }
    }
    return arguments;
  }

  private static int endOfString(String source, int open) {
    int i = open + 1;
    while (source.charAt(i) != '"') {
      i += source.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
