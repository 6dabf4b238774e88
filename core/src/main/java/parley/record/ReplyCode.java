package parley.record;

import java.nio.ByteBuffer;
import java.util.Locale;
import parley.log.Hash;
import parley.log.MalformedException;

/**
 * How an answer by telephone, radio or fax names the entry it answers: eight characters of the leaf
 * hash and one that checks them (docs/spec/record.md, "Reply code"). It names, and proves nothing.
 *
 * @param text nine characters in two groups of four and one, such as {@code K7QF-3MXA-P}
 */
public record ReplyCode(String text) {
  /**
   * 31 characters, a prime number of them; without 0, O, 1, I, L, which are read for each other.
   */
  static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private static final int BASE = ALPHABET.length();
  private static final int PLACES = 8;

  /** The inverse of the last place's weight: 9 * 7 = 63, which is 1 modulo 31. */
  private static final int INVERSE_OF_NINE = 7;

  /** The code of an entry: the first 64 bits of its leaf hash, to the base of 31. */
  public static ReplyCode of(Hash leaf) {
    long rest = ByteBuffer.wrap(leaf.bytes()).getLong();
    char[] code = new char[PLACES];
    for (int i = PLACES - 1; i >= 0; i--) {
      code[i] = ALPHABET.charAt((int) Long.remainderUnsigned(rest, BASE));
      rest = Long.divideUnsigned(rest, BASE);
    }
    String first = new String(code);
    return grouped(first + ALPHABET.charAt(check(first)));
  }

  /**
   * Reads a code as somebody wrote it down: in either case, with spaces and hyphens anywhere.
   *
   * @throws MalformedException naming what is wrong: the number of characters, one that no code
   *     has, or a slip, which one wrong character or two exchanged ones always are
   */
  public static ReplyCode parse(String heard) throws MalformedException {
    String code = heard.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
    if (code.length() != PLACES + 1) {
      throw new MalformedException("reply code: 9 characters expected");
    }
    for (int i = 0; i < code.length(); i++) {
      if (ALPHABET.indexOf(code.charAt(i)) < 0) {
        throw new MalformedException("reply code: character " + (i + 1) + " is in no code");
      }
    }
    if (ALPHABET.charAt(check(code)) != code.charAt(PLACES)) {
      throw new MalformedException("reply code: a slip; the last character does not fit");
    }
    return grouped(code);
  }

  private static ReplyCode grouped(String code) {
    return new ReplyCode(
        code.substring(0, 4) + "-" + code.substring(4, PLACES) + "-" + code.substring(PLACES));
  }

  /** The ninth value, so that the sum of place times value, places from 1, is 0 modulo 31. */
  private static int check(String code) {
    int sum = 0;
    for (int i = 0; i < PLACES; i++) {
      sum += (i + 1) * ALPHABET.indexOf(code.charAt(i));
    }
    return Math.floorMod(-sum * INVERSE_OF_NINE, BASE);
  }
}
