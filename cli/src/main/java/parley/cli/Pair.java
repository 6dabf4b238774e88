package parley.cli;

import org.jspecify.annotations.Nullable;
import parley.line.Card;
import parley.log.MalformedException;
import parley.record.Json;
import parley.render.Phrase;
import parley.render.SpokenWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the counterpart's card in, and shows what two people must compare. */
@Command(
    name = "pair",
    header = "Takes in a counterpart's card and shows the words to compare.",
    description = {
      "Both operators read the words of the pair to each other over a channel that whoever carried"
          + " the cards does not control. They are the same on both sides if, and only if, both hold"
          + " the same two cards. With --expect the words heard are compared here, and a card with"
          + " other words is not taken in (exit 1)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley pair --dir us china.card",
      "  parley pair --dir us china.card --expect 'dafo kinu … pelo'",
    })
final class Pair implements Action {
  @Mixin private NodeOptions node = new NodeOptions();

  @Parameters(paramLabel = "CARD-FILE", description = "The counterpart's card.")
  private String file = "";

  @Option(
      names = "--expect",
      paramLabel = "WORDS",
      description = "The words heard from the other side.")
  private @Nullable String expected;

  @Override
  public Exit run(Session session) throws Failure, MalformedException {
    Card theirs = NodeHome.card(session, file);
    Card ours = node.ownCard(session);
    if (ours.party().equals(theirs.party())) {
      throw new Failure(Exit.BAD_INPUT, Phrase.say("pair.own", "file", file));
    }
    String pair = SpokenWords.ofPair(ours.fingerprint(), theirs.fingerprint());
    boolean same = expected == null || SpokenWords.same(pair, expected);
    if (same) {
      try (NodeClient client = node.client(session)) {
        client.postJson("cards", Json.Obj.EMPTY.with("text", theirs.note()));
      }
    }
    session
        .out()
        .result(
            new JsonObject()
                .put("party", theirs.party())
                .put("fingerprint", theirs.fingerprint().hex())
                .put("own-fingerprint", ours.fingerprint().hex())
                .put("words", pair)
                .put("compared", expected != null)
                .put("taken", same),
            words -> say(words, theirs.party(), pair, same));
    return same ? Exit.OK : Exit.NO;
  }

  private void say(Out.Words words, String party, String pair, boolean same) {
    words.say(Phrase.sayOf("pair-taken", same ? "yes" : "no", "party", party));
    words.say("pair.words", "words", pair);
    if (expected == null) {
      words.say("pair.compare", "party", party);
    }
  }
}
