package parley.sim.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import parley.cli.Action;
import parley.cli.Exit;
import parley.cli.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Replays the public record between two nodes and shows what came of it. */
@Command(
    name = "demo",
    header = "Replays a real public record between two nodes of this machine.",
    description =
        "Makes keys and cards for both parties and starts a node for each, in a process and a folder"
            + " of its own. Opens every line of the record and states every event as a signed entry"
            + " with a receipt of the other side, marked as an exercise; cuts the wire between the"
            + " nodes and mends it; exports one party's record; has it verified by a third process"
            + " that has only the export and both cards; changes one byte and shows what is found.")
public final class DemoCommand implements Action {
  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "An empty folder for everything made; a temporary one if not given.")
  private @Nullable Path folder;

  @Option(names = "--keep", description = "Leave both nodes running and say how to reach them.")
  private boolean keep;

  @Option(
      names = "--alone",
      description =
          "Two fictional border posts instead, one without a node: contacts attested, a message"
              + " answered by its code, then pairing, assent and dispute.")
  private boolean alone;

  @Override
  public Exit run(Session session) throws IOException {
    Path base = folder == null ? Files.createTempDirectory("parley-demo") : folder;
    Files.createDirectories(base);
    if (alone) {
      return new AloneDemo(session, base.toAbsolutePath(), keep).run(machine());
    }
    return new LiveDemo(session, base.toAbsolutePath(), keep).run(machine());
  }

  private static Randomness machine() {
    SecureRandom random = new SecureRandom();
    return count -> {
      byte[] bytes = new byte[count];
      random.nextBytes(bytes);
      return bytes;
    };
  }
}
