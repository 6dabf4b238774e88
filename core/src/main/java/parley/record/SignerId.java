package parley.record;

import java.util.HexFormat;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.log.NoteSignature;

/**
 * The name and key id that a signature line bears, as an entry's text calls for it: {@code
 * name+8hex}.
 *
 * @param name the key's name: {@code <party>} for the party key, {@code <party>/<person>} or {@code
 *     <party>/clerk} for others
 * @param keyId 8 lower-case hexadecimal digits
 */
public record SignerId(String name, String keyId) {
  private static final int PARTY_CHARS = 100;
  private static final int KEY_ID_CHARS = 8;

  /** The id of a key. */
  public static SignerId of(NoteKey key) {
    return new SignerId(key.name(), HexFormat.of().formatHex(key.keyId()));
  }

  /** The id that a signature line bears. */
  public static SignerId of(NoteSignature signature) {
    return new SignerId(signature.name(), HexFormat.of().formatHex(signature.keyId()));
  }

  /**
   * Reads {@code name+8hex}.
   *
   * @throws MalformedException naming the field
   */
  public static SignerId parse(String text, String field) throws MalformedException {
    int plus = text.indexOf('+');
    int end = plus < 0 ? 0 : plus;
    if (!isName(text.substring(0, end)) || !Names.isHex(text.substring(end + 1), KEY_ID_CHARS)) {
      throw new MalformedException(field + ": a signer <name>+<8 hex> expected");
    }
    return new SignerId(text.substring(0, end), text.substring(end + 1));
  }

  /** {@code [a-z0-9.-]{1,100}(?:/[a-z0-9-]{1,40})?}. */
  private static boolean isName(String text) {
    int slash = text.indexOf('/');
    int party = slash < 0 ? text.length() : slash;
    for (int i = 0; i < party; i++) {
      char c = text.charAt(i);
      if (c != '.' && c != '-' && !Names.isLowerOrDigit(c)) {
        return false;
      }
    }
    return party > 0
        && party <= PARTY_CHARS
        && (slash < 0 || Names.isToken(text.substring(slash + 1)));
  }

  /** The party whose key this is: the name up to the first slash. */
  public String party() {
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }

  @Override
  public String toString() {
    return name + "+" + keyId;
  }
}
