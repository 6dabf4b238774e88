package parley.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import parley.log.Hash;

/** Two people read the same words from the same keys, and other words from others. */
class SpokenWordsTest {
  private static final Hash A = Hash.sha256(new byte[] {1});
  private static final Hash B = Hash.sha256(new byte[] {2});

  @Test
  void thereAre2048DistinctWordsOfTwoSyllablesWithoutARepeatedConsonant() {
    assertThat(new HashSet<>(SpokenWords.all())).hasSize(2048);
    assertThat(SpokenWords.all())
        .allMatch(w -> w.matches("[dfklmnpstw][aeiou][dfklmnpstw][aeiou]"))
        .noneMatch(w -> w.charAt(0) == w.charAt(2))
        .doesNotContain("mati", "puta");
  }

  @Test
  void wordsAreFixedForAHash() throws Exception {
    Hash zero = Hash.of(new byte[32]);
    assertThat(SpokenWords.of(zero))
        .isEqualTo("dafa dafa dafa dafa - dafa dafa dafa dafa - dafa dafa dafa dafa");
    Hash one = Hash.parseHex("001" + "0".repeat(61));
    assertThat(SpokenWords.of(one)).startsWith("dafa " + SpokenWords.all().get(1024) + " dafa");
    byte[] last = new byte[32];
    last[16] = 0x10;
    assertThat(SpokenWords.of(Hash.of(last))).endsWith(" dafa dafe");
    last[16] = 0x0f;
    assertThat(SpokenWords.of(Hash.of(last))).as("only 132 bits count").endsWith(" dafa dafa");
  }

  @Test
  void aPairHasTheSameWordsFromBothSidesAndOthersThanEachCard() {
    assertThat(SpokenWords.ofPair(A, B)).isEqualTo(SpokenWords.ofPair(B, A));
    assertThat(SpokenWords.ofPair(A, B))
        .isNotEqualTo(SpokenWords.ofPair(A, A))
        .isNotEqualTo(SpokenWords.of(A))
        .isNotEqualTo(SpokenWords.of(B));
  }

  @Test
  void typedWordsMayDifferInCaseAndInWhatStandsBetweenThem() {
    String words = SpokenWords.of(A);
    assertThat(
            SpokenWords.same(words, words.toUpperCase(java.util.Locale.ROOT).replace(" - ", ",\n")))
        .isTrue();
    assertThat(SpokenWords.same(words, words.substring(5))).isFalse();
    assertThat(SpokenWords.same(words, SpokenWords.of(B))).isFalse();
    assertThat(SpokenWords.same(words, "")).isFalse();
  }
}
