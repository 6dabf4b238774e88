package parley.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Parsers that accept exactly one spelling of each value, so that parsing and printing agree. */
final class Canonical {
  private Canonical() {}

  /** Padded standard base64 (RFC 4648 §4) whose unused bits are zero. */
  static byte[] base64(String text, String what) throws MalformedException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedException(what + ": not base64", e);
    }
    if (!base64(bytes).equals(text)) {
      throw new MalformedException(what + ": not canonical base64");
    }
    return bytes;
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** ASCII decimal without sign or leading zeroes, 0 to 2^63 - 1. */
  static long decimal(String text, String what) throws MalformedException {
    boolean digits =
        !text.isEmpty() && text.length() <= 19 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || (text.length() > 1 && text.charAt(0) == '0')) {
      throw new MalformedException(what + ": a decimal number without leading zeroes expected");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new MalformedException(what + ": above 2^63 - 1", e);
    }
  }

  /** Well-formed UTF-8, at most {@code limit} bytes. */
  static String utf8(byte[] bytes, int limit, String what) throws MalformedException {
    if (bytes.length > limit) {
      throw new MalformedException(what + ": longer than " + limit + " bytes");
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) {
      return text; // the quick decoder puts this character where it finds no UTF-8
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException(what + ": not UTF-8", e);
    }
  }

  /** Whether the text can be encoded, which a lone surrogate cannot. */
  static boolean isEncodable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean pair =
            i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
