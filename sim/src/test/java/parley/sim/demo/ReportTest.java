package parley.sim.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.cli.Console;
import parley.cli.Parley;
import parley.render.Language;
import parley.render.Texts;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportTest {
  private List<Row> rows = List.of();
  private List<Beside> beside = List.of();

  @BeforeAll
  void play() {
    Report report = new Report(AloneWriter.play(RecordFile.load(), ReplayTest.stage(8)));
    rows = report.rows();
    beside = report.beside();
    assertThat(report.agrees()).isTrue();
  }

  @Test
  void showsOnTheDayThreeLinesCancelledAndFiveSuspendedEachWithAReceipt() {
    assertThat(lines("e02")).contains("2022-08-05", "3 lines", "cn", "counts", "stored");
    assertThat(lines("e03")).contains("2022-08-05", "5 lines", "cn", "counts", "stored");
    assertThat(rows.stream().filter(r -> r.kind().equals("suspend")).map(Row::receipts))
        .containsExactly(3, 5);
  }

  @Test
  void showsADateNoMoreExactThanItIsKnown() {
    assertThat(lines("v1")).contains("not later than 2022-11-14");
    assertThat(lines("e09")).contains("2023-05 ").doesNotContain("2023-05-");
    assertThat(lines("f2")).contains("reported in 2024-04 ");
    assertThat(lines("e21")).contains("2024-04-03 to 2024-04-04");
  }

  @Test
  void showsWhatIsWithoutEffectAndWhatWasUnderstoodAllTheSame() {
    assertThat(lines("e28")).contains("kept as observed: line suspended", "understood");
    assertThat(lines("e05")).contains("counts", "understood");
    assertThat(lines("e08")).contains("answered");
  }

  private String lines(String label) {
    List<Row> own = rows.stream().filter(r -> r.label().equals(label)).toList();
    assertThat(own).isNotEmpty();
    return new ReportText(Texts.in(Language.EN)).events(own).toString();
  }

  @Test
  void whatWasStatedStandsBesideWhatWasSeenAsTheGatheredRecordHasIt() throws IOException {
    List<String> gathered =
        Gathered.all(
            "\"line\": \"([^\"]+)\",\\s+\"agreed\": \"?([^\",]+)\"?,\\s+\"first_contact\": \"?([^\"\\s]+)");
    assertThat(gathered).hasSize(8);
    assertThat(beside.stream().map(b -> b.line() + known(b.agreed()) + known(b.observed())))
        .containsExactlyInAnyOrderElementsOf(gathered);
  }

  private static String known(String date) {
    return date.isEmpty() ? " null" : " " + date;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyRowCanBeSaidInEveryLanguage(Language language) {
    ReportText text = new ReportText(Texts.in(language));
    assertThat(text.events(rows).lines()).hasSize(rows.size() + 1);
    assertThat(text.beside(beside).lines()).hasSize(9);
  }

  @Test
  void theCommandShowsTheTableAndEndsWell() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            print,
            print,
            Map.of(),
            Path.of(""),
            false,
            () -> 0);
    int code = Parley.run(new String[] {"demo", "--lang", "en"}, console, new DemoCommand());
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("theatre-commanders", "cancelled by cn; no lifting stated", "on 14 lines");
    assertThat(code).isZero();
  }
}
