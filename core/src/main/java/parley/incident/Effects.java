package parley.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.line.Causes;
import parley.line.LineFold;
import parley.line.Target;
import parley.record.Mark;

/**
 * What followed from incidents, by the claims of those who acted: suspensions, postponements,
 * refusals, other incidents, on every line. And where two accounts give one act different causes.
 */
public final class Effects {
  /**
   * The causes that are claimed of one act. Acts of one kind in one matter are one act by several
   * sides: both postpone the same talk.
   *
   * @param acts the act, by each side that states it
   * @param claims what each claimant names, in words or as {@code origin/index} of an incident's
   *     first account; the claimant is a party, or the source that a party cites
   */
  public record Claims(List<Causes.Caused> acts, Map<String, Set<String>> claims) {
    public Claims {
      acts = List.copyOf(acts);
      claims = Map.copyOf(claims);
    }

    /** Whether two claimants name different causes. */
    public boolean differ() {
      return new HashSet<>(claims.values()).size() > 1;
    }
  }

  private record Act(String line, Target opening, String kind) {}

  private final Register register;
  private final Map<LineFold.Place, List<Causes.Caused>> byIncident = new HashMap<>();
  private final Map<Act, List<Causes.Caused>> byAct = new LinkedHashMap<>();

  /** The effects, among the acts of that mark that name causes, of the incidents registered. */
  public Effects(Register register, Causes causes, Mark mark) {
    this.register = register;
    causes.all().stream().filter(c -> c.act().entry().mark() == mark).forEach(this::add);
  }

  private void add(Causes.Caused caused) {
    Act act = new Act(caused.line(), caused.opening(), caused.act().kind());
    byAct.computeIfAbsent(act, a -> new ArrayList<>()).add(caused);
    caused.causes().stream()
        .flatMap(c -> register.named(caused.act().by(), c).stream())
        .map(Register.Known::place)
        .distinct()
        .forEach(p -> byIncident.computeIfAbsent(p, k -> new ArrayList<>()).add(caused));
  }

  /** The acts that name the incident as a cause, line by line. */
  public List<Causes.Caused> of(Register.Known incident) {
    return List.copyOf(byIncident.getOrDefault(incident.place(), List.of()));
  }

  /** The acts of which two accounts name different causes. */
  public Collection<Claims> differing() {
    return byAct.values().stream().map(this::claims).filter(Claims::differ).toList();
  }

  private Claims claims(List<Causes.Caused> acts) {
    Map<String, Set<String>> claims = new TreeMap<>();
    for (Causes.Caused caused : acts) {
      for (Causes.Cause cause : caused.causes()) {
        String by = cause.source().isEmpty() ? caused.act().by() : cause.source();
        claims.computeIfAbsent(by, k -> new TreeSet<>()).add(word(caused.act().by(), cause));
      }
    }
    return new Claims(acts, claims);
  }

  private String word(String author, Causes.Cause cause) {
    Optional<LineFold.Place> incident = register.named(author, cause).map(Register.Known::place);
    if (incident.isPresent() || cause.entry().isPresent()) {
      LineFold.Place place = incident.or(cause::entry).orElseThrow();
      return place.origin() + "/" + place.index();
    }
    return cause.label().isEmpty() ? cause.text() : cause.label();
  }
}
