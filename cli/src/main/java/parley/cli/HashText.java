package parley.cli;

import parley.log.Hash;
import parley.log.MalformedException;

/**
 * A hash as a person types it: in hexadecimal, as every result for people has it, or in base64, as
 * the record has it.
 */
final class HashText {
  private static final int HEX_CHARS = 64;

  private HashText() {}

  /**
   * Reads a hash.
   *
   * @param option named in the error
   */
  static Hash parse(String option, String text) throws MalformedException {
    try {
      return text.length() == HEX_CHARS ? Hash.parseHex(text) : Hash.parseBase64(text);
    } catch (MalformedException e) {
      throw new MalformedException(option + ": the whole hash expected, in hexadecimal", e);
    }
  }
}
