package parley.node.api;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import parley.commitment.Commitments;
import parley.commitment.Outcome;
import parley.commitment.Stance;
import parley.commitment.Wording;
import parley.line.Causes;
import parley.line.LineFold;
import parley.line.LineState;
import parley.line.Matters;
import parley.line.Reading;
import parley.line.Said;
import parley.line.Target;
import parley.log.MalformedException;
import parley.node.engine.LineDesk;
import parley.node.node.Node;
import parley.readout.Account;
import parley.readout.Finding;
import parley.readout.Person;
import parley.readout.Readouts;
import parley.record.Attested;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Origin;
import parley.talk.Talks;

/** Two accounts of one talk side by side, with what does not fit (docs/spec/readouts.md). */
final class ComparePages {
  private static final Set<String> ACCOUNTS = Set.of("readout", "statement");

  private final Node node;
  private final ViewPages views;

  ComparePages(Node node, ViewPages views) {
    this.node = node;
    this.views = views;
  }

  /** An account with whose it is; nobody's where there is none at the place. */
  private record Placed(String by, Account account) {}

  /** Both accounts and every finding. */
  Reply compare(Call call) throws ApiError, MalformedException {
    String line = Lines.id(node, call.path("line"));
    LineFold.Place one = place(line, call, "one");
    LineFold.Place other = place(line, call, "other");
    List<Person> register =
        views.names(line).stream().map(name -> new Person(List.of(name))).toList();
    List<Placed> both =
        node.engine()
            .read(
                () -> {
                  LineDesk desk = Lines.desk(node, line);
                  return List.of(account(desk, one), account(desk, other));
                });
    for (Placed placed : both) {
      if (placed.by().isEmpty()) {
        throw ApiError.malformed("one, other: a readout or a statement of a talk expected");
      }
    }
    Account first = both.getFirst().account();
    Account second = both.getLast().account();
    List<Finding> found = new ArrayList<>(Readouts.check(first, register));
    found.addAll(Readouts.check(second, register));
    found.addAll(Readouts.compare(first, second));
    found.addAll(Readouts.compare(second, first));
    return Reply.ok(
        Json.Obj.EMPTY
            .with("accounts", List.<Json>of(json(first), json(second)))
            .with("findings", found.stream().map(ComparePages::json).toList()));
  }

  private LineFold.Place place(String line, Call call, String name)
      throws ApiError, MalformedException {
    Origin log = Origin.parse(call.query(name), name);
    long index = call.number(name + "-index", 0, Json.LIMIT - 1);
    if (!log.line().equals(line) || index >= node.store().size(log.toString())) {
      throw ApiError.notFound("no-such-entry", "no entry is held at that place of the line");
    }
    return new LineFold.Place(log.toString(), index);
  }

  private Placed account(LineDesk desk, LineFold.Place place) {
    Optional<Target> target = desk.state().target(place.origin(), place.index());
    for (Matters.Matter matter : desk.state().domain(Talks.class).matters()) {
      for (Said act : matter.acts()) {
        if (target.equals(Optional.of(act.target())) && ACCOUNTS.contains(act.kind())) {
          return new Placed(act.by(), account(desk, matter, act, place));
        }
      }
    }
    return new Placed("", new Account("", "", "", LocalDate.EPOCH, Set.of(), Map.of()));
  }

  private Account account(LineDesk desk, Matters.Matter matter, Said act, LineFold.Place place) {
    Json.Obj body = body(place);
    String date = act.when().text("date");
    boolean day = date.length() == "yyyy-mm-dd".length();
    return new Account(
        act.by() + "/" + place.index(),
        body.text("language"),
        body.text("text"),
        day ? LocalDate.parse(date) : LocalDate.ofInstant(act.entry().at(), ZoneOffset.UTC),
        Set.copyOf(body.texts("topics")),
        degrees(desk, matter, act.by()));
  }

  /** At which degree the side states each outcome of the talk, by the outcome's text. */
  private Map<String, String> degrees(LineDesk desk, Matters.Matter talk, String side) {
    LineState state = desk.state();
    Set<Target> acts = talk.acts().stream().map(Said::target).collect(Collectors.toSet());
    Map<String, String> degrees = new TreeMap<>();
    for (Outcome outcome : state.domain(Commitments.class).all()) {
      if (source(state, outcome).filter(acts::contains).isEmpty()) {
        continue;
      }
      for (Wording wording : outcome.wordings()) {
        String text = body(state.place(wording.act())).text("text");
        Optional.ofNullable(wording.stances().get(side))
            .flatMap(Stance::degree)
            .ifPresent(degree -> degrees.put(text, degree.word()));
      }
    }
    return degrees;
  }

  /** The act of this line that an outcome says it comes from. */
  private static Optional<Target> source(LineState state, Outcome outcome) {
    Optional<Said> opening = state.domain(Commitments.class).act(outcome.opening());
    return opening
        .flatMap(act -> Optional.ofNullable(act.re()))
        .or(
            () ->
                opening
                    .flatMap(act -> Causes.link(act.entry().body().object("from")))
                    .flatMap(place -> state.target(place.origin(), place.index())));
  }

  /** The whole body as its author wrote it; of an attested act, of the one inside. */
  private Json.Obj body(LineFold.Place place) {
    byte[] leaf = node.store().read(place.origin(), place.index(), place.index() + 1).getFirst();
    if (!(Reading.of(leaf) instanceof Reading.Read read)) {
      return Json.Obj.EMPTY;
    }
    Entry entry = read.signed().entry();
    return entry.kind().equals(Attested.KIND) ? entry.body().object("body") : entry.body();
  }

  private static Json.Obj json(Account account) {
    List<Json> degrees = new ArrayList<>();
    account
        .degrees()
        .forEach((about, d) -> degrees.add(Json.Obj.EMPTY.with("about", about).with("degree", d)));
    return Json.Obj.EMPTY
        .with("side", account.side())
        .with("language", account.language())
        .with("text", account.text())
        .with("near", account.near().toString())
        .with("topics", Json.strings(List.copyOf(account.topics())))
        .with("degrees", degrees);
  }

  private static Json json(Finding finding) {
    return Json.Obj.EMPTY
        .with("sort", finding.sort().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .with("side", finding.side())
        .with("from", finding.from())
        .with("to", finding.to())
        .with("said", finding.said())
        .with("expected", finding.expected())
        .with("about", finding.about());
  }
}
