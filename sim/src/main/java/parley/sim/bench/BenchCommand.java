package parley.sim.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.cli.Action;
import parley.cli.Exit;
import parley.cli.Session;
import parley.log.MalformedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures two nodes on this machine and shows every figure beside its target. */
@Command(
    name = "bench",
    header = "Measures two nodes on this machine, beside what the machine itself can do.",
    description =
        "Prints one table from one run: disk, signatures, messages from end to end, receipts,"
            + " an outage, verification, bytes on disk, memory and start.")
public final class BenchCommand implements Action {
  private final Scale full;

  @Option(names = "--quick", description = "A tenth of the work, for a first impression.")
  private boolean quick;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Put the nodes' data below this folder, to measure the disk that it lies on.")
  private @Nullable String folder;

  /** The command, at the scale that its help describes. */
  public BenchCommand() {
    this(Scale.FULL);
  }

  BenchCommand(Scale full) {
    this.full = full;
  }

  @Override
  public Exit run(Session session) throws MalformedException, IOException {
    String typed = folder;
    Path base =
        typed == null
            ? Files.createTempDirectory("parley-bench")
            : Files.createTempDirectory(session.path(typed), "parley-bench");
    try {
      Results results = Bench.run(base, quick ? Scale.QUICK : full, progress(session));
      session
          .out()
          .result(
              results.json(),
              words -> {
                words.table(results.table());
                results.conditions().forEach(words::quote);
              });
      return Exit.OK;
    } finally {
      delete(base);
    }
  }

  private static Consumer<String> progress(Session session) {
    return session.console().terminal()
        ? what -> session.console().err().println("measuring: " + what)
        : what -> {};
  }

  private static void delete(Path base) throws IOException {
    List<Path> paths;
    try (var walk = Files.walk(base)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
