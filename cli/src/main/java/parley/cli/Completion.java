package parley.cli;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the completion script for a shell. */
@Command(
    name = "completion",
    header = "Prints the script that completes parley's commands with the tab key.",
    footerHeading = "%nExample:%n",
    footer = "  source <(parley completion bash)")
final class Completion implements Action {
  /** Shells with a script. Zsh takes bash's. */
  enum Shell {
    BASH,
    ZSH
  }

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell = Shell.BASH;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Exit run(Session session) {
    String script = AutoComplete.bash("parley", spec.root().commandLine());
    session.out().raw("# Completion of parley for " + shell.name().toLowerCase(Locale.ROOT) + "\n");
    session.out().raw(script + "\n");
    return Exit.OK;
  }
}
