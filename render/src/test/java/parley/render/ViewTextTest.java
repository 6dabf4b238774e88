package parley.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.log.MalformedException;
import parley.record.Json;

/** Views for people, in every language, and for spreadsheets. */
class ViewTextTest {
  private static final String VIEW =
      "{\"clock\":\"event-dates-utc\",\"columns\":[\"line\",\"phase\",\"when\",\"days\",\"talk\","
          + "\"state\",\"text\",\"joint\"],\"rows\":[{\"days\":{\"from\":10,\"to\":40},"
          + "\"line\":\"theatre\",\"phase\":\"held\",\"state\":{\"by\":{\"cn\":\"suspended\"}},"
          + "\"talk\":{\"index\":7,\"line\":\"theatre\",\"origin\":\"us/parley/theatre-0/1-00\"},"
          + "\"text\":\"=1+1, \\\"so\\\"\",\"when\":{\"date\":\"2023-05\",\"precision\":\"month\"}}],"
          + "\"view\":\"talks\",\"words\":[\"phase\",\"state\"]}";

  private static Json.Obj view() throws MalformedException {
    return Json.parseObject(VIEW.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "EN,held,suspended,2023-05 (month)",
    "ID,telah berlangsung,ditangguhkan,2023-05 (bulan)"
  })
  void saysWordsDatesRangesAndPlaces(Language language, String held, String stopped, String month)
      throws MalformedException {
    String table = new ViewText(Texts.in(language), view()).table().toString();
    assertThat(table).contains(held, "cn: " + stopped, month, "10–40", "us/7", "=1+1");
    assertThat(table.lines().findFirst().orElse(""))
        .as("a column without a cell is left out")
        .doesNotContain(Texts.in(language).sayOf("view-column", "joint"));
  }

  @Test
  void showsEveryCellOnACard() throws MalformedException {
    ViewText text = new ViewText(Texts.in(Language.ZH), view());
    assertThat(text.cards()).contains("阶段：已举行", "");
    assertThat(text.about()).hasSize(2).allSatisfy(line -> assertThat(line).isNotBlank());
  }

  @Test
  void saysOfWhatAVisitConsists() throws MalformedException {
    String parts =
        "{\"clock\":\"event-dates-utc\",\"columns\":[\"parts\"],\"rows\":[{\"parts\":["
            + "{\"level\":\"leader\",\"status\":\"possible\",\"when\":"
            + "{\"date\":\"2023-06-19\",\"precision\":\"day\"},\"with\":\"Xi\"},"
            + "{\"status\":\"scheduled\",\"talk\":{\"index\":7,\"line\":\"theatre\","
            + "\"origin\":\"us/parley/theatre-0/1-00\"}}]}],\"view\":\"talks\",\"words\":[]}";
    Json.Obj view = Json.parseObject(parts.getBytes(StandardCharsets.UTF_8));
    assertThat(new ViewText(Texts.in(Language.EN), view).cards().getFirst())
        .isEqualTo(
            "meetings of the visit: 2023-06-19; Xi; leader: possible; theatre us/7: scheduled");
    assertThat(new ViewText(Texts.in(Language.ZH), view).cards().getFirst())
        .contains("Xi；领导人：可能", "us/7：已安排");
  }

  @Test
  void givesSpreadsheetsEveryColumnAndNoFormula() throws MalformedException {
    assertThat(ViewText.csv(view()))
        .isEqualTo(
            "line,phase,when,days,talk,state,text,joint,clock\r\n"
                + "theatre,held,2023-05,\"{\"\"from\"\":10,\"\"to\"\":40}\","
                + "\"{\"\"index\"\":7,\"\"line\"\":\"\"theatre\"\",\"\"origin\"\":"
                + "\"\"us/parley/theatre-0/1-00\"\"}\","
                + "\"{\"\"by\"\":{\"\"cn\"\":\"\"suspended\"\"}}\",\"'=1+1, \"\"so\"\"\",,event-dates-utc\r\n");
  }
}
