package parley.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.render.SafeText.Oddity;

class SafeTextTest {
  @Test
  void plainTextAndTheTextOfOurLanguagesComeBackAsTheyAre() {
    for (String text : new String[] {"", "a ~ {$x} \\", "café", "中美热线，双方。", "　全角"}) {
      assertThat(SafeText.inline(text)).isEqualTo(text);
      assertThat(SafeText.odditiesOfText(text)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068,
        0x2069
      })
  void allTwelveBidiControlsAreShownAsTheirNumber(int codePoint) {
    String text = "a" + Character.toString(codePoint) + "b";
    assertThat(SafeText.inline(text)).isEqualTo(String.format("a⟨U+%04X⟩b", codePoint));
    assertThat(SafeText.block(text)).isEqualTo(String.format("a⟨U+%04X⟩b", codePoint));
    assertThat(SafeText.odditiesOfText(text)).containsExactly(Oddity.BIDI_CONTROL);
  }

  @Test
  void bidiControlsAreExactlyThoseOfUnicode() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      assertThat(CodePoints.isBidiControl(codePoint))
          .isEqualTo(UCharacter.hasBinaryProperty(codePoint, UProperty.BIDI_CONTROL));
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x07, 0x09, 0x0d, 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x034f, 0x115f, 0x17b4, 0x200b,
        0x200d, 0x2028, 0x2029, 0x2060, 0x2800, 0x3164, 0xd800, 0xe000, 0xfe0f, 0xfeff, 0xffa0,
        0xfffe, 0xe0001, 0xe0100, 0x10ffff
      })
  void whatDoesNotShowIsShownAsItsNumber(int codePoint) {
    String text = Character.toString(codePoint) + "x";
    String hex =
        codePoint > 0xffff ? String.format("%06X", codePoint) : String.format("%04X", codePoint);
    assertThat(SafeText.inline(text)).isEqualTo("⟨U+" + hex + "⟩x");
    assertThat(SafeText.odditiesOfText(text)).contains(Oddity.INVISIBLE);
  }

  @Test
  void nothingThatIsShownCanMoveTheCursorOrForgeAMarker() {
    Set<String> shown = new HashSet<>();
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String line = SafeText.inline(Character.toString(codePoint));
      assertThat(shown.add(line)).as("U+%X", codePoint).isTrue();
      assertThat(line.codePoints().filter(c -> c != 0x2068 && c != 0x2069))
          .noneMatch(CodePoints::isInvisible);
    }
    assertThat(SafeText.inline("⟨U+202E⟩")).isEqualTo("⟨U+27E8⟩U+202E⟩");
  }

  @Test
  void onlyABlockKeepsItsLinesAndEachLineIsIsolatedByItself() {
    assertThat(SafeText.inline("a\nb")).isEqualTo("a⟨U+000A⟩b");
    assertThat(SafeText.block("a\nb\r\n\tc")).isEqualTo("a\nb⟨U+000D⟩\n⟨U+0009⟩c");
    assertThat(SafeText.block("ab\nעברית\nعربي!"))
        .isEqualTo("ab\n\u2068עברית\u2069\n\u2068عربي!\u2069");
  }

  @Test
  void anotherNormalFormIsNamedNotChanged() {
    assertThat(SafeText.inline("e\u0301")).isEqualTo("e\u0301");
    assertThat(SafeText.odditiesOfText("e\u0301")).containsExactly(Oddity.NOT_NFC);
  }

  @Test
  void identifiersOfMixedScriptsAreNamed() {
    assertThat(SafeText.odditiesOfIdentifier("p\u0430ypal")).containsExactly(Oddity.MIXED_SCRIPT);
    assertThat(SafeText.odditiesOfIdentifier("duty-officer")).isEmpty();
    assertThat(SafeText.odditiesOfIdentifier("值班员")).isEmpty();
    assertThat(SafeText.odditiesOfIdentifier("PLA值班员")).isEmpty();
    assertThat(SafeText.odditiesOfText("p\u0430ypal and others")).isEmpty();
  }

  @Test
  void identifiersThatLookAlikeAreFound() {
    assertThat(SafeText.looksLike("scope", "\u0455\u0441\u043e\u0440\u0435")).isTrue();
    assertThat(SafeText.looksLike("duty", "duly")).isFalse();
    assertThat(SafeText.looksLike("duty", "duty")).isFalse();
  }

  @Test
  void everyOddityHasWordsInEveryLanguage() {
    for (Language language : Language.values()) {
      for (Oddity oddity : Oddity.values()) {
        assertThat(Texts.in(language).say(oddity.phrase())).isNotBlank();
      }
    }
  }
}
