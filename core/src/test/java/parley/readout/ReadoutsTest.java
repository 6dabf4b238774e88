package parley.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.readout.Texts.REGISTER;
import static parley.readout.Texts.brief;
import static parley.readout.Texts.en;
import static parley.readout.Texts.id;
import static parley.readout.Texts.zh;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadoutsTest {
  private static final LocalDate NEAR = LocalDate.of(2024, 8, 29);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | on Wednesday, 28 August 2024     | 2024-08-28",
        "en | on August 28, 2024               | 2024-08-28",
        "en | Sept. 3rd                        | 2024-09-03",
        "en | 3 January                        | 2025-01-03",
        "en | 2024-08-28                       | 2024-08-28",
        "en | in August 2024                   | ''",
        "en | half (1/2 of it) is 3/4          | ''",
        "en | seen (1/2)                       | 2025-02-01 2025-01-02",
        "en | Tuesday (4/3)                    | 2024-03-04 2024-04-03",
        "id | Rabu (28/8)                      | 2024-08-28",
        "id | Jumat, 5 Agustus 2022            | 2022-08-05",
        "id | 31 Desember                      | 2024-12-31",
        "id | tanggal 16 April 2024            | 2024-04-16",
        "zh | 8月28日                           | 2024-08-28",
        "zh | 二〇二四年八月二十八日（星期三）    | 2024-08-28",
        "zh | 2022年8月5日                      | 2022-08-05",
        "zh | 十二月三十一日                     | 2024-12-31",
        "en | 31 June 2024                     | none",
        "zh | 2月30日                           | none",
      })
  void readsDates(String language, String text, String dates) {
    StringBuilder read = new StringBuilder();
    for (Dates.Mention mention : Dates.in(Texts.of("x", language, text))) {
      mention.dates().forEach(date -> read.append(' ').append(date));
      read.append(mention.dates().isEmpty() ? " none" : "");
    }
    assertThat(read.toString().strip()).isEqualTo(dates);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 66 days, sixty-six days                    | 66 66",
        "en | one hundred and one                        | 101",
        "en | two hundred five, seven hundred sixty-seven | 205 767",
        "en | 1,250 of 3.5 million                       | 1250 3500000",
        "en | 1,234.5 and 12                             | 1234.5 12",
        "en | the third round, the 20th, twenty-first    | 3. 20. 21.",
        "en | one of the first                           | ''",
        "en | both sides                                 | 2b",
        "en | two and three                              | 2 3",
        "en | an F-16 and U2                             | ''",
        "id | seratus satu hari                          | 101",
        "id | dua ratus tiga puluh lima                  | 235",
        "id | 1.250 dan 3,5 juta                         | 1250 3500000",
        "id | tujuh belas, sebelas, sepuluh              | 17 11 10",
        "id | seribu dua ratus                           | 1200",
        "id | kedua, ketiga, ke-3                        | 2? 3? 3.",
        "id | dua puluh ribu                             | 20000",
        "zh | 一百零一天                                   | 101",
        "zh | 三万五千                                     | 35000",
        "zh | 3万人, 两国, 十五, 二十                        | 30000 2 15 20",
        "zh | 第二轮, 第3次                                 | 2. 3.",
        "zh | 一个中国, 统一, 十分                          | ''",
        "zh | 双方                                         | 2b",
        "zh | 二〇二四年                                    | 2024",
      })
  void readsNumbers(String language, String text, String numbers) {
    StringBuilder read = new StringBuilder();
    for (Numbers.Mention n : Numbers.in(Texts.of("x", language, text), new BitSet())) {
      String form =
          switch (n.form()) {
            case CARDINAL -> "";
            case ORDINAL -> ".";
            case EITHER -> "?";
            case BOTH -> "b";
          };
      read.append(' ').append(n.value()).append(form);
    }
    assertThat(read.toString().strip()).isEqualTo(numbers);
  }

  @Test
  void comparesDatesAndNumbersAcrossLanguages() {
    Account one = en("On 27 August they spoke for eleven hours, in 3 rounds, after 66 days.");
    Account other = zh("8月27日，双方举行了三轮会谈，历时十一小时，相隔六十天。");
    assertThat(brief(Readouts.compare(one, other))).containsExactly("NUMBER 66 -> 60");
    assertThat(brief(Readouts.compare(other, one))).containsExactly("NUMBER 六十 -> 66");
    Account later = id("Pada 28 Agustus, selama sebelas jam, tiga putaran, setelah 66 hari.");
    assertThat(brief(Readouts.compare(one, later))).containsExactly("DATE 27 August -> 2024-08-28");
  }

  @Test
  void aWordThatMayBeEitherIsLikeBoth() {
    Account either = id("kedua militer");
    assertThat(Readouts.compare(en("the two militaries"), either)).isEmpty();
    assertThat(Readouts.compare(en("the second round"), either)).isEmpty();
    assertThat(brief(Readouts.compare(en("the second round"), zh("两轮"))))
        .containsExactly("NUMBER second -> 2");
  }

  @Test
  void findsTopicsAndDegreesOfOneSide() {
    Account one =
        new Account("us", "en", "", NEAR, Set.of("taiwan", "ai"), Map.of("call", "agreed"));
    Account other =
        new Account(
            "cn", "zh", "", NEAR, Set.of("taiwan"), Map.of("call", "welcomed", "trip", "planned"));
    assertThat(Readouts.compare(one, other))
        .containsExactly(
            new Finding(Finding.Sort.TOPIC, "us", 0, 0, "ai", "", ""),
            new Finding(Finding.Sort.DEGREE, "us", 0, 0, "agreed", "welcomed", "call"));
    assertThat(Readouts.compare(other, one))
        .containsExactly(
            new Finding(Finding.Sort.DEGREE, "cn", 0, 0, "welcomed", "agreed", "call"),
            new Finding(Finding.Sort.DEGREE, "cn", 0, 0, "planned", "", "trip"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The sides did not agree.          | The sides agreed.       | NEGATION agree -> plain",
        "The sides agreed.                 | 双方未能达成一致。        | NEGATION agreed -> negated",
        "Kedua pihak tidak sepakat.        | They agreed.            | NEGATION sepakat -> plain",
        "They agreed, and did not agree.   | They agreed.            | ''",
        "He didn't confirm it.             | He denied it.           | ''",
        "The request was declined.         | 请求已获同意。           | TERM declined -> agreed",
        "The line was suspended.           | Jalur ditangguhkan.     | ''",
      })
  void findsNegationOfOneSide(String one, String other, String found) {
    assertThat(String.join("; ", brief(Readouts.compare(en(one), en(other))))).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Minister Austen spoke to Dong Jun.      | NAME Austen -> Austin",
        "Lloid Austin spoke.                     | NAME Lloid Austin -> Lloyd Austin",
        "He saw Lloyd Austin and Liu Zhen-li.    | ''",
        "Well, he saw Sullivan.                  | ''",
        "Wen spoke first.                        | ''",
        "He saw Wen Jiabao.                      | ''",
        "与刘振丽通话                              | NAME 刘振丽 -> 刘振立",
        "与刘振立、李尚福通话                       | ''",
      })
  void looksNamesUpInTheRegister(String text, String found) {
    assertThat(String.join("; ", brief(Readouts.check(en(text), REGISTER)))).isEqualTo(found);
  }

  @Test
  void namesAPlaceInCodeUnits() {
    String text = "\ud83d\udd4a Selasa (28/8), 31 Juni";
    List<Finding> found = Readouts.check(id(text), REGISTER);
    assertThat(found).hasSize(2);
    Finding weekday = found.getFirst();
    assertThat(text.substring(weekday.from(), weekday.to())).isEqualTo("Selasa (28/8");
    assertThat(found.getLast().sort()).isEqualTo(Finding.Sort.NO_SUCH_DATE);
    assertThat(found.getLast().said()).isEqualTo("31 Juni");
  }

  /** The longest text of a blob's size must not make a scan slow in the square. */
  @Test
  void staysQuickOnLongTextsOfNothing() {
    for (String part : List.of("Aa ", "一二", "not a ", "1/1 (", "A", "((", "8月")) {
      Account longText = en(part.repeat(4_000));
      assertThat(Readouts.compare(longText, en(""))).isNotNull();
      assertThat(Readouts.check(longText, REGISTER)).isNotNull();
    }
  }
}
