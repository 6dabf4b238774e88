package parley.transcript;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import parley.line.Card;

/**
 * The cards that the reader got by another way than the bundle. Without one, a bundle proves only
 * that it agrees with itself.
 *
 * @param cards by party
 */
public record Trust(Map<String, Card> cards) {
  /** Nothing but the bundle itself. */
  public static final Trust NONE = new Trust(Map.of());

  /** Keeps a copy. */
  public Trust {
    cards = Map.copyOf(cards);
  }

  /**
   * These cards.
   *
   * @throws IllegalArgumentException if two are of one party
   */
  public static Trust of(Collection<Card> cards) {
    Map<String, Card> byParty = new TreeMap<>();
    for (Card card : cards) {
      if (byParty.put(card.party(), card) != null) {
        throw new IllegalArgumentException("two cards of " + card.party());
      }
    }
    return new Trust(byParty);
  }
}
