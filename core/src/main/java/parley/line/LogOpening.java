package parley.line;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.record.Entry;
import parley.record.Origin;
import parley.record.SignedEntry;

/**
 * What the first entry of a log states, before any fold: whose log it is and which keys sign its
 * heads. That much a mirror must read; everything else in a log is opaque to it.
 *
 * @param descriptor of the line, if it is a genesis; null for the opening of a later epoch
 * @param logKeys Ed25519, then ML-DSA-44
 */
public record LogOpening(@Nullable LineDescriptor descriptor, List<NoteKey> logKeys) {
  /**
   * Reads a log's first leaf.
   *
   * @param partyKeys the pinned party key that must have signed it
   * @throws MalformedException if it opens nothing, or another log, or the party key did not sign
   *     it
   */
  public static LogOpening parse(Origin origin, byte[] leaf, List<NoteKey> partyKeys, Suite suite)
      throws MalformedException {
    SignedEntry signed = SignedEntry.parse(leaf);
    Entry entry = signed.entry();
    if (!entry.origin().equals(origin)) {
      throw new MalformedException("origin: the first entry names another log");
    }
    PartySignature.check(
        new Note(entry.text(), signed.signatures()), partyKeys, suite, entry.kind());
    return switch (entry.kind()) {
      case "genesis" -> {
        Genesis genesis = Genesis.parse(entry, suite);
        yield new LogOpening(genesis.descriptor(), genesis.logKeys());
      }
      case "epoch-open" -> new LogOpening(null, Genesis.logKeys(entry, origin));
      default -> throw new MalformedException("kind: a log opens with genesis or epoch-open");
    };
  }
}
