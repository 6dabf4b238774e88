package parley.render.calendar;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import parley.render.Dates;
import parley.render.Phrase;
import parley.render.Texts;

/**
 * Writes a scheduled talk as a file that any diary takes in: METHOD REQUEST, or CANCEL where it
 * will not be held. Times stand in our own time zone, with its definition; the description says
 * them in UTC and in both sides' local time, in the reader's language.
 */
public final class CalendarWriter {
  private static final Set<String> FORMS =
      Set.of("phone-call", "video-call", "meeting", "visit", "round");

  /** People of a line are reached over the line: a diary must find no address to write to. */
  private static final String NO_ADDRESS = "invalid:nomail";

  private final ScheduledTalk talk;
  private final Texts texts;

  private CalendarWriter(ScheduledTalk talk, Texts texts) {
    this.talk = talk;
    this.texts = texts;
  }

  /** The file, in UTF-8 with lines ended by CR LF. */
  public static String write(ScheduledTalk talk, Texts texts) {
    StringWriter file = new StringWriter();
    try {
      new CalendarOutputter().output(new CalendarWriter(talk, texts).calendar(), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toString();
  }

  private Calendar calendar() {
    Calendar calendar = new Calendar();
    calendar.add(new ProdId("-//Parley//Parley//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(talk.cancelled() ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST);
    if (talk.span() instanceof Span.Hours hours && !ZoneDefinition.isFixed(talk.ours())) {
      calendar.add(ZoneDefinition.of(talk.ours(), hours.begin(), hours.end()));
    }
    calendar.add(event());
    return calendar;
  }

  private VEvent event() {
    VEvent event = new VEvent(false);
    event.add(new DtStamp(talk.stamp()));
    event.add(new Uid(talk.uid()));
    event.add(new Sequence(talk.sequence()));
    event.add(
        talk.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
    switch (talk.span()) {
      case Span.Hours hours -> {
        event.add(at(new DtStart<>(local(hours.begin()))));
        event.add(at(new DtEnd<>(local(hours.end()))));
      }
      case Span.Days days -> {
        event.add(new DtStart<>(days.first()));
        event.add(new DtEnd<>(days.last().plusDays(1)));
      }
    }
    event.add(new Summary(summary()));
    event.add(new Description(description()));
    if (!talk.place().isEmpty()) {
      event.add(new Location(talk.place()));
    }
    event.add(named(new Organizer(NO_ADDRESS), talk.organiser()));
    for (String participant : talk.participants()) {
      event.add(named(new Attendee(NO_ADDRESS), participant));
    }
    return event;
  }

  private static Property named(Property property, String name) {
    return property.add(new Cn(name));
  }

  /**
   * The time as our zone's clock shows it, by the platform's rules. The library's own rules gave
   * Asia/Shanghai a summer time in 2024 (ical4j 4.2.5), so it is handed no time with a zone.
   */
  private Temporal local(Instant instant) {
    return ZoneDefinition.isFixed(talk.ours())
        ? instant
        : LocalDateTime.ofInstant(instant, talk.ours());
  }

  private Property at(Property time) {
    return ZoneDefinition.isFixed(talk.ours()) ? time : time.add(new TzId(talk.ours().getId()));
  }

  private String summary() {
    Object form =
        FORMS.contains(talk.form()) ? Phrase.sayOf("calendar.form", talk.form()) : talk.form();
    return texts.say(
        talk.occasion().isEmpty()
            ? Phrase.say("calendar.summary", "form", form)
            : Phrase.say("calendar.summary-on", "form", form, "occasion", talk.occasion()));
  }

  private String description() {
    List<String> lines = new ArrayList<>();
    switch (talk.span()) {
      case Span.Hours hours -> {
        lines.add(texts.say("calendar.begin", "time", both(hours.begin())));
        lines.add(texts.say("calendar.end", "time", both(hours.end())));
      }
      case Span.Days days -> lines.add(days(days.first(), days.last()));
    }
    if (!talk.participants().isEmpty()) {
      String names = String.join("; ", talk.participants());
      lines.add(texts.say("calendar.participants", "names", names));
    }
    if (!talk.text().isEmpty()) {
      lines.add(talk.text());
    }
    lines.add(texts.say("calendar.copy"));
    return String.join("\n", lines);
  }

  private Phrase both(Instant instant) {
    return Dates.bothSides(instant, talk.ours(), talk.theirs());
  }

  private String days(LocalDate first, LocalDate last) {
    return first.equals(last)
        ? texts.say("calendar.day", "date", first.toString())
        : texts.say("calendar.days", "first", first.toString(), "last", last.toString());
  }
}
