package parley.line;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.log.Verifier;

/** Keys ready for work, each parsed once. Safe for many threads. */
public final class Verifiers {
  private static final Verifier NEVER = (message, signature) -> false;

  private final Suite suite;
  private final Map<NoteKey, Verifier> ready = new ConcurrentHashMap<>();

  /** Keys of this suite. */
  public Verifiers(Suite suite) {
    this.suite = suite;
  }

  /**
   * Whether the signature of that key over the message holds; never for a key the suite refuses.
   */
  public boolean holds(NoteKey key, byte[] message, byte[] signature) {
    return ready.computeIfAbsent(key, this::parse).verify(message, signature);
  }

  private Verifier parse(NoteKey key) {
    try {
      return key.verifier(suite);
    } catch (MalformedException e) {
      return NEVER;
    }
  }
}
