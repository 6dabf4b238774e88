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

  /** An entry; {@code verified} are the keys whose signatures were checked and hold. */
  record Read(SignedEntry signed, Hash leaf, List<NoteKey> verified) implements Reading {}

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
