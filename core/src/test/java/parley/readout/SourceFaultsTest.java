package parley.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.readout.Texts.REGISTER;
import static parley.readout.Texts.brief;
import static parley.readout.Texts.en;
import static parley.readout.Texts.id;
import static parley.readout.Texts.zh;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The faults of the real source texts (shared/data/engagements-2022-2024.json,
 * faults_found_in_the_source_texts), each found. Phrases of source 000_a190c2d0e8ac7bbb unless
 * said; what stands beside them says what the fault's "should_say" does.
 */
class SourceFaultsTest {
  private static final Account CARRIED_OUT =
      en("China carried out high-level military contacts in protest.");

  @Test
  void aPolarityIsReversed() {
    Account froze = zh("为表示抗议，中方冻结了高层军事接触。");
    assertThat(brief(Readouts.compare(CARRIED_OUT, froze)))
        .containsExactly("TERM carried out -> suspended");
    assertThat(brief(Readouts.compare(froze, CARRIED_OUT)))
        .containsExactly("TERM 冻结 -> carried-out");
    Account original = id("China membekukan kontak militer tingkat tinggi sebagai protes.");
    assertThat(brief(Readouts.compare(CARRIED_OUT, original)))
        .containsExactly("TERM carried out -> suspended");
    Account english = en("China froze high-level military contacts in protest.");
    assertThat(brief(Readouts.compare(CARRIED_OUT, english)))
        .containsExactly("TERM carried out -> suspended");
  }

  @Test
  void theTwoBecomeTheSecond() {
    for (String text :
        List.of("contacts of the second military", "contacts between the second military")) {
      assertThat(brief(Readouts.check(en(text), REGISTER)))
          .containsExactly("AMBIGUOUS_NUMBER second -> 2");
    }
    assertThat(brief(Readouts.check(id("kontak kedua militer"), REGISTER)))
        .containsExactly("AMBIGUOUS_NUMBER kedua -> 2");
    assertThat(Readouts.check(en("the second round of talks"), REGISTER)).isEmpty();
  }

  @Test
  void aNameOfOneSyllableSlips() {
    Account slip = en("He met the successor of Wen, who left the post.");
    assertThat(Readouts.check(slip, REGISTER))
        .containsExactly(new Finding(Finding.Sort.NAME, "us", 24, 27, "Wen", "Wei", ""));
    assertThat(Readouts.check(en("He met the successor of Wei."), REGISTER)).isEmpty();
  }

  @Test
  void aNameOfTheRegisterIsMisspelt() {
    assertThat(brief(Readouts.check(en("General Liu Henli spoke by video."), REGISTER)))
        .containsExactly("NAME Liu Henli -> Liu Zhenli");
  }

  /** The same slip in both texts is found in each: the register is asked, not the other text. */
  @Test
  void aNameSlipThatTravelledIsFoundAllTheSame() {
    Account one = en("Liu Henli spoke.");
    Account other = id("Liu Henli berbicara.");
    assertThat(brief(Readouts.compare(one, other))).isEmpty();
    assertThat(brief(Readouts.check(one, REGISTER)))
        .containsExactly("NAME Liu Henli -> Liu Zhenli");
    assertThat(brief(Readouts.check(other, REGISTER)))
        .containsExactly("NAME Liu Henli -> Liu Zhenli");
  }

  /** Source 003_9d325ee5fd129775: 28 August 2024 was a Wednesday. */
  @Test
  void aWeekdayDoesNotFitItsDate() {
    for (Account account :
        List.of(
            en("on Tuesday (28/8)"),
            id("pada Selasa (28/8)"),
            id("pada Selasa (28/8/2024)"),
            zh("8月28日（星期二）"))) {
      List<Finding> found = Readouts.check(account, REGISTER);
      assertThat(found).hasSize(1);
      assertThat(found.getFirst().sort()).isEqualTo(Finding.Sort.WEEKDAY);
      assertThat(found.getFirst().expected()).isEqualTo("2024-08-28");
    }
    assertThat(Readouts.check(id("Rabu (28/8)"), REGISTER)).isEmpty();
  }

  /** Sources 000_a190c2d0e8ac7bbb and 004_fa517f9e55d12044. */
  @Test
  void oneActIsCancelledAndPostponed() {
    Account one = en("The secretary cancelled the visit.");
    Account other = en("The secretary postponed the visit.");
    assertThat(brief(Readouts.compare(one, other))).containsExactly("TERM cancelled -> postponed");
    assertThat(brief(Readouts.compare(other, one))).containsExactly("TERM postponed -> cancelled");
  }

  /** Sources 000_a190c2d0e8ac7bbb and 004_fa517f9e55d12044. */
  @Test
  void twoAccountsNameTwoCauses() {
    Account one = en("because of the discovery of a balloon");
    Account other = id("karena penembakan balon");
    assertThat(brief(Readouts.compare(one, other))).containsExactly("TERM discovery -> shot-down");
    assertThat(brief(Readouts.compare(other, en("because of the discovery of a balloon"))))
        .containsExactly("TERM penembakan -> found");
    assertThat(brief(Readouts.compare(en("because of the shooting of a balloon"), one)))
        .containsExactly("TERM shooting -> found");
  }
}
