package parley.record;

import java.nio.charset.StandardCharsets;
import parley.log.Hash;

/**
 * Larger content that an entry names and does not carry (record.md §2).
 *
 * @param hash SHA-256 over the domain, the salt and the bytes
 * @param lengthBytes length of the bytes, without the salt
 * @param mediaType as in RFC 6838, lower-case
 * @param language BCP 47 tag of the content, or the empty string where it has none
 */
public record BlobRef(Hash hash, long lengthBytes, String mediaType, String language) {
  private static final byte[] DOMAIN = "parley/blob/v1\n".getBytes(StandardCharsets.US_ASCII);

  /** The salted hash: without the salt, a short text could be guessed from its hash. */
  public static Hash hash(byte[] salt, byte[] bytes) {
    if (salt.length != Hash.BYTES) {
      throw new IllegalArgumentException("a blob's salt has 32 bytes");
    }
    return Hash.sha256(DOMAIN, salt, bytes);
  }

  /** The form in the record. */
  public Json.Obj json() {
    return Json.Obj.EMPTY
        .with("hash", hash.base64())
        .with("length", lengthBytes)
        .with("type", mediaType)
        .with("language", language);
  }
}
