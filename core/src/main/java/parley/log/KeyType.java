package parley.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The signature types of notes that the record uses (C2SP signed-note, "Signature types"). */
public enum KeyType {
  /** Ed25519 over the note text. */
  ED25519(0x01, Algorithm.ED25519, 0),
  /** Ed25519 cosignature with a time (C2SP tlog-cosignature). */
  ED25519_COSIGNATURE(0x04, Algorithm.ED25519, Long.BYTES),
  /** ML-DSA-44 (sub)tree cosignature with a time (C2SP tlog-cosignature). */
  ML_DSA_44(0x06, Algorithm.ML_DSA_44, Long.BYTES),
  /**
   * ML-DSA-44 over the note text, by which a party key signs beside Ed25519. C2SP has no such type:
   * 0xff is its code for types of one's own, told apart by a long identifier before the key.
   */
  ML_DSA_44_TEXT(0xff, Algorithm.ML_DSA_44, 0);

  private static final byte[] TEXT_IDENTIFIER =
      "parley/ml-dsa-44-text/v1\n".getBytes(StandardCharsets.US_ASCII);

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

  /** What stands before the key where it is hashed and written: the code, and 0xff's identifier. */
  byte[] prefix() {
    byte[] identifier = this == ML_DSA_44_TEXT ? TEXT_IDENTIFIER : new byte[0];
    byte[] prefix = new byte[1 + identifier.length];
    prefix[0] = (byte) code;
    System.arraycopy(identifier, 0, prefix, 1, identifier.length);
    return prefix;
  }

  /**
   * The type with which these bytes of a written key begin.
   *
   * @throws MalformedException if the record uses no such type
   */
  static KeyType beginning(byte[] typed) throws MalformedException {
    for (KeyType type : values()) {
      byte[] prefix = type.prefix();
      if (typed.length > prefix.length
          && Arrays.equals(typed, 0, prefix.length, prefix, 0, prefix.length)) {
        return type;
      }
    }
    throw new MalformedException("key type: not one of 01, 04, 06, ff with our identifier");
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
}
