package parley.log;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * One signature line of a note (C2SP signed-note, "Format"): key name, four bytes of key ID, and
 * what the key's type puts after it. Compared by content.
 */
public final class NoteSignature {
  private static final String DASH = "\u2014 ";
  private static final int ID_BYTES = 4;

  private final String name;
  private final byte[] keyId;
  private final byte[] signature;

  /**
   * A line of those parts.
   *
   * @throws IllegalArgumentException if the name breaks the rule for key names, the ID has not four
   *     bytes or the signature is empty
   */
  public NoteSignature(String name, byte[] keyId, byte[] signature) {
    if (keyId.length != ID_BYTES || signature.length == 0) {
      throw new IllegalArgumentException("a signature line has a 4-byte key ID and a signature");
    }
    this.name = KeyNames.checkArgument(name);
    this.keyId = keyId.clone();
    this.signature = signature.clone();
  }

  /**
   * Reads one line, without its newline, in its one spelling.
   *
   * @throws MalformedException if it is anything else
   */
  public static NoteSignature parse(String line) throws MalformedException {
    if (!line.startsWith(DASH)) {
      throw new MalformedException("signature line: must begin with an em dash and a space");
    }
    int space = line.indexOf(' ', DASH.length());
    if (space < 0) {
      throw new MalformedException("signature line: no space after the key name");
    }
    String name = KeyNames.check(line.substring(DASH.length(), space));
    return fromRaw(name, Canonical.base64(line.substring(space + 1), "signature line"));
  }

  /**
   * A line from its stored form: key ID, then signature.
   *
   * @throws MalformedException if the name breaks the rule for key names or there are fewer than
   *     five bytes
   */
  public static NoteSignature fromRaw(String name, byte[] raw) throws MalformedException {
    KeyNames.check(name);
    if (raw.length <= ID_BYTES) {
      throw new MalformedException("signature line: shorter than a key ID and a signature");
    }
    return new NoteSignature(
        name, Arrays.copyOf(raw, ID_BYTES), Arrays.copyOfRange(raw, ID_BYTES, raw.length));
  }

  /** The key name. */
  public String name() {
    return name;
  }

  /** The four bytes of the key ID, a copy. */
  public byte[] keyId() {
    return keyId.clone();
  }

  /** What follows the key ID, a copy. */
  public byte[] signature() {
    return signature.clone();
  }

  /** The stored form, without the name: key ID, then signature. */
  public byte[] raw() {
    byte[] raw = Arrays.copyOf(keyId, ID_BYTES + signature.length);
    System.arraycopy(signature, 0, raw, ID_BYTES, signature.length);
    return raw;
  }

  /** The line, without its newline. */
  public String line() {
    return DASH + name + " " + Canonical.base64(raw());
  }

  boolean isBy(String otherName, byte[] otherId) {
    return name.equals(otherName) && Arrays.equals(keyId, otherId);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature line
        && isBy(line.name, line.keyId)
        && Arrays.equals(signature, line.signature);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(signature);
  }

  /** Who signed, not the signature. */
  @Override
  public String toString() {
    return name + "+" + HexFormat.of().formatHex(keyId);
  }
}
