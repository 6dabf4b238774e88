package parley.log;

/** The signature schemes, behind an interface so that a simulation may use a cheap keyed scheme. */
public interface Suite {
  /**
   * A signer from its private seed. The expanded key is kept, so make it once.
   *
   * @throws IllegalArgumentException unless the seed has 32 bytes
   */
  Signer signer(Algorithm algorithm, byte[] seed);

  /**
   * A verifier for an encoded public key. The parsed key is kept, so make it once.
   *
   * @throws MalformedException if the key is not one that this suite accepts
   */
  Verifier verifier(Algorithm algorithm, byte[] publicKey) throws MalformedException;

  /** Ed25519 by Bouncy Castle, ML-DSA-44 by the JDK: the fastest of each that was measured. */
  static Suite standard() {
    return StandardSuite.INSTANCE;
  }
}
