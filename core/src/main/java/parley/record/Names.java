package parley.record;

import parley.log.MalformedException;

/** The names of the record and their forms (record.md §1). */
public final class Names {
  private static final int TOKEN_CHARS = 40;
  private static final int ID_CHARS = 32;

  private Names() {}

  /**
   * A party: a DNS-like name, at most {@link Limits#PARTY_CHARS} characters.
   *
   * @throws MalformedException naming the field
   */
  public static String party(String text, String field) throws MalformedException {
    if (!isParty(text)) {
      throw new MalformedException(field + ": a party name [a-z0-9.-] expected");
    }
    return text;
  }

  /**
   * The name of a line, post, person, kind or topic: {@code [a-z0-9-]}, 1 to 40 characters.
   *
   * @throws MalformedException naming the field
   */
  public static String token(String text, String field) throws MalformedException {
    if (!isToken(text)) {
      throw new MalformedException(field + ": a name [a-z0-9-] of 1 to 40 characters expected");
    }
    return text;
  }

  /**
   * An entry's id: 128 bits in 32 lower-case hexadecimal digits.
   *
   * @throws MalformedException naming the field
   */
  public static String id(String text, String field) throws MalformedException {
    if (!isHex(text, ID_CHARS)) {
      throw new MalformedException(field + ": 32 lower-case hexadecimal digits expected");
    }
    return text;
  }

  /** {@code [a-z0-9](?:[a-z0-9.-]*[a-z0-9])?}, read by hand as all forms that every entry has. */
  private static boolean isParty(String text) {
    int last = text.length() - 1;
    if (last < 0 || last >= Limits.PARTY_CHARS) {
      return false;
    }
    for (int i = 0; i <= last; i++) {
      char c = text.charAt(i);
      boolean inside = i > 0 && i < last && (c == '.' || c == '-');
      if (!inside && !isLowerOrDigit(c)) {
        return false;
      }
    }
    return true;
  }

  /** {@code [a-z0-9-]{1,40}}. */
  static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '-' && !isLowerOrDigit(c)) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= TOKEN_CHARS;
  }

  /** So many lower-case hexadecimal digits. */
  static boolean isHex(String text, int digits) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isDigit(c) && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return text.length() == digits;
  }

  static boolean isLowerOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || isDigit(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
