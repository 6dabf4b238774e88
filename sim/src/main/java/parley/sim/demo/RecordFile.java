package parley.sim.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Names;
import parley.record.UtcTime;

/**
 * Reads the file of public facts. Nothing in it is skipped: an unknown field, party, line, post,
 * source or label is an error that names its place.
 */
public final class RecordFile {
  private static final String RESOURCE = "record-2022-2024.json";
  private static final Set<String> KINDS =
      Set.of(
          "agreed-to-resume",
          "contact",
          "foreseen",
          "held",
          "incident",
          "invitation",
          "planned",
          "postponed",
          "request",
          "succession",
          "suspend");
  private static final Set<String> FACTS =
      Set.of(
          "accounts",
          "aim",
          "because",
          "certainty",
          "disagreements",
          "form",
          "formality",
          "keeps",
          "mode",
          "occasion",
          "of",
          "parts",
          "place",
          "planned",
          "present",
          "raised",
          "round",
          "third-parties",
          "title",
          "to",
          "topics",
          "views");
  private static final int MANY = 1_000;
  private static final int LONG = 2_000;

  private final Map<String, String> sources = new LinkedHashMap<>();

  private RecordFile() {}

  /** The record that the demonstration replays. */
  public static PublicRecord load() {
    try (@Nullable InputStream file = RecordFile.class.getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new IllegalStateException(RESOURCE + " is not in the jar");
      }
      return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    } catch (MalformedException e) {
      throw new IllegalStateException(RESOURCE + " is malformed", e);
    }
  }

  /**
   * Reads a file of facts: JSON as in entries, with white space for people.
   *
   * @throws MalformedException naming the place
   */
  public static PublicRecord read(String text) throws MalformedException {
    return new RecordFile()
        .all(Json.parseObject(withoutSpace(text).getBytes(StandardCharsets.UTF_8)));
  }

  /** The text without the white space that stands outside of strings. */
  private static String withoutSpace(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (inside && c == '\\' && i + 1 < text.length()) {
        out.append(c).append(text.charAt(++i));
      } else if (inside || !(c == ' ' || c == '\n')) {
        inside ^= c == '"';
        out.append(c);
      }
    }
    return out.toString();
  }

  private PublicRecord all(Json.Obj json) throws MalformedException {
    Fields f = new Fields(json, "");
    f.text("about", LONG);
    f.text("attribution", LONG);
    sources.putAll(words(f, json, "sources"));
    PublicRecord record =
        new PublicRecord(
            sources,
            each(f, "parties", this::party),
            each(f, "lines", this::line),
            each(f, "posts", this::office),
            each(f, "events", this::event),
            each(f, "commitments", this::promise));
    f.end();
    RecordCheck.of(record);
    return record;
  }

  private interface Reader<T> {
    T read(Fields fields, Json.Obj json) throws MalformedException;
  }

  private static <T> List<T> each(Fields f, String key, Reader<T> reader)
      throws MalformedException {
    return each(f.items(key, 1, MANY), f.place(key), reader);
  }

  private static <T> List<T> each(List<Json> items, String where, Reader<T> reader)
      throws MalformedException {
    List<T> read = new ArrayList<>();
    for (Json item : items) {
      String place = where + "[" + read.size() + "]";
      Fields fields = Fields.of(item, place);
      read.add(reader.read(fields, (Json.Obj) item));
      fields.end();
    }
    return List.copyOf(read);
  }

  private static Map<String, String> words(Fields f, Json.Obj json, String key)
      throws MalformedException {
    Fields members = f.object(key);
    Map<String, String> words = new LinkedHashMap<>();
    for (String name : json.object(key).members().keySet()) {
      words.put(name, members.text(name, LONG));
    }
    return words;
  }

  private PublicRecord.Party party(Fields f, Json.Obj json) throws MalformedException {
    return new PublicRecord.Party(
        Names.party(f.text("party", 40), f.place("party")),
        words(f, json, "names"),
        f.texts("languages", 8, 35),
        f.texts("timezones", 8, 60));
  }

  private PublicRecord.Line line(Fields f, Json.Obj json) throws MalformedException {
    return new PublicRecord.Line(
        token(f, "line"),
        token(f, "level"),
        object(f, json, "purpose"),
        f.optional("series") instanceof Json.Bool b && b.value(),
        each(f, "posts", (p, _) -> new PublicRecord.Seat(token(p, "party"), token(p, "post"))));
  }

  private PublicRecord.Office office(Fields f, Json.Obj json) throws MalformedException {
    PublicRecord.Seat seat = new PublicRecord.Seat(token(f, "party"), token(f, "post"));
    return new PublicRecord.Office(
        seat,
        object(f, json, "title"),
        token(f, "rung"),
        each(f, "holders", (h, _) -> tenure(h, seat)));
  }

  private PublicRecord.Tenure tenure(Fields f, PublicRecord.Seat seat) throws MalformedException {
    boolean vacant = flag(f, "vacant");
    boolean silent = flag(f, "reason-not-given");
    String name = f.optionalText("name", 100);
    String reason = f.optionalText("reason", 300);
    boolean unnamed = !reason.isEmpty() || (vacant && silent);
    if (name.isEmpty() != unnamed || (vacant && !name.isEmpty())) {
      throw new MalformedException(f.place("name") + ": a name, or the reason why there is none");
    }
    String person = name.isEmpty() ? seat.post() : PublicRecord.person(name);
    return new PublicRecord.Tenure(
        vacant ? "" : Names.token(person, f.place("name")),
        name,
        date(f, "since"),
        date(f, "until"),
        reason,
        silent,
        f.optionalText("event", 40),
        sources(f));
  }

  private PublicRecord.Event event(Fields f, Json.Obj json) throws MalformedException {
    String label = token(f, "label");
    Json.Obj when = when(f, json);
    String known = date(f, "known");
    String announced = f.optionalText("announced", 100);
    List<String> sources = new ArrayList<>(sources(f));
    if (!announced.isEmpty()) {
      sources.add("announced by " + announced);
    }
    return new PublicRecord.Event(
        label,
        kind(f),
        f.texts("lines", 64, 40),
        texts(f, "by"),
        f.optionalText("host", 40),
        known.isEmpty() ? when.text("date") : known,
        when,
        json.has("facts") ? facts(f, json) : Json.Obj.EMPTY,
        json.has("act") ? object(f, json, "act") : Json.Obj.EMPTY,
        answer(f),
        each(f.optionalItems("readouts", MANY), f.place("readouts"), RecordFile::readout),
        texts(f, "resumes"),
        sources);
  }

  private static String kind(Fields f) throws MalformedException {
    String kind = token(f, "kind");
    if (!KINDS.contains(kind)) {
      throw new MalformedException(f.place("kind") + ": no kind of event " + kind);
    }
    return kind;
  }

  private static Json.Obj when(Fields f, Json.Obj json) throws MalformedException {
    Fields w = f.object("when");
    token(w, "precision");
    date(w, "date");
    date(w, "until");
    w.end();
    return json.object("when");
  }

  /** Only what a replay states is taken in; each fact is checked by the kind that states it. */
  private Json.Obj facts(Fields f, Json.Obj json) throws MalformedException {
    Fields known = f.object("facts");
    FACTS.forEach(known::optional);
    known.end();
    Json.Obj facts = json.object("facts");
    List<Json> accounts = new ArrayList<>();
    for (Json item : facts.items("accounts")) {
      if (item instanceof Json.Obj account) {
        accounts.add(account.with("source", source(account.text("source"), f.place("facts"))));
      }
    }
    return accounts.isEmpty() ? facts : facts.with("accounts", accounts);
  }

  private static PublicRecord.@Nullable Answer answer(Fields f) throws MalformedException {
    if (!(f.optional("answer") instanceof Json.Obj json)) {
      return null;
    }
    Fields a = f.object("answer");
    PublicRecord.Answer answer =
        new PublicRecord.Answer(token(a, "by"), object(a, json, "act"), when(a, json));
    a.end();
    return answer;
  }

  private static PublicRecord.Readout readout(Fields f, Json.Obj json) throws MalformedException {
    return new PublicRecord.Readout(token(f, "by"), object(f, json, "act"));
  }

  private PublicRecord.Promise promise(Fields f, Json.Obj json) throws MalformedException {
    return new PublicRecord.Promise(
        token(f, "label"),
        token(f, "made"),
        date(f, "date"),
        f.texts("by", 8, 40),
        token(f, "degree"),
        f.text("text", LONG),
        json.has("due-as-stated") ? words(f, json, "due-as-stated") : Map.of());
  }

  private List<String> sources(Fields f) throws MalformedException {
    List<String> full = new ArrayList<>();
    for (String name : texts(f, "sources")) {
      full.add(source(name, f.place("sources")));
    }
    return full;
  }

  private String source(String name, String where) throws MalformedException {
    String text = sources.get(name);
    if (text == null) {
      throw new MalformedException(where + ": no source " + name);
    }
    return text;
  }

  private static List<String> texts(Fields f, String key) throws MalformedException {
    return f.optional(key) == null ? List.of() : f.texts(key, 64, 40);
  }

  private static boolean flag(Fields f, String key) {
    return f.optional(key) instanceof Json.Bool b && b.value();
  }

  private static String token(Fields f, String key) throws MalformedException {
    return Names.token(f.text(key, 40), f.place(key));
  }

  private static String date(Fields f, String key) throws MalformedException {
    String date = f.optionalText(key, 10);
    if (!date.isEmpty()) {
      UtcTime.checkDate(date, f.place(key));
    }
    return date;
  }

  private static Json.Obj object(Fields f, Json.Obj json, String key) throws MalformedException {
    f.object(key);
    return json.object(key);
  }
}
