package parley.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.readout.Account;
import parley.readout.Finding;
import parley.readout.Person;
import parley.readout.Readouts;

class HintsTest {
  private static final LocalDate NEAR = LocalDate.of(2024, 8, 29);

  private static Account account(String side, String language, String text) {
    return new Account(side, language, text, NEAR, Set.of(), Map.of());
  }

  @Test
  void saysAWrongWeekdayInEveryLanguage() {
    Account account = account("press", "id", "pada Selasa (28/8)");
    Finding finding = Readouts.check(account, List.<Person>of()).getFirst();
    assertThat(Texts.in(Language.EN).say(Hints.of(finding)))
        .isEqualTo("press, characters 5 to 17: “Selasa (28/8”: 2024-08-28 is a Wednesday");
    assertThat(Texts.in(Language.ID).say(Hints.of(finding))).endsWith("adalah hari Rabu");
    assertThat(Texts.in(Language.ZH).say(Hints.of(finding))).endsWith("2024-08-28是星期三");
  }

  @Test
  void saysEveryContraryPole() {
    Account one = account("us", "en", "The contacts were carried out.");
    Account other = account("cn", "en", "The contacts were suspended, then cancelled.");
    assertThat(Texts.in(Language.EN).say(Hints.of(Readouts.compare(one, other).getFirst())))
        .endsWith("“carried out”: the other text says: cancelled, suspended or frozen");
  }

  /** Every sort, with and without something expected, has its words; every pole has one. */
  @ParameterizedTest
  @EnumSource(Finding.Sort.class)
  void hasWordsForEverySort(Finding.Sort sort) {
    List<String> expected =
        switch (sort) {
          case WEEKDAY -> List.of("2024-08-28");
          case NEGATION -> List.of("plain", "negated");
          case TERM -> Readouts.poles();
          default -> List.of("", "agreed", "66");
        };
    for (String text : expected) {
      Finding finding = new Finding(sort, "us", 1, 2, "x", text, "call");
      for (Language language : Language.values()) {
        assertThat(Texts.in(language).say(Hints.of(finding))).contains("us").contains("x");
      }
    }
  }
}
