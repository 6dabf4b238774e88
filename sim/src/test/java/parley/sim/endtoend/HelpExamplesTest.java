package parley.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import parley.cli.Console;
import parley.cli.Parley;
import parley.sim.SimCommand;
import parley.sim.bench.BenchCommand;
import parley.sim.demo.DemoCommand;
import picocli.CommandLine;

/** What the help of a command shows as an example is a command line that the command takes. */
class HelpExamplesTest {
  private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]+|'[^']*'|\"[^\"]*\")+");

  @Test
  void everyExampleOfEveryCommandParses() {
    List<String> faults = new ArrayList<>();
    int examples = check(offered(), faults);
    assertThat(faults).isEmpty();
    assertThat(examples).isGreaterThan(80);
  }

  @Test
  void anExampleThatDoesNotParseIsAFault() {
    assertThat(fault("parley talk readout theatre us.example/31 'Both' --as wu")).isNotEmpty();
    assertThat(fault("parley talk readout theatre us.example/31 --text 'Both' --as wu")).isEmpty();
    assertThat(fault("parley outcome theatre --text x")).contains("Missing required");
  }

  /** Checks the examples of a command and of those below it; gives how many there are. */
  private static int check(CommandLine command, List<String> faults) {
    int examples = 0;
    StringBuilder line = new StringBuilder();
    for (String row : command.getCommandSpec().usageMessage().footer()) {
      line.append(row.strip());
      if (row.endsWith("\\")) {
        line.setLength(line.length() - 1);
        continue;
      }
      String example = line.toString();
      line.setLength(0);
      if (example.startsWith("parley ")) {
        examples++;
        String fault = fault(example);
        if (!fault.isEmpty()) {
          faults.add(example + ": " + fault);
        }
      }
    }
    for (CommandLine below : command.getSubcommands().values()) {
      examples += check(below, faults);
    }
    return examples;
  }

  private static String fault(String example) {
    List<String> words = new ArrayList<>();
    String command = example.replaceAll("\\s{2,}.*| [|<>] .*", "");
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(matcher.group().replaceAll("['\"]", ""));
    }
    try {
      offered().parseArgs(words.subList(1, words.size()).toArray(String[]::new));
      return "";
    } catch (CommandLine.ParameterException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static CommandLine offered() {
    return Parley.offered(nowhere(), new DemoCommand(), new SimCommand(), new BenchCommand());
  }

  private static Console nowhere() {
    PrintStream none =
        new PrintStream(new ByteArrayOutputStream(), true, java.nio.charset.StandardCharsets.UTF_8);
    return new Console(
        new ByteArrayInputStream(new byte[0]), none, none, Map.of(), Path.of(""), false, () -> 0L);
  }
}
