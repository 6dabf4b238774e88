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

  /** The key that gives receipts. */
  HeadSigner mirror();

  /** The keys of one's own log. */
  Optional<HeadSigner> log(Origin origin);

  /** A person's key, if it lives in the node. */
  Optional<Signatory> person(String name);
}
