package parley.log;

/** A signature algorithm of the record. Both have 32-byte seeds as private keys. */
public enum Algorithm {
  /** RFC 8032, pure Ed25519, verified by the rule of docs/spec/log.md. */
  ED25519(32, 64),
  /** FIPS 204, pure ML-DSA-44 with an empty context string. */
  ML_DSA_44(1312, 2420);

  /** Length of every private seed, in bytes. */
  public static final int SEED_BYTES = 32;

  private final int publicKeyBytes;
  private final int signatureBytes;

  Algorithm(int publicKeyBytes, int signatureBytes) {
    this.publicKeyBytes = publicKeyBytes;
    this.signatureBytes = signatureBytes;
  }

  /** Length of an encoded public key, in bytes. */
  public int publicKeyBytes() {
    return publicKeyBytes;
  }

  /** Length of a signature, in bytes. */
  public int signatureBytes() {
    return signatureBytes;
  }
}
