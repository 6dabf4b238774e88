package parley.cli;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.UtcTime;
import picocli.CommandLine.Option;

/** What a talk is to be, or was: form, time, place, agenda, who comes (docs/spec/talks.md). */
final class Terms {
  @Option(
      names = "--form",
      paramLabel = "FORM",
      description = "phone-call, video-call, meeting, visit or round.")
  private @Nullable String form;

  @Option(names = "--formality", paramLabel = "WORD", description = "formal or informal.")
  private @Nullable String formality;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "in-person, video, telephone or sidelines.")
  private @Nullable String mode;

  @Option(names = "--series", paramLabel = "NAME", description = "The series of rounds.")
  private @Nullable String series;

  @Option(names = "--round", paramLabel = "N", description = "The number of the round.")
  private @Nullable Long round;

  @Option(names = "--begin", paramLabel = "TIME", description = "A time, or from now: +48h.")
  private @Nullable String begin;

  @Option(names = "--end", paramLabel = "TIME", description = "A time, or from now: +49h.")
  private @Nullable String end;

  @Option(
      names = "--on",
      paramLabel = "DATE",
      description = "A day YYYY-MM-DD or a month YYYY-MM, where no hour is known.")
  private @Nullable String on;

  @Option(names = "--zone", paramLabel = "ZONE", description = "A time zone to show it in.")
  private List<String> zones = List.of();

  @Option(names = "--place", paramLabel = "TEXT", description = "Where.")
  private @Nullable String place;

  @Option(names = "--occasion", paramLabel = "TEXT", description = "On the sidelines of what.")
  private @Nullable String occasion;

  @Option(names = "--host", paramLabel = "PARTY", description = "Whose guests the talks are.")
  private @Nullable String host;

  @Option(
      names = "--agenda",
      paramLabel = "[TOPIC:]TEXT",
      description = "A point, under a topic of the charter where it has one.")
  private List<String> agenda = List.of();

  @Option(
      names = "--comes",
      paramLabel = "PARTY/NAME",
      description = "Who is of a party's delegation.")
  private List<String> delegation = List.of();

  @Option(
      names = "--number",
      paramLabel = "PARTY=NUMBER",
      description = "A telephone number to call, for a call.")
  private List<String> numbers = List.of();

  @Option(
      names = "--challenge",
      paramLabel = "WORD",
      description = "A word to be read back at the beginning of a call.")
  private List<String> challenge = List.of();

  @Option(
      names = "--not-of-record",
      description = "That it took place is of record, what is said is not: if both agree.")
  private boolean notOfRecord;

  /** The terms, or nothing if none was given. */
  Json.Obj json() throws MalformedException {
    Body body =
        new Body()
            .text("form", form)
            .text("formality", formality)
            .text("mode", mode)
            .text("series", series)
            .text("begin", time(begin))
            .text("end", time(end))
            .texts("timezones", zones)
            .text("place", place)
            .text("occasion", occasion)
            .text("host", host)
            .texts("challenge", challenge)
            .text("content", notOfRecord ? "not-of-record" : null);
    body = round == null ? body : body.put("round", new Json.Int(round));
    body = on == null ? body : body.put("when", when(on));
    list(body, "agenda", agenda, Terms::point);
    list(body, "delegation", delegation, Terms::member);
    list(body, "numbers", numbers, Terms::number);
    return body.json();
  }

  private static @Nullable String time(@Nullable String text) throws MalformedException {
    return text == null ? null : UtcTime.print(ActOptions.time(text, Instant.now()));
  }

  /** A date with its precision; of a day its weekday too, so that a slip is seen. */
  static Json.Obj when(String date) throws MalformedException {
    UtcTime.checkDate(date, "DATE");
    boolean month = date.length() == "yyyy-mm".length();
    Body when = new Body().text("precision", month ? "month" : "day").text("date", date);
    return month ? when.json() : when.text("weekday", weekday(date)).json();
  }

  private static String weekday(String date) {
    DayOfWeek day = LocalDate.parse(date).getDayOfWeek();
    return day.getDisplayName(TextStyle.SHORT, Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private interface Reader {
    Json read(String text) throws MalformedException;
  }

  private static void list(Body body, String key, List<String> texts, Reader reader)
      throws MalformedException {
    List<Json> items = new ArrayList<>();
    for (String text : texts) {
      items.add(reader.read(text));
    }
    if (!items.isEmpty()) {
      body.put(key, new Json.Arr(items));
    }
  }

  private static Json point(String text) {
    int colon = text.indexOf(':');
    boolean topic = colon > 0 && text.substring(0, colon).matches("[a-z0-9-]{1,40}");
    return new Body()
        .text("topic", topic ? text.substring(0, colon) : null)
        .text("text", topic ? text.substring(colon + 1).strip() : text)
        .json();
  }

  private static Json member(String text) throws MalformedException {
    int slash = cut(text, '/', "--comes: PARTY/NAME expected");
    return new Body()
        .text("party", text.substring(0, slash))
        .text("name", text.substring(slash + 1))
        .json();
  }

  private static Json number(String text) throws MalformedException {
    int equals = cut(text, '=', "--number: PARTY=NUMBER expected");
    return new Body()
        .text("party", text.substring(0, equals))
        .text("number", text.substring(equals + 1))
        .json();
  }

  /** Where the text is cut; it is cut once, and both parts have a character. */
  static int cut(String text, char at, String expected) throws MalformedException {
    int cut = text.indexOf(at);
    if (cut < 1 || cut + 1 == text.length()) {
      throw new MalformedException(expected);
    }
    return cut;
  }
}
