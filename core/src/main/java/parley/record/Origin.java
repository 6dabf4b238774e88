package parley.record;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.log.Hash;
import parley.log.MalformedException;

/**
 * The name of one log, used once ever (record.md §1): {@code <party>/parley/<line>-<16
 * hex>/<epoch>-<8 hex>}.
 *
 * @param party who writes the log
 * @param line the line's full name: its short name and 16 digits of its descriptor's hash
 * @param epoch 1 for the first log of a party on a line
 * @param keys 8 digits of the hash of the log's public keys
 */
public record Origin(String party, String line, int epoch, String keys) {
  private static final Pattern FORM =
      Pattern.compile(
          "([a-z0-9.-]+)/parley/([a-z0-9-]{1,40}-[0-9a-f]{16})/([1-9][0-9]{0,5})-([0-9a-f]{8})");

  /** The origin of the log that these two raw public keys sign. */
  public static Origin of(String party, String line, int epoch, byte[] ed25519, byte[] mlDsa44) {
    return new Origin(party, line, epoch, Hash.sha256(ed25519, mlDsa44).hex().substring(0, 8));
  }

  /**
   * Reads an origin.
   *
   * @throws MalformedException naming the field, if it has not the form or is over 255 bytes
   */
  public static Origin parse(String text, String field) throws MalformedException {
    Matcher matcher = FORM.matcher(text);
    if (text.length() > Limits.ORIGIN_BYTES || !matcher.matches()) {
      throw new MalformedException(
          field + ": an origin <party>/parley/<line>-<16 hex>/<epoch>-<8 hex> expected");
    }
    String party = Names.party(matcher.group(1), field);
    return new Origin(
        party, matcher.group(2), Integer.parseInt(matcher.group(3)), matcher.group(4));
  }

  /** The line's short name, without the digits of its hash. */
  public String lineName() {
    return line.substring(0, line.length() - 17);
  }

  @Override
  public String toString() {
    return party + "/parley/" + line + "/" + epoch + "-" + keys;
  }
}
