package parley.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Everything a command may see of the process it runs in, so that a test can run it in its own.
 *
 * @param folder what relative paths are relative to
 * @param terminal whether a person watches standard error
 * @param ticker nanoseconds from an arbitrary origin, for progress only
 */
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path folder,
    boolean terminal,
    LongSupplier ticker) {

  /** The real one. Output is UTF-8 whatever the locale, because records are. */
  static Console ofProcess() {
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
