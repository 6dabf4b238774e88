package parley.line;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.record.Json;

/**
 * Acts by the matter they belong to: a matter begins with an act that speaks of no other matter,
 * and takes in every act that speaks of one of its acts. Its acts stand in causal order, whatever
 * the order in which they were folded, so that the state of a matter is a plain fold over them.
 */
public final class Matters {
  /** One matter. */
  public static final class Matter {
    private final List<Said> acts = new ArrayList<>();

    private Matter() {}

    /** The act that began it. */
    public Said opening() {
      return acts.getFirst();
    }

    /** All acts, in causal order. */
    public List<Said> acts() {
      return Collections.unmodifiableList(acts);
    }

    /** The acts that lie in a past, in causal order. */
    public List<Said> acts(Past past) {
      return acts.stream().filter(act -> past.sees(act.target())).toList();
    }

    private void add(Said act) {
      int at = Collections.binarySearch(acts, act);
      if (at >= 0) {
        throw new IllegalStateException("an act is handed over once");
      }
      acts.add(-at - 1, act);
    }
  }

  private final Map<Target, Matter> byOpening = new TreeMap<>();
  private final Map<Target, Matter> byAct = new HashMap<>();

  /** Takes an act in: into the matter of what it speaks of, or as a new one. Gives its matter. */
  public Matter add(Said act) {
    Optional<Matter> known = of(act.re());
    Matter matter = known.orElseGet(Matter::new);
    if (known.isEmpty()) {
      byOpening.put(act.target(), matter);
    }
    matter.add(act);
    byAct.put(act.target(), matter);
    return matter;
  }

  /** The matter that an act belongs to, or empty. */
  public Optional<Matter> of(@Nullable Target act) {
    return Optional.ofNullable(byAct.get(act));
  }

  /** The act as it is kept here, or empty. */
  public Optional<Said> act(Target act) {
    return of(act).stream()
        .flatMap(m -> m.acts().stream())
        .filter(a -> a.target().equals(act))
        .findFirst();
  }

  /** Every matter, by the place of its opening. */
  public Collection<Matter> all() {
    return Collections.unmodifiableCollection(byOpening.values());
  }

  /** Which acts belong together, and in which order: what every state of them derives from. */
  public Json json() {
    List<Json> matters = new ArrayList<>();
    for (Matter matter : all()) {
      List<Json> acts = new ArrayList<>();
      for (Said act : matter.acts()) {
        Json.Obj row =
            Json.Obj.EMPTY
                .with("by", act.by())
                .with("ordinal", act.target().ordinal())
                .with("kind", act.kind());
        Attestation attested = act.attestation();
        acts.add(attested == null ? row : row.with("attested-by", attested.by()));
      }
      matters.add(new Json.Arr(acts));
    }
    return new Json.Arr(matters);
  }
}
