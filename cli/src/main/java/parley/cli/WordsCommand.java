package parley.cli;

import org.jspecify.annotations.Nullable;
import parley.line.Card;
import parley.log.MalformedException;
import parley.render.Phrase;
import parley.render.SpokenWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words of one card, or of two together. */
@Command(
    name = "words",
    header = "Shows the words of a card, or of a pair of cards.",
    description = "With --expect: exit 1 if they are others.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley words us.card              the words of one card",
      "  parley words us.card china.card   the words of the pair, in whatever order",
    })
final class WordsCommand implements Action {
  @Parameters(index = "0", paramLabel = "CARD", description = "A card.")
  private String one = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "CARD", description = "The other card.")
  private @Nullable String other;

  @Option(names = "--expect", paramLabel = "WORDS", description = "The words heard.")
  private @Nullable String expected;

  @Override
  public Exit run(Session session) throws Failure, MalformedException {
    Card first = NodeHome.card(session, one);
    Card second = other == null ? null : NodeHome.card(session, other);
    String words =
        second == null
            ? SpokenWords.of(first.fingerprint())
            : SpokenWords.ofPair(first.fingerprint(), second.fingerprint());
    boolean same = expected == null || SpokenWords.same(words, expected);
    session
        .out()
        .result(
            new JsonObject().put("words", words).put("same", same),
            said -> {
              said.quote(words);
              if (expected != null) {
                said.say(Phrase.sayOf("words-are", same ? "same" : "others"));
              }
            });
    return same ? Exit.OK : Exit.NO;
  }
}
