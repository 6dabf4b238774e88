package parley.log;

import java.nio.charset.StandardCharsets;

/**
 * The rule for key names (C2SP signed-note, "Format"): not empty, no Unicode space, no plus sign,
 * no control character. The bound of 255 bytes is that of ML-DSA-44 cosignatures.
 */
final class KeyNames {
  static final int MAX_BYTES = 255;

  private KeyNames() {}

  static String check(String name) throws MalformedException {
    if (name.isEmpty()) {
      throw new MalformedException("key name: empty");
    }
    if (isPlain(name)) {
      return name;
    }
    if (!Canonical.isEncodable(name) || name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new MalformedException("key name: longer than 255 bytes of UTF-8");
    }
    if (name.codePoints().anyMatch(c -> c == '+' || c < ' ' || isSpace(c))) {
      throw new MalformedException("key name: has a space, a plus sign or a control character");
    }
    return name;
  }

  /** The short way for the names that occur: visible ASCII without a plus sign. */
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '+') {
        return false;
      }
    }
    return name.length() <= MAX_BYTES;
  }

  static String checkArgument(String name) {
    try {
      return check(name);
    } catch (MalformedException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The Unicode property White_Space above U+001F. */
  private static boolean isSpace(int codePoint) {
    return Character.isSpaceChar(codePoint) || codePoint == 0x85;
  }
}
