package parley.render;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import parley.log.Hash;

/**
 * A hash as twelve short made-up words, for two people to read to each other over another channel
 * (docs/decisions/0030-spoken-words.md): eleven bits a word, 132 bits in all. The words belong to
 * no language; consonants and vowels are ones that speakers of English, Indonesian and Chinese all
 * tell apart, and no word repeats a consonant.
 */
public final class SpokenWords {
  /** Words of one hash. */
  public static final int WORDS = 12;

  private static final int GROUP = 4;
  private static final int BITS = 11;
  private static final String CONSONANTS = "dfklmnpstw";
  private static final String VOWELS = "aeiou";

  /** Made-up words that are real ones, and would be misheard as meant. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "puki", "puta", "mati", "nato", "dosa", "tuna", "dewa", "paku", "pedo", "fuko", "faku",
          "fuka", "foki", "fika", "kunu", "paki", "pito", "puto", "kudi", "lusi", "pusi", "susa");

  private static final List<String> LIST = list();

  private SpokenWords() {}

  private static List<String> list() {
    List<String> syllables = new ArrayList<>();
    for (int i = 0; i < CONSONANTS.length() * VOWELS.length(); i++) {
      char consonant = CONSONANTS.charAt(i / VOWELS.length());
      syllables.add("" + consonant + VOWELS.charAt(i % VOWELS.length()));
    }
    List<String> words = new ArrayList<>();
    for (String first : syllables) {
      for (String second : syllables) {
        if (first.charAt(0) != second.charAt(0) && !LEFT_OUT.contains(first + second)) {
          words.add(first + second);
        }
      }
    }
    return List.copyOf(words.subList(0, 1 << BITS));
  }

  /** Every word, in the order of its number. */
  static List<String> all() {
    return LIST;
  }

  /** The words of a hash, in three groups of four: {@code dafe kilo mane pisu - …}. */
  public static String of(Hash hash) {
    byte[] bytes = hash.bytes();
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < WORDS; i++) {
      if (i > 0) {
        words.append(i % GROUP == 0 ? " - " : " ");
      }
      words.append(LIST.get(bits(bytes, i * BITS)));
    }
    return words.toString();
  }

  /**
   * The words of two cards together, the same on both sides: of SHA-256 over {@code
   * parley/pair-words/v1}, a newline, and the two fingerprints, the lower first.
   */
  public static String ofPair(Hash one, Hash other) {
    boolean ordered = one.compareTo(other) <= 0;
    byte[] domain = "parley/pair-words/v1\n".getBytes(StandardCharsets.US_ASCII);
    return of(
        Hash.sha256(domain, (ordered ? one : other).bytes(), (ordered ? other : one).bytes()));
  }

  /** Whether a person typed these words, whatever stands between them and in either case. */
  public static boolean same(String words, String typed) {
    return letters(words).equals(letters(typed));
  }

  private static List<String> letters(String words) {
    return Arrays.stream(words.toLowerCase(Locale.ROOT).split("[^a-z]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static int bits(byte[] bytes, int from) {
    int value = 0;
    for (int bit = from; bit < from + BITS; bit++) {
      value = value << 1 | (bytes[bit >> 3] >> (7 - (bit & 7)) & 1);
    }
    return value;
  }
}
