package parley.line;

import java.nio.charset.StandardCharsets;
import java.util.List;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.NoteKey;
import parley.log.NoteSignature;
import parley.log.Suite;

/**
 * The party key signs with two lines, Ed25519 and ML-DSA-44 over the same text; both are demanded,
 * so that a card, a genesis and a grant stay sound when either scheme falls.
 */
public final class PartySignature {
  private PartySignature() {}

  /**
   * Checks that the note bears exactly the two lines of these keys and that both hold.
   *
   * @throws MalformedException naming the line
   */
  public static void check(Note note, List<NoteKey> keys, Suite suite, String where)
      throws MalformedException {
    if (note.signatures().size() != keys.size()) {
      throw new MalformedException(where + ": exactly both signatures of the party key expected");
    }
    byte[] message = note.text().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < keys.size(); i++) {
      NoteKey key = keys.get(i);
      NoteSignature line = note.signatures().get(i);
      if (!line.name().equals(key.name())
          || !java.util.Arrays.equals(line.keyId(), key.keyId())
          || !key.verifier(suite).verify(message, line.signature())) {
        throw new MalformedException(where + ": signature " + (i + 1) + " does not hold");
      }
    }
  }
}
