package parley.log;

/** As what a name signs heads. */
public enum HeadRole {
  /** The log's own signatures: 0x01, and 0x06 with time zero; the key name is the origin. */
  LOG(KeyType.ED25519),
  /** A mirror's receipt: 0x04 and 0x06 with one common time that is not zero. */
  MIRROR(KeyType.ED25519_COSIGNATURE);

  private final KeyType classical;

  HeadRole(KeyType classical) {
    this.classical = classical;
  }

  /** The Ed25519 type of this role; its partner is always {@link KeyType#ML_DSA_44}. */
  KeyType classical() {
    return classical;
  }

  /** Length of the stored form of both signatures, in bytes. */
  public int rawBytes() {
    return classical.blobBytes() + KeyType.ML_DSA_44.blobBytes();
  }
}
