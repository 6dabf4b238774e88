package parley.sim;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import parley.cli.Console;
import parley.cli.Parley;
import parley.sim.bench.BenchCommand;
import parley.sim.demo.DemoCommand;

/** The program behind {@code parley demo}, {@code sim} and {@code bench}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(
        Parley.run(args, console(), new DemoCommand(), new SimCommand(), new BenchCommand()));
  }

  /** Output is UTF-8 whatever the locale, because records are. */
  private static Console console() {
    return new Console(
        System.in,
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        System.getenv(),
        Path.of(""),
        Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent(),
        System::nanoTime);
  }
}
