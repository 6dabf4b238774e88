package parley.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a party says, entry by entry, of what another attested it to have said. */
final class Stance {
  private Stance() {}

  /** Every command for a counterpart that has no node, or had none. */
  static List<Object> commands() {
    return List.of(new Attest(), new MessageCommand(), new Assent(), new Dispute());
  }

  /** The entry that is spoken of. */
  static final class Target {
    @Parameters(index = "0", paramLabel = "LINE", description = "The line, by full or short name.")
    private String line = "";

    @Parameters(
        index = "1",
        paramLabel = "ENTRY",
        description = "The attested entry: party/index, party#epoch/index or its id.")
    private String entry = "";
  }

  @Command(
      name = "assent",
      header = "Confirms what another party attested.",
      description =
          "The entry then reads: attested by them, assented by us. It never counts as signed.",
      footerHeading = "%nExample:%n",
      footer = "  parley assent ferry south-quay.example/12 --post watch --as ilo")
  static final class Assent implements Action {
    @Mixin private ActOptions act = new ActOptions();
    @Mixin private Target target = new Target();

    @Option(names = "--text", paramLabel = "TEXT", description = "In the author's words.")
    private @Nullable String text;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = new Body().text("text", text);
      return act.write(
          session, ActOptions.Words.about(target.line, "assent", body.json(), target.entry));
    }
  }

  @Command(
      name = "dispute",
      header = "Disputes what another party attested.",
      description = "The entry then reads: disputed by us. No suspension stops it.",
      footerHeading = "%nExample:%n",
      footer =
          "  parley dispute ferry south-quay.example/14 --reason 'No such call.' --post watch --as ilo")
  static final class Dispute implements Action {
    /** A reason, or the statement that none is given. */
    static final class Why {
      @Option(
          names = "--reason",
          paramLabel = "TEXT",
          description = "What was said instead, or why.")
      private @Nullable String reason;

      @Option(names = "--reason-not-given", description = "State that no reason is given.")
      private boolean notGiven;
    }

    @Mixin private ActOptions act = new ActOptions();
    @Mixin private Target target = new Target();

    @ArgGroup(multiplicity = "1")
    private Why why = new Why();

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = new Body().text("reason", why.reason).flag("reason-not-given", why.notGiven);
      return act.write(
          session, ActOptions.Words.about(target.line, "dispute", body.json(), target.entry));
    }
  }
}
