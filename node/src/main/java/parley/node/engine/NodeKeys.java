package parley.node.engine;

import java.util.Optional;
import parley.line.Card;
import parley.log.HeadSigner;
import parley.record.Origin;
import parley.record.Signatory;

/** The keys at work in a node, and the cards it knows. */
public interface NodeKeys {
  /** This node's party. */
  String party();

  /** The newest card known of a party, its own included. */
  Optional<Card> card(String party);

  /** The key of the node itself. */
  Signatory clerk();

  /** The key that gives receipts: that of one's own newest card. */
  HeadSigner mirror();

  /** Whether the mirror keys that a card of one's own names live here. */
  boolean holdsMirror(Card own);

  /**
   * Takes up a card of one's own, durable on return: from now on its mirror keys give the receipts,
   * and the old ones never again.
   */
  void takeUp(Card own);

  /** The keys of one's own log. */
  Optional<HeadSigner> log(Origin origin);

  /** A person's key, if it lives in the node. */
  Optional<Signatory> person(String name);
}
