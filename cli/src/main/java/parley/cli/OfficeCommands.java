package parley.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Json;
import parley.render.Phrase;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Posts of one's own party, and who holds them. */
final class OfficeCommands {
  private OfficeCommands() {}

  /** Every command of this file. */
  static List<Object> commands() {
    return List.of(new Post(), new Holder());
  }

  private static Exit write(Session session, NodeOptions node, SignOptions sign, Act act)
      throws Failure, MalformedException, IOException {
    sign.here(session);
    try (NodeClient client = node.client(session)) {
      return new Desk(session, client).write(act, sign);
    }
  }

  @Command(
      name = "post",
      header = "Sets up a post of one's own party on a line.",
      footerHeading = "%nExample:%n",
      footer =
          "  parley post theatre liaison --title en='Liaison officer' --rung duty --party-key us.party-key")
  static final class Post implements Action {
    /** The rung of the line that a post belongs to. */
    enum Level {
      DUTY,
      PRINCIPAL
    }

    @Mixin private NodeOptions node = new NodeOptions();
    @Mixin private SignOptions sign = new SignOptions();

    @Parameters(index = "0", paramLabel = "LINE", description = "The line.")
    private String line = "";

    @Parameters(index = "1", paramLabel = "POST", description = "The post, as [a-z0-9-].")
    private String name = "";

    @Option(
        names = "--title",
        required = true,
        paramLabel = "LANG=TEXT",
        description = "Its title in each language.")
    private Map<String, String> titles = Map.of();

    @Option(
        names = "--rung",
        paramLabel = "RUNG",
        description = "duty or principal. Default: duty.")
    private Level rung = Level.DUTY;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Json.Obj body =
          new Body()
              .text("name", name)
              .words("title", titles)
              .text("rung", rung.name().toLowerCase(Locale.ROOT))
              .json();
      return write(session, node, sign, Act.plain(line, "post", body));
    }
  }

  @Command(
      name = "holder",
      header = "Says who holds a post of one's own party, or that nobody does.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  parley holder theatre liaison --person joe-biden --name 'J. Biden' --party-key us.party-key",
        "  parley holder theatre liaison --vacate --reason 'recalled' --party-key us.party-key",
      })
  static final class Holder implements Action {
    @Mixin private NodeOptions node = new NodeOptions();
    @Mixin private SignOptions sign = new SignOptions();

    @Parameters(index = "0", paramLabel = "LINE", description = "The line.")
    private String line = "";

    @Parameters(index = "1", paramLabel = "POST", description = "The post.")
    private String post = "";

    @Option(names = "--person", paramLabel = "PERSON", description = "Who holds it from now on.")
    private @Nullable String person;

    @Option(names = "--vacate", description = "Nobody holds it from now on.")
    private boolean vacate;

    @Option(names = "--name", paramLabel = "TEXT", description = "The person's name as written.")
    private @Nullable String name;

    @Option(names = "--acting", description = "Holds it for the time being.")
    private boolean acting;

    @Option(names = "--since", paramLabel = "DATE", description = "YYYY-MM-DD or YYYY-MM.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "DATE", description = "YYYY-MM-DD or YYYY-MM.")
    private @Nullable String until;

    @ArgGroup(multiplicity = "0..1")
    private StateCommands.Reason reason = new StateCommands.Reason();

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      if (vacate == (person != null)) {
        throw new Failure(Exit.USAGE, Phrase.say("holder.which"));
      }
      Body body =
          new Body()
              .text("holds", post)
              .text("person", person)
              .text("name", name)
              .flag("acting", acting)
              .text("since", since)
              .text("until", until);
      return write(session, node, sign, Act.plain(line, "holder", reason.on(body).json()));
    }
  }
}
