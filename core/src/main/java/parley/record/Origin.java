package parley.record;

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
  private static final int PARTS = 4;
  private static final int LINE_HEX = 16;
  private static final int KEYS_HEX = 8;
  private static final int EPOCH_DIGITS = 6;

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
    String[] parts = text.split("/", PARTS + 1);
    int dash = parts.length == PARTS ? parts[3].indexOf('-') : -1;
    boolean formed =
        text.length() <= Limits.ORIGIN_BYTES
            && dash >= 0
            && parts[1].equals("parley")
            && isLine(parts[2])
            && isEpoch(parts[3].substring(0, dash))
            && Names.isHex(parts[3].substring(dash + 1), KEYS_HEX);
    if (!formed) {
      throw new MalformedException(
          field + ": an origin <party>/parley/<line>-<16 hex>/<epoch>-<8 hex> expected");
    }
    return new Origin(
        Names.party(parts[0], field),
        parts[2],
        Integer.parseInt(parts[3], 0, dash, 10),
        parts[3].substring(dash + 1));
  }

  /** {@code [a-z0-9-]{1,40}-[0-9a-f]{16}}. */
  private static boolean isLine(String text) {
    int dash = text.length() - LINE_HEX - 1;
    return dash > 0
        && text.charAt(dash) == '-'
        && Names.isToken(text.substring(0, dash))
        && Names.isHex(text.substring(dash + 1), LINE_HEX);
  }

  /** {@code [1-9][0-9]{0,5}}. */
  private static boolean isEpoch(String text) {
    return !text.isEmpty()
        && text.length() <= EPOCH_DIGITS
        && text.charAt(0) != '0'
        && text.chars().allMatch(c -> Names.isDigit((char) c));
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
