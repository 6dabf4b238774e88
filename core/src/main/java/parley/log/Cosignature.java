package parley.log;

import java.util.List;
import java.util.OptionalLong;

/**
 * The cosignature of a witness that is no party of the line: one key, of either cosignature type
 * (C2SP tlog-cosignature). What it says is "the largest consistent tree I have seen at that time";
 * it is no receipt.
 */
public final class Cosignature {
  private Cosignature() {}

  /**
   * The time that a witness states over a head, POSIX seconds; empty unless exactly one line is its
   * key's and holds.
   */
  public static OptionalLong verify(
      NoteKey witness, Suite suite, Checkpoint head, List<NoteSignature> lines) {
    List<NoteSignature> own = lines.stream().filter(witness::isNamedBy).toList();
    boolean cosigns =
        witness.type() == KeyType.ED25519_COSIGNATURE || witness.type() == KeyType.ML_DSA_44;
    if (!cosigns
        || own.size() != 1
        || own.getFirst().signature().length != witness.type().blobBytes()) {
      return OptionalLong.empty();
    }
    byte[] blob = own.getFirst().signature();
    long time = Statement.time(blob);
    try {
      boolean holds =
          time > 0
              && witness
                  .verifier(suite)
                  .verify(Statement.of(witness, head, time), Statement.untimed(blob));
      return holds ? OptionalLong.of(time) : OptionalLong.empty();
    } catch (MalformedException e) {
      return OptionalLong.empty();
    }
  }
}
