package parley.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Kind;
import parley.record.Kinds;
import parley.record.Mark;
import parley.record.Origin;
import parley.record.Precedence;
import parley.record.Ref;
import parley.record.Seen;
import parley.record.Signatory;
import parley.record.SignedEntry;

/** An act of a test line before it is signed; whatever is not set is what an honest node writes. */
public final class Draft {
  /** The post that persons speak for unless another is named. */
  public static final String DESK = "desk";

  private final LineBuilder line;
  private final TestParty author;
  private final String kind;
  private TestLog log;
  private String id;
  private Instant at;
  private Mark mark = Mark.REAL;
  private Precedence precedence = Precedence.ROUTINE;
  private @Nullable String post;
  private List<Signatory> by = List.of();
  private @Nullable List<Seen> seen;
  private @Nullable Ref re;
  private @Nullable Instant answerBy;
  private Json.Obj body;

  Draft(LineBuilder line, TestParty author, String kind, String id, Instant at) {
    this.line = line;
    this.author = author;
    this.kind = kind;
    this.log = author.log();
    this.id = id;
    this.at = at;
    Json.Obj talk = TalkBodies.of(kind, author.name(), line.names());
    this.body = talk == null ? Bodies.of(kind) : talk;
    by(role(kind));
  }

  private static String role(String kind) {
    Kind known = Kinds.find(kind);
    if (known == null || known.authors().contains(Kind.Author.HOLDER)) {
      return "ann";
    }
    if (known.authors().contains(Kind.Author.PARTY)) {
      return "party";
    }
    return known.authors().contains(Kind.Author.CLERK) ? "clerk" : "adm";
  }

  /** Signed by {@code party}, {@code clerk}, {@code adm}, or by persons for the desk. */
  public Draft by(String... who) {
    boolean person = !List.of("party", "clerk", "adm").contains(who[0]);
    post = person ? DESK : "";
    List<Signatory> keys = new ArrayList<>();
    for (String name : who) {
      keys.addAll(name.equals("party") ? author.partyKey() : List.of(author.person(name)));
    }
    by = keys;
    return this;
  }

  /** Signed by these keys. */
  public Draft keys(Signatory... keys) {
    by = List.of(keys);
    return this;
  }

  /** Speaks for an office of the author. */
  public Draft post(String name) {
    post = name;
    return this;
  }

  /** In that log of the author. */
  public Draft in(TestLog other) {
    log = other;
    return this;
  }

  /** Under that id. */
  public Draft id(String other) {
    id = other;
    return this;
  }

  /** At that time of the author. */
  public Draft at(Instant time) {
    at = time;
    return this;
  }

  /** Marked so. */
  public Draft mark(Mark other) {
    mark = other;
    return this;
  }

  /** As urgent as that. */
  public Draft precedence(Precedence other) {
    precedence = other;
    return this;
  }

  /** Having seen these, and nothing else anew. */
  public Draft seen(Seen... prefixes) {
    seen = List.of(prefixes);
    return this;
  }

  /** Having seen the counterparts' newest logs up to these sizes, by party. */
  public Draft seen(Map<String, Long> sizes) {
    List<Seen> list = new ArrayList<>();
    for (var size : new TreeMap<>(sizes).entrySet()) {
      if (size.getValue() > 0) {
        list.add(line.seen(line.party(size.getKey()).log(), size.getValue()));
      }
    }
    seen = list;
    return this;
  }

  /** Speaking of that entry. */
  public Draft re(Place place) {
    return re(place.ref());
  }

  /** Speaking of that entry. */
  public Draft re(Ref ref) {
    re = ref;
    return this;
  }

  /** Asking for an answer by then. */
  public Draft answerBy(Instant time) {
    answerBy = time;
    return this;
  }

  /** With these fields of its kind. */
  public Draft body(Json.Obj fields) {
    body = fields;
    return this;
  }

  /** With one more field of its kind. */
  public Draft with(String key, Json value) {
    body = body.with(key, value);
    return this;
  }

  /** With one more field of its kind. */
  public Draft with(String key, String value) {
    return with(key, new Json.Str(value));
  }

  /** Attests that the party did something of that kind, by radio, on the day of writing. */
  public Draft attests(String party, String act) {
    Json.Obj when =
        Json.Obj.EMPTY
            .with("precision", "day")
            .with("date", parley.record.UtcTime.print(at).substring(0, 10));
    return with("for", party)
        .with("kind", act)
        .with("body", Bodies.of(act))
        .with("medium", "radio")
        .with("when", when);
  }

  /** The same act as done by that party, attested by the author. */
  public Draft attestedOf(String party) {
    Draft draft =
        line.draft(author.name(), "attested").attests(party, kind).with("body", body).mark(mark);
    draft.by = by;
    draft.re = re;
    return draft;
  }

  /** With one more field of what is done: of the act inside, where one is attested. */
  public Draft says(String key, Json value) {
    return body.has("medium") && kind.equals("attested")
        ? with("body", body.object("body").with(key, value))
        : with(key, value);
  }

  /** What would be signed, as it stands. */
  public Entry entry() {
    Origin origin = log.origin();
    return new Entry(
        id,
        kind,
        origin,
        post == null ? "" : post,
        by.stream().map(Signatory::id).toList(),
        at,
        mark,
        precedence,
        seen == null ? line.seenByAll(author) : seen,
        re,
        answerBy,
        body,
        List.of());
  }

  /** The entry with its signatures. */
  public SignedEntry signed() {
    return Signatory.sign(entry(), by);
  }

  /** Decides, signs and appends the entry, checks that both agree, and gives its place. */
  public Place place() {
    return line.append(this);
  }

  /** What the entry comes to once it is appended. */
  public Verdict verdict() {
    return line.verdict(place());
  }

  TestLog log() {
    return log;
  }
}
