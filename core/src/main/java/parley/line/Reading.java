package parley.line;

import java.util.List;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.Merkle;
import parley.log.NoteKey;
import parley.record.SignedEntry;

/**
 * A leaf as read before it is judged. Reading and checking signatures needs no state but the known
 * keys, so it may be done ahead and on several cores; judging goes in order.
 */
public sealed interface Reading {
  /** The leaf's hash in its tree. */
  Hash leaf();

  /**
   * An entry.
   *
   * @param verified the keys whose signatures were checked and hold
   * @param vouched whether all signatures were checked before, when the entry was first taken in
   */
  record Read(SignedEntry signed, Hash leaf, List<NoteKey> verified, boolean vouched)
      implements Reading {
    /** An entry some of whose signatures were checked now. */
    public Read(SignedEntry signed, Hash leaf, List<NoteKey> verified) {
      this(signed, leaf, verified, false);
    }

    /** The same entry, all of whose signatures were checked before. */
    public Read asVouched() {
      return new Read(signed, leaf, verified, true);
    }
  }

  /** A leaf that is no entry, and why. */
  record Unreadable(Hash leaf, String why) implements Reading {}

  /** Reads a leaf; no signature is checked yet. */
  static Reading of(byte[] leaf) {
    Hash hash = Merkle.leaf(leaf);
    try {
      return new Read(SignedEntry.parse(leaf), hash, List.of());
    } catch (MalformedException e) {
      String why = e.getMessage();
      return new Unreadable(hash, why == null ? "malformed" : why);
    }
  }
}
