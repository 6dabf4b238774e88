package parley.log;

/** The signature types of notes that the record uses (C2SP signed-note, "Signature types"). */
public enum KeyType {
  /** Ed25519 over the note text. */
  ED25519(0x01, Algorithm.ED25519, 0),
  /** Ed25519 cosignature with a time (C2SP tlog-cosignature). */
  ED25519_COSIGNATURE(0x04, Algorithm.ED25519, Long.BYTES),
  /** ML-DSA-44 (sub)tree cosignature with a time (C2SP tlog-cosignature). */
  ML_DSA_44(0x06, Algorithm.ML_DSA_44, Long.BYTES);

  private final int code;
  private final Algorithm algorithm;
  private final int timeBytes;

  KeyType(int code, Algorithm algorithm, int timeBytes) {
    this.code = code;
    this.algorithm = algorithm;
    this.timeBytes = timeBytes;
  }

  /** The type identifier byte. */
  public int code() {
    return code;
  }

  /** The algorithm of the key. */
  public Algorithm algorithm() {
    return algorithm;
  }

  /**
   * Length of what follows the key ID in a signature of this type, in bytes: time and signature.
   */
  public int blobBytes() {
    return timeBytes + algorithm.signatureBytes();
  }

  /**
   * The type with this identifier byte.
   *
   * @throws MalformedException if the record does not use it
   */
  public static KeyType of(int code) throws MalformedException {
    for (KeyType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new MalformedException("key type: not one of 01, 04, 06");
  }
}
