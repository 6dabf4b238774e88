package parley.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import parley.line.Card;
import parley.log.MalformedException;
import parley.log.Suite;
import parley.transcript.EquivocationProof;
import parley.transcript.SecondLogProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a proof that a log signed two histories, or that a party keeps two logs. */
@Command(
    name = "evidence",
    header = "Checks a proof that a party keeps two histories, offline.",
    description =
        "Exit 0 if it is proven, 1 if not. The card of the accused party is needed; with the cards"
            + " of others it also says whose mirror cosigned both.",
    footerHeading = "%nExamples:%n",
    footer = {"  parley evidence fork.equivocation --card us.card --card cn.card"})
final class Evidence implements Action {
  @Parameters(paramLabel = "FILE", description = "The proof; - is standard input.")
  private String file = "";

  @Option(names = "--card", paramLabel = "FILE", description = "A party's card; once per party.")
  private List<String> cards = List.of();

  @Override
  public Exit run(Session session) throws Failure, MalformedException {
    var trusted = Cards.read(session, cards).cards();
    byte[] bytes = session.read(file, EquivocationProof.MAX_BYTES);
    return new String(bytes, StandardCharsets.UTF_8).startsWith(SecondLogProof.HEADER)
        ? second(session, SecondLogProof.parse(bytes), trusted)
        : equivocation(session, bytes, trusted);
  }

  private static Exit second(Session session, SecondLogProof proof, Map<String, Card> trusted) {
    return switch (proof.verify(trusted, Suite.standard())) {
      case SecondLogProof.Outcome.Proven proven -> {
        session
            .out()
            .result(
                new JsonObject()
                    .put("proven", true)
                    .put("origin", proven.first())
                    .put("second", proven.second()),
                words ->
                    words.say(
                        "evidence.second", "origin", proven.first(), "second", proven.second()));
        yield Exit.OK;
      }
      case SecondLogProof.Outcome.NotProven not -> notProven(session, not.why());
    };
  }

  private static Exit notProven(Session session, String why) {
    session
        .out()
        .result(
            new JsonObject().put("proven", false).put("why", why),
            words -> words.say("evidence.not", "why", why));
    return Exit.NO;
  }

  private static Exit equivocation(Session session, byte[] bytes, Map<String, Card> trusted)
      throws MalformedException {
    return switch (EquivocationProof.parse(bytes).verify(trusted, Suite.standard())) {
      case EquivocationProof.Outcome.Proven proven -> {
        session.out().result(json(proven), words -> say(proven, words));
        yield Exit.OK;
      }
      case EquivocationProof.Outcome.NotProven not -> notProven(session, not.why());
    };
  }

  private static JsonObject json(EquivocationProof.Outcome.Proven proven) {
    return new JsonObject()
        .put("proven", true)
        .put("origin", proven.origin())
        .put("smaller", proven.smaller())
        .put("larger", proven.larger())
        .putTexts("mirrors", proven.mirrors());
  }

  private static void say(EquivocationProof.Outcome.Proven proven, Out.Words words) {
    words.say(
        "evidence.proven",
        "origin",
        proven.origin(),
        "smaller",
        proven.smaller(),
        "larger",
        proven.larger());
    proven.mirrors().forEach(mirror -> words.say("evidence.mirror", "mirror", mirror));
  }
}
