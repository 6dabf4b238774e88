package parley.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A script of commands with what they are expected to print, run in this process.
 *
 * <pre>
 * # a comment
 * $ PARLEY_LANG=id parley show-text 'a file.txt'   a command; variables of the environment before it
 * &lt; text                                            a line of its standard input
 * > text                                            a line expected on standard output
 * ! text                                            a line expected on standard error
 * ? 3                                               the exit code expected, 0 if not given
 * -- a file.txt --                                  from here to the next such line: a file
 * </pre>
 *
 * {@code ...} alone stands for any lines, within a line for any characters; <code>${name}</code>
 * for a value that the test supplies. In files {@code \}{@code u{202E}} stands for a character. All
 * other output is a fault.
 */
final class Script {
  private final String name;
  private final Map<String, String> variables;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, StringBuilder> files = new HashMap<>();

  private Script(String name, Map<String, String> variables) {
    this.name = name;
    this.variables = variables;
  }

  private static final class Step {
    final int line;
    final String command;
    final List<String> in = new ArrayList<>();
    final List<String> out = new ArrayList<>();
    final List<String> err = new ArrayList<>();
    int exit;

    Step(int line, String command) {
      this.line = line;
      this.command = command;
    }
  }

  static Script parse(String name, String text, Map<String, String> variables) {
    Script script = new Script(name, variables);
    StringBuilder file = null;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.startsWith("-- ") && line.endsWith(" --")) {
        file = new StringBuilder();
        script.files.put(line.substring(3, line.length() - 3), file);
      } else if (file != null) {
        file.append(unescape(line)).append('\n');
      } else if (line.startsWith("$ ")) {
        script.steps.add(new Step(number, line.substring(2)));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        script.expect(line, number);
      }
    }
    return script;
  }

  private void expect(String line, int number) {
    if (steps.isEmpty() || (line.length() > 1 && line.charAt(1) != ' ')) {
      throw new IllegalArgumentException(name + ":" + number + ": not a line of a script");
    }
    Step step = steps.getLast();
    String rest = line.length() > 1 ? line.substring(2) : "";
    switch (line.charAt(0)) {
      case '<' -> step.in.add(unescape(rest));
      case '>' -> step.out.add(substitute(rest));
      case '!' -> step.err.add(substitute(rest));
      case '?' -> step.exit = Integer.parseInt(rest);
      default ->
          throw new IllegalArgumentException(name + ":" + number + ": not a line of a script");
    }
  }

  private static String unescape(String line) {
    return Pattern.compile("\\\\u\\{([0-9A-F]+)}")
        .matcher(line)
        .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)));
  }

  private String substitute(String text) {
    String result = text;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      result = result.replace("${" + variable.getKey() + "}", variable.getValue());
    }
    return result;
  }

  /** Runs it in a folder. Returns what differs from what was expected; empty if nothing does. */
  List<String> run(Path folder) throws IOException {
    for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    List<String> faults = new ArrayList<>();
    for (Step step : steps) {
      run(step, folder, faults);
    }
    return faults;
  }

  private void run(Step step, Path folder, List<String> faults) {
    Map<String, String> environment = new HashMap<>();
    List<String> words = new ArrayList<>(words(substitute(step.command)));
    while (words.getFirst().contains("=")) {
      String[] variable = words.removeFirst().split("=", 2);
      environment.put(variable[0], variable[1]);
    }
    if (!words.removeFirst().equals("parley")) {
      throw new IllegalArgumentException(name + ":" + step.line + ": only parley can be run");
    }
    String in = step.in.stream().map(line -> line + "\n").collect(Collectors.joining());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            folder,
            false,
            () -> 0L);
    int exit = Parley.run(words.toArray(String[]::new), console);
    String where = name + ":" + step.line + ": ";
    if (exit != step.exit) {
      faults.add(where + "exit code " + exit + " instead of " + step.exit);
    }
    compare(where + "standard output", step.out, out.toString(StandardCharsets.UTF_8), faults);
    compare(where + "standard error", step.err, err.toString(StandardCharsets.UTF_8), faults);
  }

  private static void compare(String what, List<String> expected, String got, List<String> faults) {
    String pattern =
        expected.stream()
            .map(line -> line.equals("...") ? "(.*\n)*" : wild(line) + "\n")
            .collect(Collectors.joining());
    if (!Pattern.matches(pattern, got)) {
      faults.add(what + " is\n" + got + "instead of\n" + String.join("\n", expected));
    }
  }

  private static String wild(String line) {
    return Stream.of(line.split("\\.\\.\\.", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(".*"));
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    var matcher = Pattern.compile("(?:[^\\s']+|'[^']*')+").matcher(command);
    while (matcher.find()) {
      words.add(matcher.group().replace("'", ""));
    }
    return words;
  }
}
