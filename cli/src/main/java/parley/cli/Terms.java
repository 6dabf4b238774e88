package parley.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.UtcTime;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a talk is to be, or was: form, time, place, agenda, who comes (docs/spec/talks.md). */
final class Terms {
  @Mixin private Place place = new Place();
  @Mixin private Calling.Numbers numbers = new Calling.Numbers();
  @Mixin private Calling.Interpreters interpreters = new Calling.Interpreters();

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

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "The level of the talk, if not that of the line, such as minister.")
  private @Nullable String level;

  @Option(names = "--series", paramLabel = "NAME", description = "The series of rounds.")
  private @Nullable String series;

  @Option(names = "--round", paramLabel = "N", description = "The number of the round.")
  private @Nullable Long round;

  @Option(
      names = "--agenda",
      paramLabel = "[TOPIC:]TEXT",
      description = "A point, under a topic of the charter where it has one.")
  private List<String> agenda = List.of();

  @Option(
      names = "--comes",
      paramLabel = "PARTY/[POST/]NAME",
      description = "Who is of a party's delegation; PARTY/POST/ for a post without a name.")
  private List<String> delegation = List.of();

  @Option(
      names = "--challenge",
      paramLabel = "WORD",
      description = "A word to be read back at the beginning of a call.")
  private List<String> challenge = List.of();

  @Option(
      names = "--part",
      paramLabel = "FIELDS",
      description =
          "A meeting within a visit: 'with=TEXT;certainty=held|scheduled|possible', and where known"
              + " ';level=LEVEL;on=DATE'.")
  private List<String> parts = List.of();

  @Option(
      names = "--of",
      paramLabel = EntryLink.FORM,
      description = "The talk that this one is a part of, on this line or another.")
  private @Nullable String of;

  @Option(
      names = "--not-of-record",
      description = "That it took place is of record, what is said is not: if both agree.")
  private boolean notOfRecord;

  /** When and where. */
  static final class Place {
    @Option(names = "--begin", paramLabel = "TIME", description = "A time, or from now: +48h.")
    private @Nullable String begin;

    @Option(names = "--end", paramLabel = "TIME", description = "A time, or from now: +49h.")
    private @Nullable String end;

    @Option(
        names = "--on",
        paramLabel = "DATE",
        description = "A day or a month, where no hour is known: " + DateText.FORMS)
    private @Nullable String on;

    @Option(names = "--zone", paramLabel = "ZONE", description = "A time zone to show it in.")
    private List<String> zones = List.of();

    @Option(names = "--place", paramLabel = "TEXT", description = "Where.")
    private @Nullable String place;

    @Option(names = "--occasion", paramLabel = "TEXT", description = "On the sidelines of what.")
    private @Nullable String occasion;

    @Option(names = "--host", paramLabel = "PARTY", description = "Whose guests the talks are.")
    private @Nullable String host;

    private Body on(Body body) throws MalformedException {
      span(body)
          .texts("timezones", zones)
          .text("place", place)
          .text("occasion", occasion)
          .text("host", host);
      return on == null ? body : body.put("when", DateText.when("--on", on));
    }

    private Body span(Body body) throws MalformedException {
      return body.text("begin", time("--begin", begin)).text("end", time("--end", end));
    }
  }

  /** The terms, or nothing if none was given. */
  Json.Obj json(EntryLink.Finder links) throws Failure, MalformedException, IOException {
    Body body =
        new Body()
            .text("form", form)
            .text("formality", formality)
            .text("mode", mode)
            .text("level", level)
            .text("series", series)
            .texts("challenge", challenge)
            .text("content", notOfRecord ? "not-of-record" : null);
    body = round == null ? body : body.put("round", new Json.Int(round));
    body = of == null ? body : body.put("of", links.link(of));
    body.list("agenda", agenda, Terms::point)
        .list("delegation", delegation, Terms::member)
        .list("parts", parts, Terms::part);
    return interpreters.on(numbers.on(place.on(body))).json();
  }

  /** Begin and end alone, for an act that has fields of its own for them. */
  Body span(Body body) throws MalformedException {
    return place.span(body);
  }

  /** Whether a form was named: then there are terms to state. */
  boolean hasForm() {
    return form != null;
  }

  /**
   * A time of the record.
   *
   * @param option named in the error
   */
  static @Nullable String time(String option, @Nullable String text) throws MalformedException {
    return text == null ? null : UtcTime.print(ActOptions.time(option, text, Instant.now()));
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
    int slash = cut(text, '/', "--comes: PARTY/NAME or PARTY/POST/NAME expected");
    int next = text.indexOf('/', slash + 1);
    return new Body()
        .text("party", text.substring(0, slash))
        .text("post", next < 0 ? null : text.substring(slash + 1, next))
        .text("name", text.substring(Math.max(slash, next) + 1))
        .json();
  }

  private static Json part(String text) throws MalformedException {
    Body part = new Body();
    for (String field : text.split(";", -1)) {
      int equals = cut(field, '=', "--part: NAME=VALUE;NAME=VALUE expected");
      String value = field.substring(equals + 1).strip();
      switch (field.substring(0, equals).strip()) {
        case "with" -> part.text("with", value);
        case "level" -> part.text("level", value);
        case "certainty" -> part.text("certainty", value);
        case "on" -> part.put("when", DateText.when("--part", value));
        default -> throw new MalformedException("--part: with, certainty, level, on expected");
      }
    }
    return part.json();
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
