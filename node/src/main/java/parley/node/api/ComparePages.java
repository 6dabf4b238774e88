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
import java.util.stream.Stream;
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
import parley.node.node.Node;
import parley.readout.Account;
import parley.readout.Finding;
import parley.readout.Person;
import parley.readout.Readouts;
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

  /** Both accounts and every finding. */
  Reply compare(Call call) throws ApiError, MalformedException {
    String line = Lines.id(node, call.path("line"));
    LineFold.Place one = place(line, call, "one");
    LineFold.Place other = place(line, call, "other");
    List<Person> register =
        views.names(line).stream().map(name -> new Person(List.of(name))).toList();
    List<Account> both =
        node.engine()
            .read(
                () -> {
                  LineState state = Lines.desk(node, line).state();
                  return Stream.of(one, other)
                      .flatMap(place -> account(state, place).stream())
                      .toList();
                });
    if (both.size() < 2) {
      throw ApiError.malformed("one, other: a readout or a statement of a talk expected");
    }
    Account first = both.getFirst();
    Account second = both.getLast();
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

  private Optional<Account> account(LineState state, LineFold.Place place) {
    Talks talks = state.domain(Talks.class);
    return state
        .target(place.origin(), place.index())
        .flatMap(talks::act)
        .filter(act -> ACCOUNTS.contains(act.kind()))
        .map(act -> account(state, talks.matter(act.target()).orElseThrow(), act, place));
  }

  private Account account(LineState state, Matters.Matter matter, Said act, LineFold.Place place) {
    Json.Obj body = body(place);
    String date = act.when().text("date");
    boolean day = date.length() == "yyyy-mm-dd".length();
    return new Account(
        act.by() + "/" + place.index(),
        body.text("language"),
        body.text("text"),
        day ? LocalDate.parse(date) : LocalDate.ofInstant(act.entry().at(), ZoneOffset.UTC),
        Set.copyOf(body.texts("topics")),
        degrees(state, matter, act.by()));
  }

  /** At which degree the side states each outcome of the talk, by the outcome's text. */
  private Map<String, String> degrees(LineState state, Matters.Matter talk, String side) {
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
    return Reading.of(leaf) instanceof Reading.Read read
        ? read.signed().entry().act().body()
        : Json.Obj.EMPTY;
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
