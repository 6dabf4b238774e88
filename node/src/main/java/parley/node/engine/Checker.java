package parley.node.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.line.LineFold;
import parley.line.Reading;
import parley.line.Verifiers;
import parley.log.NoteKey;
import parley.record.SignedEntry;

/** Reads leaves and checks signatures by the keys a fold knows so far. Safe for many threads. */
public final class Checker {
  private final Verifiers verifiers;

  /** A checker that keeps its parsed keys in these. */
  public Checker(Verifiers verifiers) {
    this.verifiers = verifiers;
  }

  /** Reads a leaf; a signature of a key not known yet is left to the fold. */
  public Reading read(LineFold fold, byte[] leaf) {
    return switch (Reading.of(leaf)) {
      case Reading.Read r -> new Reading.Read(r.signed(), r.leaf(), verified(fold, r.signed()));
      case Reading.Unreadable u -> u;
    };
  }

  /** The keys whose signatures hold. */
  public List<NoteKey> verified(LineFold fold, SignedEntry signed) {
    byte[] message = signed.entry().text().getBytes(StandardCharsets.UTF_8);
    List<NoteKey> verified = new ArrayList<>();
    for (int i = 0; i < signed.signatures().size(); i++) {
      Optional<NoteKey> key = fold.key(signed.entry().signers().get(i));
      if (key.isPresent()
          && verifiers.holds(key.get(), message, signed.signatures().get(i).signature())) {
        verified.add(key.get());
      }
    }
    return verified;
  }
}
