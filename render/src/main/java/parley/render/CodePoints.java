package parley.render;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;

/**
 * Properties of characters as the Unicode of ICU 78 has them. Latin letters are answered without
 * loading ICU.
 */
final class CodePoints {
  private static final int FIRST_COMBINING = 0x300;

  private CodePoints() {}

  /** Columns on a terminal: 0 for marks and invisible characters, 2 for East Asian wide, else 1. */
  static int columns(int codePoint) {
    if (codePoint < FIRST_COMBINING) {
      return Character.isISOControl(codePoint) || codePoint == 0xad ? 0 : 1;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  private static boolean isWide(int codePoint) {
    int width = UCharacter.getIntPropertyValue(codePoint, UProperty.EAST_ASIAN_WIDTH);
    return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
  }

  /** Whether it is one of the twelve characters with the property Bidi_Control. */
  static boolean isBidiControl(int codePoint) {
    return codePoint == 0x061c
        || codePoint == 0x200e
        || codePoint == 0x200f
        || (codePoint >= 0x202a && codePoint <= 0x202e)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  /**
   * Whether it has no shape of its own, or changes or ends what stands around it: controls, format
   * characters, line and paragraph separators, lone surrogates, private use, unassigned, and
   * everything that Unicode lets a display ignore (fillers, joiners, variation selectors, tags).
   */
  static boolean isInvisible(int codePoint) {
    if (codePoint < FIRST_COMBINING) {
      return Character.isISOControl(codePoint) || codePoint == 0xad;
    }
    // ICU numbers its categories otherwise than java.lang.Character.
    return switch (UCharacter.getType(codePoint)) {
      case UCharacterCategory.CONTROL,
          UCharacterCategory.FORMAT,
          UCharacterCategory.LINE_SEPARATOR,
          UCharacterCategory.PARAGRAPH_SEPARATOR,
          UCharacterCategory.SURROGATE,
          UCharacterCategory.PRIVATE_USE,
          UCharacterCategory.UNASSIGNED ->
          true;
      default ->
          codePoint == 0x2800
              || UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    };
  }

  /** Whether it can make a line run from right to left: letters and digits of such scripts. */
  static boolean isRightToLeft(int codePoint) {
    if (codePoint < FIRST_COMBINING) {
      return false;
    }
    return switch (Character.getDirectionality(codePoint)) {
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
          Character.DIRECTIONALITY_ARABIC_NUMBER ->
          true;
      default -> false;
    };
  }
}
