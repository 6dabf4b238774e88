package parley.line;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.log.MalformedException;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Precedence;

/**
 * A notation in which a test line is told, one act a line:
 *
 * <pre>
 *   us: text                            us's person says something, having seen all
 *   cn: answer re us/9 answer=declined  a field of the kind; _ in a value is a space
 *   cn: lapse re us/9                   id and deadline follow from the request
 *   us: text mark=exercise by=bob,ann   drafter and releaser
 *   us: text seen=none                  nothing seen anew; seen=cn/5: five entries
 *   cn: displayed re us/9 by=clerk      by=party, by=clerk, by=adm, or persons
 *   us: request answer-by=30            in minutes from now
 *   us: talk-request terms.form=visit   one field of an object
 *   us: cn~answer re us/9 medium=fax    us attests what cn said; medium, when, time, person and
 *                                       reply-code are of the contact, all else of the act
 * </pre>
 *
 * Lists are written {@code kinds=[text,request]}, other values in braces as JSON; indexes count in
 * a party's newest log, {@code us.1/3} in its first. Lines that begin with {@code #} and empty ones
 * say nothing.
 */
public final class Story {
  private final LineBuilder line;

  /** A story on that line. */
  public Story(LineBuilder line) {
    this.line = line;
  }

  /** Tells a story. Gives the place of every act told. */
  public List<Place> tell(String text) {
    List<Place> places = new ArrayList<>();
    for (String act : text.split("\n", -1)) {
      if (!act.isBlank() && !act.strip().startsWith("#")) {
        places.add(say(act.strip()));
      }
    }
    return places;
  }

  /** Tells one act and gives its place. */
  public Place say(String act) {
    return draft(act).place();
  }

  /** Tells one act and gives what came of it. */
  public Verdict verdict(String act) {
    return line.verdict(say(act));
  }

  /** The act of that line, for what the notation does not say. */
  public Draft draft(String act) {
    List<String> words = Arrays.asList(act.split("\\s+"));
    String party = words.get(0).substring(0, words.get(0).length() - 1);
    Draft draft = drafted(party, words.get(1));
    for (int i = 2; i < words.size(); i++) {
      if (words.get(i).equals("re")) {
        Place target = place(words.get(++i));
        draft.re(target);
        if (words.get(1).equals("lapse")) {
          lapse(draft, target, party);
        }
      } else {
        int equals = words.get(i).indexOf('=');
        option(draft, words.get(i).substring(0, equals), words.get(i).substring(equals + 1));
      }
    }
    return draft;
  }

  private Draft drafted(String party, String kind) {
    int of = kind.indexOf('~');
    return of < 0
        ? line.draft(party, kind)
        : line.draft(party, "attested").attests(kind.substring(0, of), kind.substring(of + 1));
  }

  /** The lapse of a request, as its writer states it. */
  public Draft lapse(String writer, Place request) {
    Draft draft = line.draft(writer, "lapse").re(request);
    lapse(draft, request, writer);
    return draft;
  }

  private void lapse(Draft draft, Place request, String writer) {
    Optional<Entry> asked =
        line.judged().stream()
            .filter(j -> j.origin().equals(request.log().origin()) && j.index() == request.index())
            .findFirst()
            .map(LineFold.Judged::entry);
    draft.id(Lapse.id(request.ref().leaf(), writer)).with("rung", "stored");
    asked
        .map(Entry::answerBy)
        .ifPresent(t -> draft.at(t).with("deadline", parley.record.UtcTime.print(t)));
  }

  private void option(Draft draft, String key, String value) {
    switch (key) {
      case "by" -> draft.by(value.split(",", -1));
      case "post" -> draft.post(value);
      case "id" -> draft.id(value);
      case "mark" -> draft.mark(Mark.valueOf(value.toUpperCase(Locale.ROOT)));
      case "precedence" -> draft.precedence(Precedence.valueOf(value.toUpperCase(Locale.ROOT)));
      case "answer-by" ->
          draft.answerBy(line.now().plus(Duration.ofMinutes(Long.parseLong(value))));
      case "seen" -> draft.seen(sizes(value));
      case "medium", "time", "person", "reply-code" -> draft.with(key, value(value));
      default -> field(draft, key, value(value));
    }
  }

  /** {@code terms.form=visit} is one field of an object, beside those that it has. */
  private static void field(Draft draft, String key, Json value) {
    int dot = key.indexOf('.');
    if (dot < 0) {
      draft.says(key, value);
      return;
    }
    String outer = key.substring(0, dot);
    Json.Obj object = draft.entry().act().body().object(outer);
    draft.says(outer, object.with(key.substring(dot + 1), value));
  }

  private static Map<String, Long> sizes(String value) {
    Map<String, Long> sizes = new TreeMap<>();
    if (!value.equals("none")) {
      for (String part : value.split(",", -1)) {
        int slash = part.indexOf('/');
        sizes.put(part.substring(0, slash), Long.parseLong(part.substring(slash + 1)));
      }
    }
    return sizes;
  }

  private static Json value(String text) {
    if (text.matches("-?[0-9]{1,15}")) {
      return new Json.Int(Long.parseLong(text));
    }
    if (text.equals("true") || text.equals("false")) {
      return new Json.Bool(Boolean.parseBoolean(text));
    }
    if (text.startsWith("{") || text.startsWith("[{")) {
      return parse(text.replace('_', ' '));
    }
    if (text.startsWith("[")) {
      return Json.strings(List.of(text.substring(1, text.length() - 1).split(",", -1)));
    }
    return new Json.Str(text.replace('_', ' '));
  }

  private static Json parse(String text) {
    try {
      return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** The place that {@code us/3} names. */
  public Place place(String name) {
    int slash = name.indexOf('/');
    String party = name.substring(0, slash);
    int dot = party.indexOf('.');
    TestLog log =
        dot < 0
            ? line.party(party).log()
            : line.party(party.substring(0, dot))
                .logs()
                .get(Integer.parseInt(party.substring(dot + 1)) - 1);
    return new Place(log, Long.parseLong(name.substring(slash + 1)));
  }
}
