package parley.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.line.Holder;
import parley.line.LineFold;
import parley.line.LineState;
import parley.line.Matters;
import parley.line.Said;
import parley.record.Json;
import parley.record.Mark;
import parley.record.When;
import parley.talk.Talks;

/** What parties state of their lines and posts, beside what is observed. */
final class LineRows {
  private LineRows() {}

  /** That parties met, or dealt with one another in another way: by a talk held, or a contact. */
  private record Met(When when, List<Said> acts) {}

  private static List<Met> met(Line line, Mark mark) {
    Stream<Met> talks =
        Contact.of(line, mark).stream().map(c -> new Met(c.when(), c.talk().acts()));
    Stream<Met> others =
        line.state().domain(Talks.class).contacts().stream()
            .filter(c -> c.entry().mark() == mark)
            .map(c -> new Met(Days.of(c), List.of(c)));
    return Stream.concat(talks, others)
        .sorted(Comparator.comparing(Met::when, Days.ORDER))
        .toList();
  }

  /** Each line by each suspension ever stated, or by itself where none was. */
  static Stream<Item> lines(Scope scope) {
    return scope.lines().stream().flatMap(line -> lines(line, scope));
  }

  private static Stream<Item> lines(Line line, Scope scope) {
    List<Matters.Matter> flags =
        line.state().suspensionHistory().stream()
            .filter(m -> m.opening().entry().mark() == scope.mark())
            .toList();
    List<Met> contacts = met(line, scope.mark());
    String state = state(line.state(), flags, scope.question().nowSeconds());
    if (flags.isEmpty()) {
      When none = When.of(Json.Obj.EMPTY);
      return Stream.of(new Item(none, line.state().parties(), () -> line(line, state, contacts)));
    }
    return flags.stream()
        .map(
            f ->
                new Item(
                    Days.of(f.opening()),
                    line.state().parties(),
                    () ->
                        suspension(f, contacts, line(line, state, contacts))
                            .grade(line, f.acts().stream().map(Said::target))));
  }

  /** What is stated of the line as a whole. */
  private static String state(LineState line, List<Matters.Matter> flags, long nowSeconds) {
    List<Matters.Matter> standing =
        flags.stream().filter(f -> line.stands(f.opening().target())).toList();
    if (standing.isEmpty()) {
      return "open";
    }
    List<Matters.Matter> begun = standing.stream().filter(f -> begun(f, nowSeconds)).toList();
    if (begun.isEmpty()) {
      return "notice-running";
    }
    if (begun.stream().anyMatch(f -> f.opening().kind().equals("terminate"))) {
      return "closed";
    }
    boolean agreed = begun.stream().allMatch(f -> first(f, "agreed-to-resume").isPresent());
    return agreed ? "agreed-to-resume" : "suspended";
  }

  private static boolean begun(Matters.Matter flag, long nowSeconds) {
    String from = flag.opening().entry().body().text("from");
    return from.isEmpty() || Instant.parse(from).getEpochSecond() <= nowSeconds;
  }

  private static Optional<Said> first(Matters.Matter matter, String kind) {
    return matter.acts().stream().filter(a -> a.kind().equals(kind)).findFirst();
  }

  private static Row line(Line line, String state, List<Met> contacts) {
    Row row =
        Row.of(line)
            .text("level", line.level())
            .texts("parties", line.state().parties())
            .text("charter", line.state().charter().map(c -> c.hash().base64()).orElse(""))
            .text("state", state);
    long notice = line.state().charter().map(c -> c.noticeHours()).orElse(0L);
    if (notice > 0) {
      row.number("notice-hours", notice);
    }
    return contacts.isEmpty() ? row : row.date("last-contact", contacts.getLast().when());
  }

  private static Row suspension(Matters.Matter flag, List<Met> contacts, Row row) {
    Json.Obj body = flag.opening().entry().body();
    When since = Days.of(flag.opening());
    row.text("by", flag.opening().by())
        .text("wording", body.text("wording"))
        .date("since", since)
        .texts("kinds", body.texts("kinds"))
        .texts("topics", body.texts("topics"))
        .text("from", body.text("from"));
    ended(row, flag, since, "agreed-to-resume", "days-to-agree");
    ended(row, flag, since, "resume", "days-to-resume");
    contacts.stream()
        .map(Met::when)
        .filter(w -> follows(w, since))
        .findFirst()
        .ifPresent(w -> row.date("first-contact", w).days("days-to-contact", since, w));
    List<Met> against = contacts.stream().filter(c -> contradicts(c, flag, since)).toList();
    row.text("observed", against.isEmpty() ? "silent" : "contacts")
        .number("contradicting", against.size());
    return against.isEmpty() ? row : row.date("last-contradicting", against.getLast().when());
  }

