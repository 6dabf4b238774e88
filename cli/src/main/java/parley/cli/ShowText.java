package parley.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import parley.render.SafeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a text that someone else wrote. */
@Command(
    name = "show-text",
    header = "Shows a text that someone else wrote, safely.",
    description =
        "Marks every character that does not show or would change the order of the others, and says"
            + " what is odd about the text. Exit 1 if something is odd.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley show-text letter.txt",
      "  parley show-text --identifier name.txt   also warn of mixed scripts, as in a forged name",
    })
final class ShowText implements Action {
  /** A text for eyes: far more than anyone reads, far less than would strain memory. */
  private static final int LIMIT = 1 << 20;

  @Parameters(paramLabel = "FILE", description = "The text, in UTF-8; - is standard input.")
  private String file = "";

  @Option(names = "--identifier", description = "The text is a name: scripts must not be mixed.")
  private boolean identifier;

  @Override
  public Exit run(Session session) throws Failure {
    String text = session.readText(file, LIMIT);
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    Set<SafeText.Oddity> oddities =
        identifier ? SafeText.odditiesOfIdentifier(body) : SafeText.odditiesOfText(body);
    List<String> codes =
        oddities.stream().map(oddity -> oddity.name().toLowerCase(Locale.ROOT)).toList();
    session
        .out()
        .result(
            new JsonObject().put("text", text).putTexts("oddities", codes),
            words -> {
              words.quote(body);
              for (SafeText.Oddity oddity : oddities) {
                words.say("show-text.oddity", "oddity", oddity.phrase());
              }
            });
    return oddities.isEmpty() ? Exit.OK : Exit.NO;
  }
}
