package parley.cli;

import java.util.ArrayList;
import java.util.List;
import parley.line.Card;
import parley.log.MalformedException;
import parley.log.Suite;
import parley.render.Phrase;
import parley.transcript.Layout;
import parley.transcript.Trust;

/** The cards that an auditor names on the command line. */
final class Cards {
  private Cards() {}

  static Trust read(Session session, List<String> files) throws Failure, MalformedException {
    List<Card> cards = new ArrayList<>();
    for (String file : files) {
      Card card = Card.parse(session.readText(file, Layout.CARD_BYTES), Suite.standard());
      if (cards.stream().anyMatch(other -> other.party().equals(card.party()))) {
        throw new Failure(
            Exit.BAD_INPUT, Phrase.say("verify.two-cards", "party", card.party(), "file", file));
      }
      cards.add(card);
    }
    return Trust.of(cards);
  }
}
