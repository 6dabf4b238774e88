package parley.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import parley.line.Reading;
import parley.line.Verifiers;
import parley.log.NoteKey;
import parley.log.NoteSignature;
import parley.record.SignedEntry;
import parley.record.SignerId;

/**
 * Reads a leaf once: parse, hash, and the signatures of the keys that are known by then. A key that
 * is granted only just before is left to the fold.
 */
public final class LeafReader implements Function<byte[], Reading> {
  private final Verifiers verifiers;
  private final Function<SignerId, Optional<NoteKey>> keys;

  /** A reader that knows the keys which the function finds. */
  public LeafReader(Verifiers verifiers, Function<SignerId, Optional<NoteKey>> keys) {
    this.verifiers = verifiers;
    this.keys = keys;
  }

  @Override
  public Reading apply(byte[] leaf) {
    Reading reading = Reading.of(leaf);
    if (!(reading instanceof Reading.Read read)) {
      return reading;
    }
    List<NoteKey> verified = new ArrayList<>(2);
    byte[] message = SignedEntry.text(leaf);
    List<SignerId> signers = read.signed().entry().signers();
    for (int i = 0; i < signers.size(); i++) {
      NoteSignature line = read.signed().signatures().get(i);
      keys.apply(signers.get(i))
          .filter(key -> verifiers.holds(key, message, line.signature()))
          .ifPresent(verified::add);
    }
    return new Reading.Read(read.signed(), read.leaf(), verified);
  }
}
