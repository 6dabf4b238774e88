package parley.commitment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.line.Domain;
import parley.line.Matters;
import parley.line.Past;
import parley.line.Said;
import parley.line.Shared;
import parley.line.Target;
import parley.line.Verdict;
import parley.log.Hash;
import parley.record.Json;

/** The outcomes of talks on one line, and the commitments among them. */
public final class Commitments implements Domain {
  private static final Set<String> KINDS =
      Set.of(
          "outcome",
          "outcome-degree",
          "outcome-object",
          "outcome-status",
          "status-assent",
          "status-object");

  /** What makes two texts the same, and what of an act stays in the log alone. */
  private static final List<String> TEXT = List.of("text", "language", "owners", "follow-ups");

  private static final List<String> LONG = List.of("text", "reason", "sources");

  private final List<String> parties;
  private final Matters matters = new Matters();
  private final Shared shared = new Shared();
  private final Map<Target, Outcome> outcomes = new TreeMap<>();
  private final OutcomeRules rules;

  /** No outcomes yet on a line of these parties, whose talks are off the record as that says. */
  public Commitments(List<String> parties, Candour candour) {
    this.parties = List.copyOf(parties);
    this.rules = new OutcomeRules(matters, candour);
  }

  @Override
  public Set<String> kinds() {
    return KINDS;
  }

  @Override
  public Optional<Verdict.Refused> check(Said act, Past past) {
    return rules.check(act, past);
  }

  @Override
  public void apply(Said act) {
    Matters.Matter matter = matters.add(shared.kept(act, lean(act.entry().body())));
    outcomes.put(matter.opening().target(), OutcomeFold.of(matter.acts(), parties));
  }

  private static Json.Obj lean(Json.Obj body) {
    Map<String, Json> rest = new TreeMap<>(body.members());
    rest.keySet().removeAll(LONG);
    Map<String, Json> text = new TreeMap<>(body.members());
    text.keySet().retainAll(TEXT);
    Json.Obj kept = new Json.Obj(rest);
    return body.has("text")
        ? kept.with(OutcomeFold.SAME, Hash.sha256(new Json.Obj(text).bytes()).base64())
        : kept;
  }

  /** Every outcome, by the place of its opening. */
  public Collection<Outcome> all() {
    return List.copyOf(outcomes.values());
  }

  /** The outcome that an act belongs to, or empty. */
  public Optional<Outcome> of(Target act) {
    return matters.of(act).map(m -> outcomes.get(m.opening().target()));
  }

  /** The act as it is kept here, or empty. */
  public Optional<Said> act(Target act) {
    return matters.act(act);
  }

  /** Every act of the outcome that an act belongs to. */
  public Stream<Target> acts(Target act) {
    return matters.of(act).stream().flatMap(m -> m.acts().stream()).map(Said::target);
  }

  /** The acts behind the outcomes, for views over several lines. */
  public Collection<Matters.Matter> matters() {
    return matters.all();
  }

  @Override
  public Json json() {
    List<Json> rows = new ArrayList<>();
    outcomes.values().forEach(o -> rows.add(OutcomeJson.of(o)));
    return Json.Obj.EMPTY.with("outcomes", rows).with("matters", matters.json());
  }
}
