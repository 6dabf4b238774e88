package parley.render.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The two fonts of a printed message and what they can show. A character that neither has would be
 * printed as another one; it is printed as its number instead: {@code 〈U+1F54A〉}.
 */
final class Glyphs {
  /** Latin, Greek, Cyrillic; part of PDFBox, SIL Open Font Licence. */
  static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** Chinese; part of this jar, Apache License 2.0. */
  static final String HAN = "/parley/render/message/DroidSansFallbackFull.ttf";

  private static final int OPEN = 0x3008;
  private static final int CLOSE = 0x3009;

  private Glyphs() {}

  /** Opens the file of a font. */
  static InputStream open(String name) {
    Class<?> owner = name.equals(LATIN) ? PDDocument.class : Glyphs.class;
    InputStream file = owner.getResourceAsStream(name);
    if (file == null) {
      throw new IllegalStateException("the font " + name + " is not in the jar");
    }
    return file;
  }

  /**
   * A text, already safe to show, with every character that cannot be printed as its number. The
   * brackets of those numbers are the fonts' own; standing in the text, they are numbers
   * themselves.
   */
  static String printable(String safe) {
    StringBuilder printable = new StringBuilder();
    safe.codePoints()
        .filter(c -> c != 0x2068 && c != 0x2069)
        .forEach(
            c -> {
              switch (c) {
                case 0x27e8 -> printable.appendCodePoint(OPEN);
                case 0x27e9 -> printable.appendCodePoint(CLOSE);
                default -> {
                  if (c == '\n' || (c != OPEN && c != CLOSE && isKnown(c))) {
                    printable.appendCodePoint(c);
                  } else {
                    printable.appendCodePoint(OPEN).append("U+").append(hex(c));
                    printable.appendCodePoint(CLOSE);
                  }
                }
              }
            });
    return printable.toString();
  }

  static boolean isKnown(int codePoint) {
    return Loaded.FONTS.stream().anyMatch(font -> font.getGlyphId(codePoint) > 0);
  }

  private static String hex(int codePoint) {
    return HexFormat.of().withUpperCase().toHexDigits(codePoint, codePoint > 0xffff ? 6 : 4);
  }

  /** Loaded when the first message is printed. */
  private static final class Loaded {
    static final List<CmapLookup> FONTS = List.of(characters(LATIN), characters(HAN));

    private static CmapLookup characters(String name) {
      try (InputStream file = open(name);
          TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
        return font.getUnicodeCmapLookup();
      } catch (IOException e) {
        throw new UncheckedIOException("the font " + name + " cannot be read", e);
      }
    }
  }
}
