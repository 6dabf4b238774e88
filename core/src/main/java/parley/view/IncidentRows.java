package parley.view;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import parley.incident.Account;
import parley.incident.Incident;
import parley.incident.Outlook;
import parley.incident.Register;
import parley.line.Causes;
import parley.line.LineFold;
import parley.record.Json;
import parley.record.When;

/** What happened by each side's account, what followed from it, and what is foreseen. */
final class IncidentRows {
  private IncidentRows() {}

  /** The incidents whose first account stands on a line that is shown. */
  private static Stream<Register.Known> shown(Scope scope, Register register) {
    return register.all().stream().filter(k -> scope.shown().test(k.line()));
  }

  static Stream<Item> incidents(Scope scope) {
    Claims claims = Claims.of(scope);
    return shown(scope, claims.register())
        .filter(k -> !k.incident().accounts().isEmpty())
        .map(
            k ->
                new Item(
                    k.incident().accounts().getFirst().when(),
                    scope.line(k.line()).state().parties(),
                    () -> incident(scope, claims, k)));
  }

  private static Map<String, Json> by(
      List<Account> accounts, Function<Account, Optional<Json>> cell) {
    Map<String, Json> cells = new TreeMap<>();
    accounts.forEach(a -> cell.apply(a).ifPresent(c -> cells.put(a.by(), c)));
    return cells;
  }

  private static Map<String, Json> words(List<Account> accounts, Function<Account, String> word) {
    return by(
        accounts,
        a -> Optional.of(word.apply(a)).filter(w -> !w.isEmpty()).map(w -> new Json.Str(w)));
  }

  private static Row incident(Scope scope, Claims claims, Register.Known known) {
    List<Account> accounts = known.incident().accounts();
    List<Causes.Caused> effects = claims.effects().of(known);
    Set<String> kinds = new TreeSet<>();
    effects.forEach(e -> kinds.add(e.act().kind()));
    Line line = scope.line(known.line());
    return Row.of(line)
        .cell("incident", Optional.of(scope.place(known.place())))
        .by("names", words(accounts, Account::name))
        .date("when", accounts.getFirst().when())
        .by("dates", by(accounts, a -> Days.cell(a.when())))
        .by("certainty", words(accounts, Account::certainty))
        .by("places", words(accounts, Account::place))
        .texts("third-parties", known.incident().thirdParties())
        .texts("topics", topics(accounts))
        .list("effects", effects.stream().map(e -> scope.place(e.place())).toList())
        .texts("effect-kinds", kinds)
        .flag(
            "causes-differ", effects.stream().anyMatch(e -> claims.differing().contains(e.place())))
        .grade(line, accounts.stream().map(Account::act));
  }

  private static Set<String> topics(List<Account> accounts) {
    Set<String> topics = new TreeSet<>();
    accounts.forEach(a -> topics.addAll(a.topics()));
    return topics;
  }

  /** Every act that names an incident as its cause, whatever line it stands on. */
  static Stream<Item> effects(Scope scope) {
    Claims claims = Claims.of(scope);
    return shown(scope, claims.register())
        .flatMap(
            k ->
                claims.effects().of(k).stream()
                    .map(
                        e ->
                            new Item(
                                Days.of(e.act()),
                                List.of(e.act().by()),
                                () -> effect(scope, claims, k, e))));
  }

  private static Row effect(
      Scope scope, Claims claims, Register.Known known, Causes.Caused effect) {
    When when = Days.of(effect.act());
    Line line = scope.line(effect.line());
    return Row.of(scope.line(known.line()))
        .cell("incident", Optional.of(scope.place(known.place())))
        .text("name", Claims.name(effect.act().by(), known.incident()))
        .cell("act", Optional.of(scope.place(effect.place())))
        .text("act-line", effect.line())
        .text("kind", effect.act().kind())
        .text("by", effect.act().by())
        .date("when", when)
        .days("days", Claims.accounts(known.incident()).getFirst().when(), when)
        .by("causes", claims.causes(line, List.of(effect.act())))
        .flag("causes-differ", claims.differing().contains(effect.place()))
        .grade(line, Stream.of(effect.act().target()));
  }

  /** What is ahead, and what came or is over. */
  static Stream<Item> foreseen(Scope scope) {
    IdentityHashMap<Incident, List<Register.Known>> places = new IdentityHashMap<>();
    Register register = scope.register();
    shown(scope, register)
        .forEach(k -> places.computeIfAbsent(k.incident(), i -> new ArrayList<>()).add(k));
    Outlook outlook = Outlook.at(places.keySet(), scope.mark(), scope.question().nowSeconds());
    return Stream.concat(
        outlook.passed().stream().map(i -> foreseen(scope, i, places, false)),
        outlook.ahead().stream().map(i -> foreseen(scope, i, places, true)));
  }

  private static Item foreseen(
      Scope scope,
      Incident incident,
      IdentityHashMap<Incident, List<Register.Known>> places,
      boolean ahead) {
    Register.Known known = Objects.requireNonNull(places.get(incident)).getFirst();
    When when = incident.expected().getFirst().when();
    return new Item(
        when,
        scope.line(known.line()).state().parties(),
        () -> foreseen(scope, known, when, ahead));
  }

  private static Row foreseen(Scope scope, Register.Known known, When when, boolean ahead) {
    Incident incident = known.incident();
    LineFold.Place place = known.place();
    boolean came = !incident.accounts().isEmpty();
    When then = came ? incident.accounts().getFirst().when() : when;
    return Row.of(scope.line(known.line()))
        .cell("entry", Optional.of(scope.place(place)))
        .by("titles", words(incident.expected(), Account::name))
        .date("when", when)
        .text("state", ahead ? "ahead" : came ? "came" : "passed")
        .days("days", ahead ? scope.today() : then, ahead ? then : scope.today())
        .texts("topics", topics(incident.expected()))
        .grade(scope.line(known.line()), incident.expected().stream().map(Account::act))
        .texts("third-parties", incident.thirdParties());
  }
}
