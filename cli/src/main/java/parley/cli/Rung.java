package parley.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The rungs of the receipt ladder that a person climbs; none can be taken back. */
abstract sealed class Rung implements Action {
  @Mixin private ActOptions act = new ActOptions();

  @Parameters(index = "0", paramLabel = "LINE", description = "The line, by full or short name.")
  private String line = "";

  @Parameters(
      index = "1",
      paramLabel = "ENTRY",
      description = "The counterpart's entry: party/index, party#epoch/index or its id.")
  private String entry = "";

  /** Every command of this file. */
  static List<Object> commands() {
    return List.of(new Acknowledge(), new Understood(), new NotUnderstood());
  }

  Exit climb(Session session, String kind, Body body)
      throws Failure, MalformedException, IOException {
    return act.write(session, ActOptions.Words.about(line, kind, body.json(), entry));
  }

  @Command(
      name = "ack",
      header = "Acknowledges an entry: a named person at a named post has it.",
      footerHeading = "%nExample:%n",
      footer = "  parley ack theatre us.example/7 --post liaison --as chen")
  static final class Acknowledge extends Rung {
    @Option(names = "--text", paramLabel = "TEXT", description = "A remark.")
    private @Nullable String text;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return climb(session, "acknowledged", new Body().text("text", text));
    }
  }

  @Command(
      name = "understood",
      header = "Says that an entry was understood, with a read-back if one is due.",
      footerHeading = "%nExample:%n",
      footer =
          "  parley understood theatre us.example/7 --read-back 'Ships stay north of …' --post liaison --as chen")
  static final class Understood extends Rung {
    @Option(
        names = "--read-back",
        paramLabel = "TEXT",
        description = "What was understood, in own words.")
    private @Nullable String readBack;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return climb(session, "understood", new Body().text("read-back", readBack));
    }
  }

  @Command(
      name = "not-understood",
      header = "Says that an entry was received and not understood; its ladder ends there.",
      footerHeading = "%nExample:%n",
      footer =
          "  parley not-understood theatre us.example/7 --reason 'Which strait?' --post liaison --as chen")
  static final class NotUnderstood extends Rung {
    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "What is not clear.")
    private String reason = "";

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return climb(session, "not-understood", new Body().text("reason", reason));
    }
  }
}
