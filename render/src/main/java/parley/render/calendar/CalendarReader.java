package parley.render.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ParserException;
import org.jspecify.annotations.Nullable;
import parley.render.calendar.CalendarFault.Sort;
import parley.render.calendar.ContentLines.Line;

/**
 * Reads one event of a calendar file as proposed terms. The file may come from anybody: its size
 * and its parts are bounded before it is parsed, alarms and attachments are left out and named, an
 * event that recurs is refused, and a time that can be read in two ways is no time.
 */
public final class CalendarReader {
  /** An invitation with long texts; diaries of a year are not invitations. */
  static final int MOST_BYTES = 64 << 10;

  static final int MOST_LINES = 2_000;
  static final int MOST_COMPONENTS = 64;
  private static final int MOST_CHARS = 300;
  private static final String EVENT = "VCALENDAR/VEVENT";
  private static final Set<String> RECURRENCE =
      Set.of("RRULE", "RDATE", "EXRULE", "EXDATE", "RECURRENCE-ID");
  private static final Set<String> LEFT_OUT = Set.of("ATTACH", "URL", "CONFERENCE", "IMAGE");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\;,nN])");
  private static final Pattern BEGIN =
      Pattern.compile("^BEGIN:", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private final List<CalendarFault> faults = new ArrayList<>();

  private CalendarReader() {}

  /** Reads the bytes of a file; whatever they are, the answer is a proposal with its faults. */
  public static Proposal read(byte[] file) {
    CalendarReader reader = new CalendarReader();
    Proposal proposal = reader.proposal(file);
    return reader.faults.stream().anyMatch(CalendarFault::isFatal)
        ? Proposal.refused(reader.faults)
        : proposal;
  }

  private Proposal proposal(byte[] file) {
    String text = bounded(file);
    ContentLines content = faults.isEmpty() ? parsed(text) : new ContentLines();
    checkParts(content);
    if (faults.stream().anyMatch(CalendarFault::isFatal)) {
      return Proposal.refused(faults);
    }
    List<Line> event = content.lines().stream().filter(l -> l.path().equals(EVENT)).toList();
    Line begin = only("DTSTART", event);
    EventTime time = new EventTime(content.lines(), faults);
    Span span = null;
    if (begin == null) {
      fault(Sort.NO_BEGIN, "DTSTART");
    } else {
      span = time.span(begin, only("DTEND", event), only("DURATION", event));
    }
    boolean cancels =
        content.lines().stream()
            .anyMatch(l -> l.name().equals("METHOD") && l.value().equalsIgnoreCase("CANCEL"));
    return new Proposal(
        span, time.zone(), text("LOCATION", event), text("SUMMARY", event), cancels, faults);
  }

  private void fault(Sort sort, String where) {
    CalendarFault fault = new CalendarFault(sort, where);
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  /** The text with its folded lines joined; by bytes, since a fold may stand inside a character. */
  private String bounded(byte[] file) {
    if (file.length > MOST_BYTES) {
      fault(Sort.TOO_LARGE, "");
      return "";
    }
    String bytes = new String(file, StandardCharsets.ISO_8859_1);
    byte[] joined = bytes.replaceAll("\r?\n[ \t]", "").getBytes(StandardCharsets.ISO_8859_1);
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(joined)).toString();
    } catch (CharacterCodingException e) {
      fault(Sort.NOT_UTF8, "");
      return "";
    }
    Matcher begin = BEGIN.matcher(text);
    if (text.lines().count() > MOST_LINES || begin.results().count() > MOST_COMPONENTS) {
      fault(Sort.TOO_MANY_PARTS, "");
    }
    return text;
  }

  private ContentLines parsed(String text) {
    ContentLines content = new ContentLines();
    try {
      new CalendarParserImpl().parse(new StringReader(text), content);
    } catch (IOException | ParserException e) {
      fault(Sort.MALFORMED, "");
    }
    return content;
  }

  private void checkParts(ContentLines content) {
    long events = content.components().stream().filter(EVENT::equals).count();
    if (events != 1 && faults.isEmpty()) {
      fault(events == 0 ? Sort.NO_EVENT : Sort.SEVERAL_EVENTS, "");
    }
    for (Line line : content.lines()) {
      boolean inEvent = line.path().equals(EVENT);
      if (inEvent && RECURRENCE.contains(line.name())) {
        fault(Sort.RECURRENCE, line.name());
      } else if (inEvent && LEFT_OUT.contains(line.name())) {
        fault(Sort.LEFT_OUT, line.name());
      }
    }
    for (String component : content.components()) {
      boolean known =
          component.equals("VCALENDAR")
              || component.equals(EVENT)
              || component.startsWith("VCALENDAR/VTIMEZONE");
      if (!known && faults.stream().noneMatch(CalendarFault::isFatal)) {
        fault(Sort.LEFT_OUT, component.substring(component.lastIndexOf('/') + 1));
      }
    }
  }

  private @Nullable Line only(String name, List<Line> event) {
    List<Line> found = event.stream().filter(l -> l.name().equals(name)).toList();
    if (found.size() > 1) {
      fault(Sort.REPEATED, name);
      return null;
    }
    return found.isEmpty() ? null : found.getFirst();
  }

  private String text(String name, List<Line> event) {
    Line line = only(name, event);
    if (line == null) {
      return "";
    }
    String text =
        ESCAPE
            .matcher(line.value())
            .replaceAll(
                at ->
                    at.group(1).toLowerCase(Locale.ROOT).equals("n")
                        ? "\n"
                        : Matcher.quoteReplacement(at.group(1)));
    if (text.length() > MOST_CHARS) {
      fault(Sort.TEXT_TOO_LONG, name);
      return "";
    }
    return text;
  }
}
