package parley.cli;

import java.io.IOException;
import java.nio.file.Path;
import parley.log.MalformedException;
import parley.render.Phrase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tokens for those who may do less at a node than its administrator. */
@Command(
    name = "token",
    header = "Makes tokens for those who may do less than the administrator.",
    subcommands = TokenCommand.New.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley token new auditor --dir us            reads everything, changes nothing",
      "  parley token new watch-officer --dir us      speaks, and sets nothing up"
    })
final class TokenCommand {
  private TokenCommand() {}

  /** Who may do less (docs/spec/api.md, "Roles"). */
  enum Role {
    AUDITOR,
    WATCH_OFFICER;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
      return word();
    }
  }

  @Command(
      name = "new",
      header = "Makes the token of a role, in the node's folder.",
      description = "To take it back, delete its file and start the node anew.")
  static final class New implements Action {
    @Mixin private NodeOptions node = new NodeOptions();

    @Parameters(paramLabel = "ROLE", description = "One of ${COMPLETION-CANDIDATES}.")
    private Role role = Role.AUDITOR;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Path file = node.home(session).token(role);
      FreshFile.secret(file, Init.line(KeyFile.Seeds.fresh()));
      session
          .out()
          .result(
              new JsonObject().put("role", role.word()).put("file", file.toString()),
              words ->
                  words.say(
                      Phrase.say("token.made", "file", file.toString(), "role", role.word())));
      return Exit.OK;
    }
  }
}
