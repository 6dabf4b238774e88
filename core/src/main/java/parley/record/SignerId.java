package parley.record;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9.-]{1,100}(?:/[a-z0-9-]{1,40})?)\\+([0-9a-f]{8})");

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
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new MalformedException(field + ": a signer <name>+<8 hex> expected");
    }
    return new SignerId(matcher.group(1), matcher.group(2));
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
