package parley.record;

import java.util.regex.Pattern;
import parley.log.MalformedException;

/** The names of the record and their forms (record.md §1). */
public final class Names {
  private static final Pattern PARTY = Pattern.compile("[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?");
  private static final Pattern TOKEN = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private Names() {}

  /**
   * A party: a DNS-like name, at most {@link Limits#PARTY_CHARS} characters.
   *
   * @throws MalformedException naming the field
   */
  public static String party(String text, String field) throws MalformedException {
    if (text.length() > Limits.PARTY_CHARS || !PARTY.matcher(text).matches()) {
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
    if (!TOKEN.matcher(text).matches()) {
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
    if (!ID.matcher(text).matches()) {
      throw new MalformedException(field + ": 32 lower-case hexadecimal digits expected");
    }
    return text;
  }
}
