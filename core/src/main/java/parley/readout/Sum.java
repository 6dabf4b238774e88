package parley.readout;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up the words of one number, whatever the language: "dua ratus lima", "two hundred five". */
final class Sum {
  /** Rows of words by what they do: add, make a teen, multiply, multiply all so far, rank, pair. */
  private static final String LEXICON =
      """
      + zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11
      + twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19
      + twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90
      + nol=0 satu=1 dua=2 tiga=3 empat=4 lima=5 enam=6 tujuh=7 delapan=8 sembilan=9 sebelas=11
      + 〇=0 零=0 一=1 二=2 两=2 三=3 四=4 五=5 六=6 七=7 八=8 九=9
      t belas=10
      * hundred=100 puluh=10 sepuluh=10 ratus=100 seratus=100 十=10 百=100 千=1000
      g thousand=1000 million=1000000 billion=1000000000 ribu=1000 seribu=1000 juta=1000000
      g miliar=1000000000 万=10000 亿=100000000
      o first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10
      o eleventh=11 twelfth=12 pertama=1
      b both=2 双方=2
      """;

  /** No number of a readout is longer; a row of numerals that is one would cost its square. */
  private static final int MOST_DIGITS = 15;

  /** A number word: what it does to the sum, and with which value. */
  record Word(char does, BigDecimal value, boolean han) {}

  private static final Map<String, Word> WORDS = words();

  private BigDecimal total = BigDecimal.ZERO;
  private BigDecimal section = BigDecimal.ZERO;
  private BigDecimal unit = BigDecimal.ZERO;

  private static Map<String, Word> words() {
    Map<String, Word> words = new HashMap<>();
    for (String row : LEXICON.lines().toList()) {
      for (String pair : row.substring(2).split(" ", -1)) {
        String name = pair.substring(0, pair.indexOf('='));
        BigDecimal value = new BigDecimal(pair.substring(name.length() + 1));
        words.put(name, new Word(row.charAt(0), value, name.charAt(0) > 0xff));
      }
    }
    return words;
  }

  /** The number word in lower case, or null. */
  static @Nullable Word word(String name) {
    return WORDS.get(name);
  }

  /** The whole number below 10,000 that figures or Chinese numerals say. */
  static int whole(String text) {
    if (text.charAt(0) < 0x80) {
      return Integer.parseInt(text);
    }
    Sum sum = new Sum();
    for (int i = 0; i < text.length(); i++) {
      Word word = WORDS.get(text.substring(i, i + 1));
      if (word != null) {
        sum.take(word);
      }
    }
    return sum.value().intValue();
  }

  /** Starts with figures, which a multiplier may follow: "3 million". */
  void figures(BigDecimal value) {
    unit = value;
  }

  BigDecimal value() {
    return total.add(section).add(unit);
  }

  /** Takes a word in; false if it does not go on with this number, which then is as before. */
  boolean take(Word word) {
    return switch (word.does) {
      case '+', 'o' -> add(word);
      case 't' -> unit.signum() > 0 && multiply(unit.add(word.value));
      case '*' -> multiply(unit.max(BigDecimal.ONE).multiply(word.value));
      case 'g' -> {
        total = total.add(section.add(unit).max(BigDecimal.ONE).multiply(word.value));
        section = BigDecimal.ZERO;
        unit = BigDecimal.ZERO;
        yield true;
      }
      default -> false;
    };
  }

  private boolean multiply(BigDecimal ended) {
    section = section.add(ended);
    unit = BigDecimal.ZERO;
    return true;
  }

  private boolean add(Word word) {
    if (word.han) {
      if (unit.precision() > MOST_DIGITS) {
        return false;
      }
      unit = unit.multiply(BigDecimal.TEN).add(word.value);
      return true;
    }
    boolean tens = unit.signum() > 0 && unit.remainder(BigDecimal.TEN).signum() == 0;
    boolean fits = unit.signum() == 0 || (tens && word.value.compareTo(BigDecimal.TEN) < 0);
    unit = fits ? unit.add(word.value) : unit;
    return fits;
  }
}
