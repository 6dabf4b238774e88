package parley.log;

import java.util.List;

/**
 * Signs heads with both keys of one name and role. It checks the form of a head only: that no other
 * root was ever signed for its size is the caller's anchor's business. Safe for many threads.
 */
public final class HeadSigner {
  private final HeadKeys keys;
  private final Signer classical;
  private final Signer quantum;

  /**
   * A signer from its two 32-byte seeds.
   *
   * @throws IllegalArgumentException if the name breaks the rule for key names or a seed has not 32
   *     bytes
   */
  public HeadSigner(
      HeadRole role, String name, byte[] ed25519Seed, byte[] mlDsa44Seed, Suite suite) {
    classical = suite.signer(Algorithm.ED25519, ed25519Seed);
    quantum = suite.signer(Algorithm.ML_DSA_44, mlDsa44Seed);
    try {
      keys =
          new HeadKeys(
              role,
              new NoteKey(name, role.classical(), classical.publicKey()),
              new NoteKey(name, KeyType.ML_DSA_44, quantum.publicKey()),
              suite);
    } catch (MalformedException e) {
      throw new IllegalStateException("the suite refuses a key of its own", e);
    }
  }

  /** The public half. */
  public HeadKeys keys() {
    return keys;
  }

  /**
   * The two signature lines over a head. A log's state no time, so that a lost signature is made
   * again to the same bytes.
   *
   * @param posixSeconds a mirror's time, above 0; not used by a log
   * @throws IllegalArgumentException if the head may not be signed in this role, or a mirror's time
   *     is not above 0
   */
  public List<NoteSignature> sign(Checkpoint head, long posixSeconds) {
    keys.refusal(head)
        .ifPresent(
            rule -> {
              throw new IllegalArgumentException(rule);
            });
    long time = keys.role() == HeadRole.LOG ? 0 : posixSeconds;
    if (keys.role() == HeadRole.MIRROR && time <= 0) {
      throw new IllegalArgumentException("a mirror's time is above 0");
    }
    NoteKey first = keys.keys().getFirst();
    NoteKey second = keys.keys().getLast();
    byte[] blob = classical.sign(Statement.of(first, head, time));
    if (keys.role() == HeadRole.MIRROR) {
      blob = Statement.timed(time, blob);
    }
    byte[] quantumSignature = quantum.sign(Statement.of(second, head, time));
    return List.of(
        first.signature(blob), second.signature(Statement.timed(time, quantumSignature)));
  }
}
