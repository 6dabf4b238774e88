package parley.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.record.Json;
import parley.record.When;

final class DaysTest {
  private static When when(String stated) {
    if (stated.equals("unknown")) {
      return When.of(Json.Obj.EMPTY.with("precision", "not-known"));
    }
    String[] words = stated.split(" ", -1);
    Json.Obj when = Json.Obj.EMPTY.with("precision", words[0]).with("date", words[1]);
    return When.of(words.length > 2 ? when.with("until", words[2]) : when);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "day 2022-08-05           | day 2022-11-14           | 101",
        "day 2022-11-22           | day 2024-04-16           | 511",
        "day 2024-02-28           | day 2024-03-01           | 2",
        "day 2023-02-28           | day 2023-03-01           | 1",
        "day 2022-08-05           | day 2022-08-05           | 0",
        "day 2022-08-05           | month 2022-11            | {from:88,to:117}",
        "month 2022-08            | day 2022-11-14           | {from:75,to:105}",
        "month 2022-08            | month 2022-08            | {from:0,to:30}",
        "day 2024-08-20           | month 2024-08            | {from:0,to:11}",
        "day 2022-08-05 2022-08-07 | day 2022-08-10          | {from:3,to:5}",
        "day 2022-08-05           | unknown                  | -",
        "unknown                  | day 2022-08-05           | -",
        "day 2022-08-05           | not-later-than 2022-08-25 | {to:20}",
        "not-later-than 2022-08-05 | day 2022-08-25          | {from:20}",
        "not-later-than 2022-08-25 | day 2022-08-05          | -",
        "day 2022-08-25           | day 2022-08-05           | -20",
        "month 2022-09            | month 2022-08            | {from:-60,to:-1}",
      })
  void whatIsKnownOfADateIsKnownOfTheDays(String from, String to, String days) {
    String cell =
        Days.between(when(from.strip()), when(to.strip())).cell().map(Json::print).orElse("-");
    assertThat(cell.replace("\"", "")).isEqualTo(days.strip());
  }

  @ParameterizedTest
  @CsvSource({
    "day 2022-08-05, '{date:2022-08-05,precision:day}'",
    "month 2022-08, '{date:2022-08,precision:month}'",
    "month 2022-08 2022-09, '{date:2022-08,precision:month,until:2022-09}'",
    "day 2022-08-05 2022-08-07, '{date:2022-08-05,precision:day,until:2022-08-07}'",
    "not-later-than 2022-08-05, '{date:2022-08-05,precision:not-later-than}'",
    "reported-in 2022-08, '{date:2022-08,precision:reported-in}'",
    "unknown, -",
  })
  void aDateIsShownAsItWasStated(String stated, String shown) {
    assertThat(Days.cell(when(stated)).map(Json::print).orElse("-").replace("\"", ""))
        .isEqualTo(shown);
  }

  @Test
  void aBoundOfNoDaysSaysNothing() {
    assertThat(Days.between(when("not-later-than 2022-08-05"), when("day 2022-08-05")).cell())
        .isEmpty();
  }
}
