package parley.log;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The two keys of one name and role, Ed25519 and ML-DSA-44, and the rule that a head counts as
 * signed only with both (docs/spec/log.md, "Heads" and "Receipts"). Parsed keys are kept: make it
 * once per name and keep it. Safe for use by many threads.
 */
public final class HeadKeys {
  private final HeadRole role;
  private final NoteKey classical;
  private final NoteKey quantum;
  private final Verifier classicalVerifier;
  private final Verifier quantumVerifier;

  /**
   * The keys of a name in a role.
   *
   * @throws MalformedException if the keys are not of one name and the two types of the role, or
   *     the suite does not accept one
   */
  public HeadKeys(HeadRole role, NoteKey classical, NoteKey quantum, Suite suite)
      throws MalformedException {
    if (classical.type() != role.classical() || quantum.type() != KeyType.ML_DSA_44) {
      throw new MalformedException("head keys: wrong key types for " + role);
    }
    if (!classical.name().equals(quantum.name())) {
      throw new MalformedException("head keys: two names");
    }
    this.role = role;
    this.classical = classical;
    this.quantum = quantum;
    this.classicalVerifier = classical.verifier(suite);
    this.quantumVerifier = quantum.verifier(suite);
  }

  /** What these keys may sign for their name. */
  public HeadRole role() {
    return role;
  }

  /** The key name; for a log, its origin. */
  public String name() {
    return classical.name();
  }

  /** The Ed25519 key, then the ML-DSA-44 key. */
  public List<NoteKey> keys() {
    return List.of(classical, quantum);
  }

  /** Checks both signatures over the head among the lines of a note; other keys' are ignored. */
  public HeadVerdict verify(Checkpoint head, List<NoteSignature> signatures) {
    Optional<String> refusal = refusal(head);
    if (refusal.isPresent()) {
      return new HeadVerdict.Refused(refusal.get());
    }
    for (NoteKey key : keys()) {
      List<NoteSignature> own = signatures.stream().filter(key::isNamedBy).toList();
      if (own.isEmpty()) {
        return new HeadVerdict.Missing(key.type());
      }
      if (own.size() > 1) {
        return new HeadVerdict.Bad(key.type(), "more than one line of this key");
      }
      if (own.getFirst().signature().length != key.type().blobBytes()) {
        return new HeadVerdict.Bad(key.type(), "wrong length");
      }
    }
    return verify(head, blob(classical, signatures), blob(quantum, signatures));
  }

  private HeadVerdict verify(Checkpoint head, byte[] classicalBlob, byte[] quantumBlob) {
    long time = Statement.time(quantumBlob);
    Optional<String> fault = timeFault(time);
    if (fault.isPresent()) {
      return new HeadVerdict.Bad(KeyType.ML_DSA_44, fault.get());
    }
    boolean timed = role == HeadRole.MIRROR;
    if (timed && Statement.time(classicalBlob) != time) {
      return new HeadVerdict.Bad(classical.type(), "its time is not that of the ML-DSA-44 line");
    }
    byte[] signature = timed ? Statement.untimed(classicalBlob) : classicalBlob;
    if (!classicalVerifier.verify(Statement.of(classical, head, time), signature)) {
      return new HeadVerdict.Bad(classical.type(), "the signature does not hold");
    }
    signature = Statement.untimed(quantumBlob);
    if (!quantumVerifier.verify(Statement.of(quantum, head, time), signature)) {
      return new HeadVerdict.Bad(quantum.type(), "the signature does not hold");
    }
    return new HeadVerdict.Both(time);
  }

  private Optional<String> timeFault(long time) {
    return switch (role) {
      case LOG -> time == 0 ? Optional.empty() : Optional.of("a log's signature states no time");
      case MIRROR -> time > 0 ? Optional.empty() : Optional.of("time not in 1 to 2^63 - 1");
    };
  }

  /** Why a head may not be signed in this role by this name, if so. */
  Optional<String> refusal(Checkpoint head) {
    if (!head.extensions().isEmpty()) {
      return Optional.of("a head has no extension lines");
    }
    if (role == HeadRole.LOG && !head.origin().equals(name())) {
      return Optional.of("the origin is not the name of the log's keys");
    }
    if (head.size() == 0 && !head.root().equals(Merkle.EMPTY_ROOT)) {
      return Optional.of("the root of size 0 is not that of the empty tree");
    }
    return Optional.empty();
  }

  /**
   * The stored form of the two signatures: the Ed25519 blob, then the ML-DSA-44 blob, without name
   * and key IDs, {@link HeadRole#rawBytes} long.
   *
   * @throws IllegalArgumentException unless both are there in their length
   */
  public byte[] raw(List<NoteSignature> signatures) {
    byte[] first = blob(classical, signatures);
    byte[] second = blob(quantum, signatures);
    byte[] raw = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, raw, first.length, second.length);
    return raw;
  }

  /**
   * The two signature lines from their stored form; nothing is verified.
   *
   * @throws MalformedException if the length is wrong
   */
  public List<NoteSignature> fromRaw(byte[] raw) throws MalformedException {
    if (raw.length != role.rawBytes()) {
      throw new MalformedException("stored signatures: wrong length for " + role);
    }
    int split = classical.type().blobBytes();
    return List.of(
        classical.signature(Arrays.copyOf(raw, split)),
        quantum.signature(Arrays.copyOfRange(raw, split, raw.length)));
  }

  private static byte[] blob(NoteKey key, List<NoteSignature> signatures) {
    return signatures.stream()
        .filter(key::isNamedBy)
        .map(NoteSignature::signature)
        .filter(blob -> blob.length == key.type().blobBytes())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no signature of " + key.type()));
  }

  /** Same role and same keys. */
  @Override
  public boolean equals(Object other) {
    return other instanceof HeadKeys keys && role == keys.role && keys().equals(keys.keys());
  }

  @Override
  public int hashCode() {
    return Objects.hash(role, classical, quantum);
  }

  @Override
  public String toString() {
    return role + " " + name();
  }
}
