package parley.transcript;

import java.util.List;
import parley.line.PartySignature;
import parley.log.HeadKeys;
import parley.log.HeadRole;
import parley.log.KeyType;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.record.Entry;
import parley.record.Origin;
import parley.record.SignedEntry;

/**
 * The first entry of a log, a genesis or the opening of an epoch: the party key signs it, and it
 * states the keys of the log's heads. So a card is enough to trust a head.
 */
record Opening(Entry entry, HeadKeys keys) {

  /**
   * Reads an opening.
   *
   * @param partyKeys of the card that the reader trusts
   * @throws MalformedException if it is no opening of its own origin, signed by that key
   */
  static Opening parse(byte[] leaf, List<NoteKey> partyKeys, Suite suite)
      throws MalformedException {
    Entry entry = SignedEntry.parse(leaf).entry();
    if (!entry.kind().equals("genesis") && !entry.kind().equals("epoch-open")) {
      throw new MalformedException("opening: a genesis or epoch-open expected");
    }
    PartySignature.check(Note.parse(leaf), partyKeys, suite, "opening");
    Origin origin = entry.origin();
    List<String> texts = entry.body().texts("log-keys");
    if (texts.size() != 2) {
      throw new MalformedException("opening: two log keys expected");
    }
    NoteKey classical = NoteKey.parse(texts.get(0));
    NoteKey quantum = NoteKey.parse(texts.get(1));
    checkKeys(origin, classical, quantum);
    return new Opening(entry, new HeadKeys(HeadRole.LOG, classical, quantum, suite));
  }

  private static void checkKeys(Origin origin, NoteKey classical, NoteKey quantum)
      throws MalformedException {
    Origin committed =
        Origin.of(
            origin.party(),
            origin.line(),
            origin.epoch(),
            classical.publicKey(),
            quantum.publicKey());
    boolean fits =
        classical.type() == KeyType.ED25519
            && quantum.type() == KeyType.ML_DSA_44
            && committed.equals(origin)
            && classical.name().equals(origin.toString());
    if (!fits) {
      throw new MalformedException("opening: not the keys that the origin commits to");
    }
  }

  Origin origin() {
    return entry.origin();
  }
}
