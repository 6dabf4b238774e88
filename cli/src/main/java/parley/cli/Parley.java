package parley.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.render.Language;
import parley.render.Phrase;
import parley.render.SafeText;
import parley.render.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command {@code parley}: options that hold for all commands, and the way errors end. */
@Command(
    name = "parley",
    description = "Operates and audits direct lines between parties.",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    subcommands = {
      Init.class,
      CardCommand.class,
      Pair.class,
      WordsCommand.class,
      LineCommand.class,
      AttachmentCommand.class,
      KeyCommand.class,
      TokenCommand.class,
      CharterCommand.class,
      TalkCommand.class,
      EpochCommand.class,
      LogCommand.class,
      Show.class,
      Export.class,
      Verify.class,
      Prove.class,
      Evidence.class,
      DoctorCommand.class,
      ShowText.class,
      Completion.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley init --help                     how to make a node",
      "  parley status --dir us                 how a node and its lines stand",
      "  parley --json log theatre --dir us     what was said on a line, for a script",
      "  parley verify DIR --card us.card --card cn.card   verify a transcript, offline",
      "  parley show-text letter.txt            show a text that someone else wrote, safely",
      "  parley --lang zh show-text letter.txt  say results and errors in Chinese",
      "  source <(parley completion bash)       complete commands with the tab key",
    },
    exitCodeListHeading = "%nExit codes:%n")
public final class Parley {
  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print results and errors as one line of JSON each.")
  private boolean json;

  @Option(
      names = "--lang",
      scope = ScopeType.INHERIT,
      paramLabel = "LANG",
      description =
          "Language of results and errors: en, id or zh. Otherwise PARLEY_LANG, LC_ALL,"
              + " LC_MESSAGES or LANG decides.")
  private @Nullable String lang;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where an error came from.")
  private boolean debug;

  private final Console console;

  private Parley(Console console) {
    this.console = console;
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args, Console.ofProcess()));
  }

  /**
   * Runs one command here. Returns its exit code.
   *
   * @param more further commands, {@link Action}s, that this process offers
   */
  public static int run(String[] args, Console console, Object... more) {
    Parley parley = new Parley(console);
    CommandLine line = parley.commands(more);
    int code = line.execute(args);
    console.out().flush();
    console.err().flush();
    return code;
  }

  private CommandLine commands(Object... more) {
    CommandLine line = new CommandLine(this);
    for (List<Object> commands :
        List.of(
            OfficeCommands.commands(),
            Talk.commands(),
            StateCommands.commands(),
            OutcomeCommands.commands(),
            AffairCommands.commands(),
            ViewCommand.commands(),
            Rung.commands(),
            Stance.commands(),
            NodeCommands.commands())) {
      commands.forEach(line::addSubcommand);
    }
    for (Object command : more) {
      line.addSubcommand(command);
    }
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpWidth(100)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(this::wrongUsage)
        .setExecutionStrategy(this::execute);
    line.getCommandSpec()
        .addOption(flag("-h", "--help", "Show the help of a command.").usageHelp(true).build())
        .addOption(flag("-V", "--version", "Show the version.").versionHelp(true).build())
        .usageMessage()
        .exitCodeList(Exit.forHelp());
    return line;
  }

  /**
   * Every command that this process offers, to look at and not to run.
   *
   * @param more as of {@link #run}
   */
  public static CommandLine offered(Console console, Object... more) {
    return new Parley(console).commands(more);
  }

  private static OptionSpec.Builder flag(String shortName, String name, String description) {
    return OptionSpec.builder(shortName, name)
        .description(description)
        .scopeType(ScopeType.INHERIT);
  }

  private int wrongUsage(ParameterException wrong, String[] args) {
    CommandLine at = wrong.getCommandLine();
    boolean asJson = json || Arrays.asList(args).contains("--json");
    new Out(console, Texts.in(Language.EN), asJson)
        .error(
            Exit.USAGE,
            "usage",
            SafeText.block(String.valueOf(wrong.getMessage())),
            "Try: " + at.getCommandSpec().qualifiedName() + " --help");
    return Exit.USAGE.code();
  }

  private int execute(ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    CommandLine at = parsed.asCommandLineList().getLast();
    Optional<Language> language =
        lang == null
            ? Optional.of(Language.ofEnvironment(console.environment()))
            : Language.of(lang);
    if (language.isEmpty()) {
      throw new ParameterException(at, "--lang must be en, id or zh");
    }
    if (!(at.getCommand() instanceof Action action)) {
      throw new ParameterException(at, "a command is missing");
    }
    Texts texts = Texts.in(language.get());
    return run(action, new Session(console, texts, new Out(console, texts, json), debug)).code();
  }

  /** The root of the main thread: whatever went wrong is said in a sentence and ends as a code. */
  private static Exit run(Action action, Session session) {
    try {
      return action.run(session);
    } catch (Failure failure) {
      return failed(session, failure);
    } catch (MalformedException e) {
      Phrase said = Phrase.say("error.malformed", "what", String.valueOf(e.getMessage()));
      return failed(session, new Failure(Exit.BAD_INPUT, said, e));
    } catch (IOException e) {
      Phrase said = Phrase.say("error.local-io", "what", String.valueOf(e.getMessage()));
      return failed(session, new Failure(Exit.LOCAL_IO, said, e));
    } catch (RuntimeException e) {
      Phrase said = Phrase.say("error.fault", "what", e.getClass().getSimpleName());
      return failed(session, new Failure(Exit.FAULT, said, e));
    }
  }

  private static Exit failed(Session session, Failure failure) {
    session.out().error(failure);
    if (session.debug()) {
      failure.printStackTrace(session.console().err());
    }
    return failure.exit();
  }
}
