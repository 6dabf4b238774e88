package parley.render.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.render.Language;
import parley.render.Texts;
import parley.render.calendar.CalendarFault.Sort;

class CalendarTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Span HOURS =
      new Span.Hours(Instant.parse("2024-04-16T13:30:00Z"), Instant.parse("2024-04-16T15:00:00Z"));

  private static ScheduledTalk talk(Span span, ZoneId ours, ZoneId theirs, boolean cancelled) {
    return new ScheduledTalk(
        "0123456789abcdef0123456789abcdef",
        cancelled ? 2 : 1,
        cancelled,
        Instant.parse("2024-04-10T08:00:00Z"),
        span,
        ours,
        theirs,
        "video-call",
        "before the \"dialogue\"; in Singapore, 新加坡",
        "Room 5, first floor; east",
        "Office of the Secretary",
        List.of("Lloyd Austin", "Dong Jun 董军"),
        "Interpreter: both languages.\nNumbers are on the line.");
  }

  private static String written(ScheduledTalk talk, Language language) {
    return CalendarWriter.write(talk, Texts.in(language));
  }

  private static String unfolded(String file) {
    return file.replace("\r\n ", "");
  }

  private static Proposal read(String file) {
    return CalendarReader.read(file.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> sorts(Proposal proposal) {
    return proposal.faults().stream().map(f -> f.sort() + " " + f.where()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "Asia/Shanghai",
        "Asia/Jakarta",
        "Europe/Dublin",
        "Asia/Kathmandu",
        "UTC",
        "Z",
        "America/Sao_Paulo"
      })
  void readsWhatItWrote(String zone) {
    for (Language language : Language.values()) {
      String file = written(talk(HOURS, ZoneId.of(zone), SHANGHAI, false), language);
      Proposal proposal = read(file);
      assertThat(proposal.faults()).isEmpty();
      assertThat(proposal.span()).isEqualTo(HOURS);
      assertThat(proposal.place()).isEqualTo("Room 5, first floor; east");
      assertThat(proposal.summary()).endsWith("before the \"dialogue\"; in Singapore, 新加坡");
      assertThat(proposal.cancels()).isFalse();
    }
  }

  @Test
  void readsDaysThatItWrote() {
    Span days = new Span.Days(LocalDate.of(2023, 6, 18), LocalDate.of(2023, 6, 19));
    Proposal proposal = read(written(talk(days, NEW_YORK, SHANGHAI, false), Language.EN));
    assertThat(proposal.faults()).isEmpty();
    assertThat(proposal.span()).isEqualTo(days);
    Span day = new Span.Days(LocalDate.of(2023, 6, 18), LocalDate.of(2023, 6, 18));
    String file = written(talk(day, NEW_YORK, SHANGHAI, false), Language.EN);
    assertThat(read(file).span()).isEqualTo(day);
    assertThat(file).contains("DTSTART;VALUE=DATE:20230618").doesNotContain("VTIMEZONE");
  }

  @Test
  void saysBothLocalTimesInTheReadersLanguage() {
    ScheduledTalk talk = talk(HOURS, NEW_YORK, SHANGHAI, false);
    assertThat(unfolded(written(talk, Language.EN)))
        .contains("SUMMARY:Video call\\, before the")
        .contains(
            "Begin: 2024-04-16 13:30:00Z (ours: Tuesday 2024-04-16 09:30 UTC-04:00\\; theirs:"
                + " Tuesday 2024-04-16 21:30 UTC+08:00)");
    assertThat(unfolded(written(talk, Language.ID))).contains("pihak mereka: Selasa 2024-04-16");
    assertThat(unfolded(written(talk, Language.ZH))).contains("对方：2024-04-16 星期二 21:30");
  }

  @Test
  void asksAndCancelsWithTheSameUid() {
    String asks = written(talk(HOURS, NEW_YORK, SHANGHAI, false), Language.EN);
    String cancels = written(talk(HOURS, NEW_YORK, SHANGHAI, true), Language.EN);
    assertThat(asks).contains("METHOD:REQUEST\r\n", "SEQUENCE:1\r\n", "STATUS:CONFIRMED\r\n");
    assertThat(cancels).contains("METHOD:CANCEL\r\n", "SEQUENCE:2\r\n", "STATUS:CANCELLED\r\n");
    String uid = "UID:0123456789abcdef0123456789abcdef\r\n";
    assertThat(asks).contains(uid, "ORGANIZER;CN=Office of the Secretary:invalid:nomail");
    assertThat(cancels).contains(uid);
    assertThat(read(cancels).cancels()).isTrue();
  }

  /** The offsets of the definition are the ones that the times are written with. */
  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2024-04-16T13:30:00Z, 20240416T093000, -0400",
    "America/New_York, 2024-12-16T13:30:00Z, 20241216T083000, -0500",
    "Europe/Dublin, 2024-07-01T08:00:00Z, 20240701T090000, +0100",
    "Asia/Shanghai, 2024-04-16T13:30:00Z, 20240416T213000, +0800",
    "Asia/Kathmandu, 2024-04-16T13:30:00Z, 20240416T191500, +0545",
  })
  void definesItsTimeZone(String zone, Instant begin, String local, String offset)
      throws IOException, ParserException {
    Span span = new Span.Hours(begin, begin.plusSeconds(3600));
    String file = written(talk(span, ZoneId.of(zone), SHANGHAI, false), Language.EN);
    assertThat(file).contains("DTSTART;TZID=" + zone + ":" + local + "\r\n");
    Calendar calendar = new CalendarBuilder().build(new StringReader(file));
    VTimeZone definition = calendar.<VTimeZone>getComponent("VTIMEZONE").orElseThrow();
    assertThat(definition.getObservances()).hasSize(1);
    assertThat(definition.toString()).contains("TZOFFSETTO:" + offset + "\r\n");
    assertThat(calendar.validate().hasErrors()).isFalse();
  }

  @Test
  void definesAChangeDuringTheTalk() {
    Span span =
        new Span.Hours(
            Instant.parse("2024-11-02T12:00:00Z"), Instant.parse("2024-11-04T12:00:00Z"));
    String file = written(talk(span, NEW_YORK, SHANGHAI, false), Language.EN);
    assertThat(file)
        .contains("BEGIN:DAYLIGHT\r\nDTSTART:20240310T020000\r\n")
        .contains("BEGIN:STANDARD\r\nDTSTART:20241103T020000\r\n");
    assertThat(read(file).span()).isEqualTo(span);
  }

  private static String event(String lines) {
    return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n"
        + lines
            .replace("[", "BEGIN:VEVENT\nUID:1\n")
            .replace("]", "END:VEVENT\n")
            .replace('|', '\n')
        + "END:VCALENDAR\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "x ! NO_EVENT ",
        "[DTSTART:20240416T133000Z|][DTSTART:20240416T133000Z|] ! SEVERAL_EVENTS ",
        "[DTSTART:20240416T133000Z|RRULE:FREQ=DAILY|] ! RECURRENCE RRULE",
        "[DTSTART:20240416T133000Z|RDATE:20240417T133000Z|] ! RECURRENCE RDATE",
        "[SUMMARY:x|] ! NO_BEGIN DTSTART",
        "[DTSTART:20240231T133000Z|] ! BAD_TIME DTSTART",
        "[DTSTART:tomorrow|] ! BAD_TIME DTSTART",
        "[DTSTART:20240416T133000|] ! FLOATING_TIME DTSTART",
        "[DTSTART;TZID=China Standard Time:20240416T133000|] ! UNKNOWN_TIME_ZONE DTSTART",
        "[DTSTART;TZID=../../etc/passwd:20240416T133000|] ! UNKNOWN_TIME_ZONE DTSTART",
        "[DTSTART;TZID=America/New_York:20240310T023000|] ! NO_SUCH_LOCAL_TIME DTSTART",
        "[DTSTART;TZID=America/New_York:20241103T013000|] ! TWICE_THE_SAME_LOCAL_TIME DTSTART",
        "[DTSTART:20240416T133000Z|DTEND:20240416T123000Z|] ! END_BEFORE_BEGIN DTEND",
        "[DTSTART:20240416T133000Z|DTSTART:20240416T143000Z|] ! REPEATED DTSTART; NO_BEGIN DTSTART",
        "[DTSTART:20240416T133000Z|DURATION:P99999999999999999D|] ! BAD_TIME DTSTART",
      })
  void namesWhatIsWrong(String lines, String faults) {
    String file = event(lines.equals("x") ? "" : lines);
    Proposal proposal = read(file);
    assertThat(String.join("; ", sorts(proposal)).strip()).isEqualTo(faults.strip());
    assertThat(proposal.span()).isNull();
  }

  @Test
  void takesNoOtherHourForAKnownZone() {
    String zone =
        "BEGIN:VTIMEZONE|TZID:Asia/Shanghai|BEGIN:STANDARD|DTSTART:19700101T000000"
            + "|TZOFFSETFROM:+0900|TZOFFSETTO:+0900|END:STANDARD|END:VTIMEZONE|";
    String time = "[DTSTART;TZID=Asia/Shanghai:20240416T213000|]";
    assertThat(sorts(read(event(zone + time)))).containsExactly("DIFFERING_TIME_ZONE DTSTART");
    assertThat(sorts(read(event(zone.replace("+0900", "+0800") + time)))).isEmpty();
    String other = zone.replace("Asia/Shanghai", "Asia/Tokyo");
    assertThat(sorts(read(event(other + time)))).isEmpty();
    assertThat(sorts(read(event(other + zone + time))))
        .containsExactly("DIFFERING_TIME_ZONE DTSTART");
  }

  @Test
  void leavesOutAlarmsAndAttachmentsAndOpensNothing() {
    String file =
        event(
            "BEGIN:VTIMEZONE|TZID:Asia/Jakarta|TZURL:http://127.0.0.1:9/x|BEGIN:STANDARD"
                + "|DTSTART:19700101T000000|TZOFFSETFROM:+0700|TZOFFSETTO:+0700|END:STANDARD"
                + "|END:VTIMEZONE|[DTSTART;TZID=Asia/Jakarta:20240416T203000|DURATION:PT1H30M"
                + "|SUMMARY:Talks|ATTACH:http://127.0.0.1:9/a|URL:file:///etc/passwd"
                + "|BEGIN:VALARM|ACTION:AUDIO|TRIGGER:-PT5M|REPEAT:9|ATTACH:file:///etc/passwd"
                + "|SUMMARY:alarm|END:VALARM|]");
    Proposal proposal = read(file);
    assertThat(sorts(proposal))
        .containsExactly("LEFT_OUT ATTACH", "LEFT_OUT URL", "LEFT_OUT VALARM");
    assertThat(proposal.span()).isEqualTo(HOURS);
    assertThat(proposal.zone()).isEqualTo("Asia/Jakarta");
    assertThat(proposal.summary()).isEqualTo("Talks");
  }

  @Test
  void boundsTheFileBeforeItIsParsed() {
    String big = event("[DTSTART:20240416T133000Z|DESCRIPTION:" + "x".repeat(70_000) + "|]");
    assertThat(sorts(read(big))).containsExactly("TOO_LARGE ");
    String lines = event("[DTSTART:20240416T133000Z|" + "X-A:1|".repeat(2_000) + "]");
    assertThat(sorts(read(lines))).containsExactly("TOO_MANY_PARTS ");
    String parts =
        event("[DTSTART:20240416T133000Z|" + "BEGIN:VALARM|END:VALARM|".repeat(70) + "]");
    assertThat(sorts(read(parts))).containsExactly("TOO_MANY_PARTS ");
    assertThat(sorts(read(event("[DTSTART:20240416T133000Z|SUMMARY:" + "x".repeat(400) + "|]"))))
        .containsExactly("TEXT_TOO_LONG SUMMARY");
    assertThat(sorts(CalendarReader.read(new byte[] {(byte) 0xff, 0})))
        .containsExactly("NOT_UTF8 ");
    assertThat(sorts(read("hello"))).containsExactly("MALFORMED ");
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void hasWordsForEveryFault(Sort sort) {
    for (Language language : Language.values()) {
      assertThat(Texts.in(language).say(new CalendarFault(sort, "DTEND").phrase()))
          .startsWith("DTEND");
    }
  }

  /** Whatever bytes come, the answer is a proposal: the library throws nothing that we let out. */
  @Test
  void answersToAnyBytes() {
    byte[] good =
        written(talk(HOURS, NEW_YORK, SHANGHAI, false), Language.ZH)
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(7);
    List<Integer> faulty = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      byte[] bytes = good.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] =
            (byte) "\r\n:;=\",BE\u0000 \\".charAt(random.nextInt(12));
      }
      int length = i % 3 == 0 ? random.nextInt(bytes.length) : bytes.length;
      Proposal proposal = CalendarReader.read(Arrays.copyOf(bytes, length));
      if (!proposal.faults().isEmpty()) {
        faulty.add(i);
      }
    }
    assertThat(faulty).hasSizeGreaterThan(40);
  }
}
