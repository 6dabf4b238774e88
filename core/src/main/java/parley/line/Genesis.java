package parley.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.log.Algorithm;
import parley.log.KeyType;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.record.Entry;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Limits;
import parley.record.Origin;

/**
 * What the first entry of a party's first log on a line states (docs/spec/record.md, "Genesis").
 *
 * @param descriptor what names the line
 * @param logKeys Ed25519, then ML-DSA-44: the keys of this log's heads
 * @param cards the cards of the author and of all parties that were not absent, by party
 */
public record Genesis(LineDescriptor descriptor, List<NoteKey> logKeys, Map<String, Card> cards) {
  /**
   * Reads a genesis and checks that it fits the log it stands in.
   *
   * @throws MalformedException naming what does not fit
   */
  public static Genesis parse(Entry entry, Suite suite) throws MalformedException {
    Fields f = new Fields(entry.body(), "body");
    LineDescriptor descriptor = LineDescriptor.parse(entry.body().object("descriptor"));
    Map<String, Card> cards = new TreeMap<>();
    List<String> of = new ArrayList<>();
    for (String text : f.texts("cards", Limits.PARTIES, Limits.CARD_CHARS)) {
      Card card = Card.parse(text, suite);
      of.add(card.party());
      cards.put(card.party(), card);
    }
    if (!of.equals(descriptor.carded(entry.origin().party()))) {
      throw new MalformedException("body.cards: one card of every party present, in order");
    }
    Genesis genesis = new Genesis(descriptor, logKeys(entry, entry.origin()), Map.copyOf(cards));
    genesis.checkFits(entry.origin(), entry.body().integer("epoch", 0));
    return genesis;
  }

  /**
   * The party key by which a party that was absent opens its first log: that of its own card there.
   * Whether the others pinned it, the fold judges.
   *
   * @throws MalformedException if it is no genesis, or has no card of its author
   */
  static List<NoteKey> ownKeys(Entry entry, Suite suite) throws MalformedException {
    Card own = parse(entry, suite).cards().get(entry.origin().party());
    if (own == null) {
      throw new MalformedException("body.cards: no card of the author");
    }
    return own.partyKeys();
  }

  /**
   * Reads the log keys that a genesis or the opening of an epoch states for its own log.
   *
   * @throws MalformedException if they are not the keys that the origin commits to
   */
  static List<NoteKey> logKeys(Entry entry, Origin origin) throws MalformedException {
    Fields f = new Fields(entry.body(), "body");
    List<NoteKey> keys = Card.keys(f, "log-keys", List.of(KeyType.ED25519, KeyType.ML_DSA_44));
    Origin fromKeys =
        Origin.of(
            origin.party(),
            origin.line(),
            origin.epoch(),
            keys.get(0).publicKey(),
            keys.get(1).publicKey());
    if (!fromKeys.equals(origin) || !keys.get(0).name().equals(origin.toString())) {
      throw new MalformedException("body.log-keys: not the keys that the origin commits to");
    }
    return keys;
  }

  private void checkFits(Origin origin, long epoch) throws MalformedException {
    if (!descriptor.lineId().equals(origin.line())) {
      throw new MalformedException("body.descriptor: of another line than the origin");
    }
    if (epoch != 1 || origin.epoch() != 1) {
      throw new MalformedException("body.epoch: a genesis opens epoch 1");
    }
    if (!descriptor.parties().contains(origin.party())) {
      throw new MalformedException("body.descriptor: the author is no party of the line");
    }
  }

  /** The body of a genesis. */
  public Json.Obj body() {
    return Json.Obj.EMPTY
        .with("descriptor", descriptor.json())
        .with("epoch", 1)
        .with("log-keys", Json.strings(logKeys.stream().map(NoteKey::vkey).toList()))
        .with(
            "cards", Json.strings(new TreeMap<>(cards).values().stream().map(Card::note).toList()));
  }

  /** The keys of a log from its two raw public keys; both bear the origin as their name. */
  public static List<NoteKey> logKeys(Origin origin, byte[] ed25519, byte[] mlDsa44) {
    if (mlDsa44.length != Algorithm.ML_DSA_44.publicKeyBytes()) {
      throw new IllegalArgumentException("an ML-DSA-44 public key expected");
    }
    return List.of(
        new NoteKey(origin.toString(), KeyType.ED25519, ed25519),
        new NoteKey(origin.toString(), KeyType.ML_DSA_44, mlDsa44));
  }
}
