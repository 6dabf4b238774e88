package parley.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key of notes: name, type and encoded key, compared by all three. Its text form is the
 * vkey of C2SP signed-note: {@code name+hex8(key ID)+base64(type byte || key)}.
 */
public final class NoteKey {
  private static final int ID_BYTES = 4;

  private final String name;
  private final KeyType type;
  private final byte[] publicKey;
  private final byte[] keyId;

  /**
   * A key of that name and type.
   *
   * @throws IllegalArgumentException if the name breaks the rule for key names, or the key has not
   *     the length of its algorithm
   */
  public NoteKey(String name, KeyType type, byte[] publicKey) {
    if (publicKey.length != type.algorithm().publicKeyBytes()) {
      throw new IllegalArgumentException("public key: wrong length for " + type);
    }
    this.name = KeyNames.checkArgument(name);
    this.type = type;
    this.publicKey = publicKey.clone();
    byte[] nameLine = (name + "\n").getBytes(StandardCharsets.UTF_8);
    Hash digest = Hash.sha256(nameLine, type.prefix(), publicKey);
    this.keyId = Arrays.copyOf(digest.bytes(), ID_BYTES);
  }

  /**
   * Reads a vkey in its one spelling.
   *
   * @throws MalformedException if it is anything else, or the key ID is not that of the key
   */
  public static NoteKey parse(String vkey) throws MalformedException {
    String[] parts = vkey.split("\\+", 3);
    if (parts.length != 3) {
      throw new MalformedException("vkey: name+id+key expected");
    }
    String name = KeyNames.check(parts[0]);
    byte[] typed = Canonical.base64(parts[2], "vkey");
    KeyType type = KeyType.beginning(typed);
    int prefix = type.prefix().length;
    if (typed.length != prefix + type.algorithm().publicKeyBytes()) {
      throw new MalformedException("vkey: wrong key length for " + type);
    }
    NoteKey key = new NoteKey(name, type, Arrays.copyOfRange(typed, prefix, typed.length));
    if (!key.vkey().equals(vkey)) {
      throw new MalformedException("vkey: the key ID is not that of the key");
    }
    return key;
  }

  /** The key name. */
  public String name() {
    return name;
  }

  /** The signature type. */
  public KeyType type() {
    return type;
  }

  /** The encoded key, a copy. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** First four bytes of SHA-256(name || 0x0A || type byte || key), a copy. */
  public byte[] keyId() {
    return keyId.clone();
  }

  /** The one text form of the key. */
  public String vkey() {
    byte[] prefix = type.prefix();
    byte[] typed = Arrays.copyOf(prefix, prefix.length + publicKey.length);
    System.arraycopy(publicKey, 0, typed, prefix.length, publicKey.length);
    return name + "+" + HexFormat.of().formatHex(keyId) + "+" + Canonical.base64(typed);
  }

  /**
   * The key at work; make it once and keep it.
   *
   * @throws MalformedException if the suite does not accept the key
   */
  public Verifier verifier(Suite suite) throws MalformedException {
    return suite.verifier(type.algorithm(), publicKey);
  }

  /** A signature line of this key around the bytes that follow the key ID. */
  public NoteSignature signature(byte[] blob) {
    return new NoteSignature(name, keyId, blob);
  }

  /** Whether the line claims to be this key's: same name and same key ID. */
  public boolean isNamedBy(NoteSignature line) {
    return line.isBy(name, keyId);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteKey key
        && name.equals(key.name)
        && type == key.type
        && Arrays.equals(publicKey, key.publicKey);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(publicKey);
  }

  /** Name, key ID and type: enough to find the key, too little to use it. */
  @Override
  public String toString() {
    return name + "+" + HexFormat.of().formatHex(keyId) + " (" + type + ")";
  }
}
