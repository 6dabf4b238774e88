package parley.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 value: 32 bytes, immutable, compared by content. */
public final class Hash implements Comparable<Hash> {
  /** Length of every hash, in bytes. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The hash with these bytes, copied.
   *
   * @throws IllegalArgumentException if there are not exactly 32
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /** SHA-256 over the parts, one after the other. */
  public static Hash sha256(byte[]... parts) {
    MessageDigest digest = digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return new Hash(digest.digest());
  }

  /**
   * Reads 64 lower-case hexadecimal digits.
   *
   * @throws MalformedException if the text is anything else
   */
  public static Hash parseHex(String text) throws MalformedException {
    if (text.length() != 2 * BYTES || !text.chars().allMatch(Hash::isLowerHex)) {
      throw new MalformedException("hash: 64 lower-case hexadecimal digits expected");
    }
    return new Hash(HexFormat.of().parseHex(text));
  }

  /**
   * Reads canonical padded base64 of 32 bytes.
   *
   * @throws MalformedException if the text is anything else
   */
  public static Hash parseBase64(String text) throws MalformedException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("hash: not base64", e);
    }
    Hash hash = bytes.length == BYTES ? new Hash(bytes) : null;
    if (hash == null || !hash.base64().equals(text)) {
      throw new MalformedException("hash: canonical base64 of 32 bytes expected");
    }
    return hash;
  }

  private static boolean isLowerHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** 64 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** Padded base64, 44 characters. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Orders by unsigned bytes, the order in which "the lower hash" is meant. */
  @Override
  public int compareTo(Hash other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
