package parley.render.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Calendar files of anybody. */
final class CalendarFuzzTest {
  private static final String EVENT =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//a//b//EN
      BEGIN:VEVENT
      UID:1@a.example
      DTSTAMP:20240829T133005Z
      DTSTART;TZID=Asia/Jakarta:20240910T080000
      DTEND:20240910T013000Z
      SUMMARY:Theatre commanders\\, by telephone
      END:VEVENT
      END:VCALENDAR
      """
          .replace("\n", "\r\n");

  static Stream<byte[]> seeds() {
    return Stream.of(
            EVENT,
            EVENT.replace("DTEND:20240910T013000Z", "DURATION:PT45M"),
            EVENT.replace("SUMMARY", "RRULE:FREQ=DAILY\r\nSUMMARY"),
            "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void whateverTheBytesTheAnswerIsAProposalWithItsFaults(byte[] input) {
    assertThat(CalendarReader.read(input)).isNotNull();
  }
}
