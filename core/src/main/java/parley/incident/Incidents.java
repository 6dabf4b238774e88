package parley.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import parley.line.Domain;
import parley.line.Matters;
import parley.line.Past;
import parley.line.Rule;
import parley.line.Said;
import parley.line.Shared;
import parley.line.Target;
import parley.line.Verdict;
import parley.record.Json;
import parley.record.Mark;
import parley.record.When;

/**
 * The incidents of one line. A matter is an incident and every account that speaks of it; two
 * matters are one incident once a side says so, by giving an account of the one under the label
 * that it gave to the other.
 */
public final class Incidents implements Domain {
  private record Handle(String party, Mark mark, String label) {}

  private static final List<String> LONG = List.of("text", "sources", "language");

  private final Matters matters = new Matters();
  private final Shared shared = new Shared();
  private final Map<Handle, Target> labels = new HashMap<>();
  private final Map<Target, Target> joined = new HashMap<>();
  private final Map<Target, List<Target>> openings = new HashMap<>();
  private final Map<Target, Incident> incidents = new TreeMap<>();

  @Override
  public Set<String> kinds() {
    return Set.of("incident", "foreseen");
  }

  @Override
  public Optional<Verdict.Refused> check(Said act, Past past) {
    When when = When.of(act.entry().body().object("when"));
    boolean foreseen = Account.foreseen(act);
    if (foreseen && when.latest().isEmpty()) {
      return refuse(Rule.BAD_STATEMENT, "when: what is foreseen has a date");
    }
    if (act.re() == null) {
      return handle(act).filter(labels::containsKey).isPresent()
          ? refuse(Rule.BAD_STATEMENT, "label: it names another incident; speak of that by re")
          : Optional.empty();
    }
    return known(act, foreseen)
        ? Optional.empty()
        : refuse(Rule.BAD_TARGET, "an account of an incident, or of what is foreseen, expected");
  }

  /** An incident may speak of what was foreseen: it came. Nothing is foreseen of what was. */
  private boolean known(Said act, boolean foreseen) {
    return matters.of(act.re()).stream()
        .flatMap(m -> m.acts().stream())
        .anyMatch(a -> a.target().equals(act.re()) && (!foreseen || Account.foreseen(a)));
  }

  private static Optional<Verdict.Refused> refuse(Rule rule, String detail) {
    return Optional.of(new Verdict.Refused(rule, detail));
  }

  private static Optional<Handle> handle(Said act) {
    String label = act.entry().body().text("label");
    return label.isEmpty()
        ? Optional.empty()
        : Optional.of(new Handle(act.by(), act.entry().mark(), label));
  }

  @Override
  public void apply(Said act) {
    Map<String, Json> kept = new TreeMap<>(act.entry().body().members());
    kept.keySet().removeAll(LONG);
    Target own = matters.add(shared.kept(act, new Json.Obj(kept))).opening().target();
    Target other = handle(act).map(h -> labels.putIfAbsent(h, own)).orElse(own);
    join(own, other == null ? own : other);
  }

  /** The lowest opening names all from now on, so that the order of joining does not tell. */
  private void join(Target one, Target two) {
    Target a = root(one);
    Target b = root(two);
    Target lower = a.compareTo(b) < 0 ? a : b;
    List<Target> all = openings.computeIfAbsent(lower, o -> new ArrayList<>(List.of(o)));
    if (!a.equals(b)) {
      Target higher = lower.equals(a) ? b : a;
      joined.put(higher, lower);
      List<Target> more = openings.remove(higher);
      all.addAll(more == null ? List.of(higher) : more);
      incidents.remove(higher);
    }
    incidents.put(lower, fold(all));
  }

  private Target root(Target opening) {
    Target at = opening;
    for (Target up = joined.get(at); up != null; up = joined.get(at)) {
      at = up;
    }
    return at;
  }

  private Incident fold(List<Target> together) {
    List<Said> acts = new ArrayList<>();
    together.forEach(o -> matters.of(o).ifPresent(m -> acts.addAll(m.acts())));
    acts.sort(null);
    return new Incident(
        acts.getFirst().entry().mark(),
        acts.stream().filter(a -> !Account.foreseen(a)).map(Account::of).toList(),
        acts.stream().filter(Account::foreseen).map(Account::of).toList());
  }

  /** Every incident and everything foreseen, by the place of the lowest opening. */
  public Collection<Incident> all() {
    return List.copyOf(incidents.values());
  }

  /** The incident that an act gives an account of, or empty. */
  public Optional<Incident> of(Target act) {
    return matters.of(act).map(m -> incidents.get(root(m.opening().target())));
  }

  /** Who else took part in incidents of that mark, by name, and in which. */
  public Map<String, List<Incident>> thirdParties(Mark mark) {
    Map<String, List<Incident>> named = new TreeMap<>();
    for (Incident incident : incidents.values()) {
      if (incident.mark() == mark) {
        incident
            .thirdParties()
            .forEach(n -> named.computeIfAbsent(n, k -> new ArrayList<>()).add(incident));
      }
    }
    return named;
  }

  /** The acts behind the incidents, for views over several lines. */
  public Collection<Matters.Matter> matters() {
    return matters.all();
  }

  @Override
  public Json json() {
    List<Json> rows = new ArrayList<>();
    incidents.values().forEach(i -> rows.add(IncidentJson.of(i)));
    return Json.Obj.EMPTY.with("incidents", rows).with("matters", matters.json());
  }
}