  private static void ended(Row row, Matters.Matter flag, When since, String kind, String days) {
    String column = kind.equals("resume") ? "resumed" : kind;
    first(flag, kind).map(Days::of).ifPresent(w -> row.date(column, w).days(days, since, w));
  }

  /** What may have been after a day, by its last day. */
  private static boolean follows(When contact, When since) {
    return since.latest().flatMap(s -> contact.latest().map(c -> c.isAfter(s))).orElse(false);
  }

  /** A contact that was surely held while the parties stated that such contacts had stopped. */
  private static boolean contradicts(Met contact, Matters.Matter flag, When since) {
    Json.Obj body = flag.opening().entry().body();
    List<String> kinds = body.texts("kinds");
    List<String> topics = body.texts("topics");
    List<Said> acts = contact.acts();
    boolean stopped =
        (kinds.isEmpty() || acts.stream().anyMatch(a -> kinds.contains(a.kind())))
            && (topics.isEmpty()
                || acts.stream()
                    .flatMap(a -> a.entry().body().texts("topics").stream())
                    .anyMatch(topics::contains));
    boolean ended =
        first(flag, "resume").filter(r -> !Days.before(contact.when(), Days.of(r))).isPresent();
    return stopped && Days.before(since, contact.when()) && !ended;
  }

  /** Who holds each post; with the history asked for, who held it. */
  static Stream<Item> posts(Scope scope) {
    List<Item> items = new ArrayList<>();
    for (Line line : scope.lines()) {
      for (String party : line.state().parties()) {
        Map<String, List<Said>> tenures = new TreeMap<>();
        line.state().posts(party).keySet().forEach(p -> tenures.put(p, new ArrayList<>()));
        for (Said said : line.state().tenures(party)) {
          String post = said.entry().body().text("holds");
          tenures.computeIfAbsent(post, p -> new ArrayList<>()).add(said);
        }
        tenures.forEach((post, of) -> items.addAll(tenures(scope, line, party, post, of)));
      }
    }
    return items.stream();
  }

  private static List<Item> tenures(
      Scope scope, Line line, String party, String post, List<Said> tenures) {
    if (tenures.isEmpty()) {
      When none = When.of(Json.Obj.EMPTY);
      return List.of(new Item(none, List.of(party), () -> post(line, party, post)));
    }
    List<Item> items = new ArrayList<>();
    for (int i = scope.question().history() ? 0 : tenures.size() - 1; i < tenures.size(); i++) {
      Said tenure = tenures.get(i);
      When end = i + 1 < tenures.size() ? since(tenures.get(i + 1)) : When.of(Json.Obj.EMPTY);
      When until =
          tenure.entry().body().has("until") ? Days.of(tenure.entry().body(), "until") : end;
      items.add(
          new Item(
              since(tenure),
              List.of(party),
              () -> tenure(post(line, party, post), line, tenure, until, scope.today())));
    }
    return items;
  }

  private static When since(Said tenure) {
    When stated = Days.of(tenure.entry().body(), "since");
    return stated.precision().isEmpty() ? When.on(tenure.entry().at()) : stated;
  }

  private static Row post(Line line, String party, String post) {
    Json.Obj known = line.state().posts(party).getOrDefault(post, Json.Obj.EMPTY);
    Json.Obj title = known.object("title");
    String any =
        title.members().isEmpty() ? "" : title.text(title.members().keySet().iterator().next());
    return Row.of(line)
        .text("party", party)
        .text("post", post)
        .text("title", title.has("en") ? title.text("en") : any)
        .text("rung", known.text("rung"))
        .flag("speaks", line.state().charter().filter(c -> c.speaks(party, post)).isPresent());
  }

  private static Row tenure(Row row, Line line, Said tenure, When until, When today) {
    Json.Obj body = tenure.entry().body();
    String person = body.text("person");
    row.text("person", person)
        .text("name", body.text("name"))
        .date("since", since(tenure))
        .date("until", until)
        .text("reason", body.text("reason"))
        .texts("acknowledged", acknowledged(line, tenure));
    if (body.has("reason-not-given")) {
      row.flag("reason-not-given", true);
    }
    if (person.isEmpty()) {
      return row.days("vacant-days", since(tenure), until.latest().isPresent() ? until : today);
    }
    List<String> others = new ArrayList<>();
    for (Map.Entry<String, Holder> held : line.state().holders(tenure.by()).entrySet()) {
      boolean other = !held.getKey().equals(body.text("holds"));
      if (other && held.getValue().person().equals(person)) {
        others.add(held.getKey());
      }
    }
    return row.flag("acting", body.get("acting") instanceof Json.Bool b && b.value())
        .texts("other-posts", others);
  }

  private static List<String> acknowledged(Line line, Said tenure) {
    LineFold.Place place = line.state().place(tenure.target());
    return line.state().parties().stream()
        .filter(p -> line.state().rungs(place.origin(), place.index(), p).acknowledged())
        .toList();
  }
}
