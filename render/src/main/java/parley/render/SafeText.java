package parley.render;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Shows text that a peer or a file supplied, so that it cannot pretend to be something else. The
 * stored bytes are the record and are never altered; what is returned here is for eyes only.
 *
 * <p>A character without a shape of its own, or one that reorders or ends a line, is shown as its
 * number: {@code ⟨U+202E⟩}. The opening bracket is itself shown as {@code ⟨U+27E8⟩}, so that no
 * text can forge such a marker. Text with right-to-left letters is put between FSI and PDI, so that
 * its direction ends with it. Plain ASCII comes back as it is.
 */
public final class SafeText {
  private static final int MARK_OPEN = 0x27e8;
  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';

  /** What is odd about a text; the words are the texts {@code oddity.…}. */
  public enum Oddity {
    /** One of the twelve bidi controls. */
    BIDI_CONTROL,
    /** Another character that does not show. */
    INVISIBLE,
    /** Not in Unicode normalisation form C: another text may look the same. */
    NOT_NFC,
    /** An identifier of scripts that do not belong together (UTS #39, below highly restrictive). */
    MIXED_SCRIPT;

    /** How it is said. */
    public Phrase phrase() {
      return Phrase.sayOf("oddity", name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  private SafeText() {}

  /** The text on one line: line ends and tabs are shown as markers too. */
  public static String inline(String text) {
    return isPlain(text) ? text : shown(text, codePoint -> false);
  }

  /** The text on its own lines: LF is kept, CR, tab and all else are shown as markers. */
  public static String block(String text) {
    return isPlain(text) ? text : shown(text, codePoint -> codePoint == '\n');
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static String shown(String text, IntPredicate keep) {
    StringBuilder shown = new StringBuilder();
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .forEach(
            codePoint -> {
              if (keep.test(codePoint)) {
                shown.append(isolated(line)).appendCodePoint(codePoint);
                line.setLength(0);
              } else if (codePoint == MARK_OPEN || CodePoints.isInvisible(codePoint)) {
                line.append(marker(codePoint));
              } else {
                line.appendCodePoint(codePoint);
              }
            });
    return shown.append(isolated(line)).toString();
  }

  /** An isolate ends with its paragraph, so that every line gets its own. */
  private static CharSequence isolated(StringBuilder line) {
    return line.codePoints().anyMatch(CodePoints::isRightToLeft)
        ? FIRST_STRONG_ISOLATE + line.toString() + POP_ISOLATE
        : line.toString();
  }

  private static String marker(int codePoint) {
    String hex = HexFormat.of().withUpperCase().toHexDigits(codePoint, codePoint > 0xffff ? 6 : 4);
    return "⟨U+" + hex + "⟩";
  }

  /**
   * What is odd about running text: invisible characters other than LF, and another normal form. It
   * may mix scripts as it likes.
   */
  public static Set<Oddity> odditiesOfText(String text) {
    Set<Oddity> found = EnumSet.noneOf(Oddity.class);
    if (isPlain(text)) {
      return found;
    }
    text.codePoints()
        .filter(codePoint -> codePoint != '\n' && CodePoints.isInvisible(codePoint))
        .forEach(
            codePoint ->
                found.add(
                    CodePoints.isBidiControl(codePoint) ? Oddity.BIDI_CONTROL : Oddity.INVISIBLE));
    if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
      found.add(Oddity.NOT_NFC);
    }
    return found;
  }

  /** What is odd about a name or another identifier: as for text, and mixed scripts. */
  public static Set<Oddity> odditiesOfIdentifier(String identifier) {
    Set<Oddity> found = odditiesOfText(identifier);
    if (!isPlain(identifier) && Spoofing.CHECKER.failsChecks(identifier)) {
      found.add(Oddity.MIXED_SCRIPT);
    }
    return found;
  }

  /** Whether two different identifiers look alike (UTS #39 skeletons). */
  public static boolean looksLike(String one, String other) {
    return !one.equals(other)
        && Spoofing.CHECKER.getSkeleton(one).equals(Spoofing.CHECKER.getSkeleton(other));
  }

  /** Loaded when the first identifier beyond ASCII is looked at. */
  private static final class Spoofing {
    static final SpoofChecker CHECKER =
        new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL)
            .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
            .build();
  }
}
