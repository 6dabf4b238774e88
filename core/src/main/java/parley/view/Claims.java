package parley.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import parley.incident.Account;
import parley.incident.Effects;
import parley.incident.Incident;
import parley.incident.Register;
import parley.line.Causes;
import parley.line.LineFold;
import parley.line.Said;
import parley.record.Json;

/** What acts are said to follow from, in words, and where two accounts of one act differ. */
record Claims(
    Register register,
    Effects effects,
    Map<LineFold.Place, Causes.Caused> named,
    Set<LineFold.Place> differing) {

  static Claims of(Scope scope) {
    Register register = scope.register();
    Causes causes = scope.causes();
    Effects effects = new Effects(register, causes, scope.mark());
    Map<LineFold.Place, Causes.Caused> named = new HashMap<>();
    causes.all().forEach(c -> named.put(c.place(), c));
    Set<LineFold.Place> differing = new HashSet<>();
    for (Effects.Claims claims : effects.differing()) {
      claims.acts().forEach(a -> differing.add(a.place()));
    }
    return new Claims(register, effects, named, differing);
  }

  /** Whether any of these acts is one of which two accounts name different causes. */
  boolean differ(Line line, Collection<Said> acts) {
    return acts.stream().anyMatch(a -> differing.contains(line.state().place(a.target())));
  }

  /** The causes that each author names, in words, with the source that it cites. */
  Map<String, Json> causes(Line line, Collection<Said> acts) {
    Map<String, List<Json>> words = new TreeMap<>();
    for (Said act : acts) {
      Optional.ofNullable(named.get(line.state().place(act.target())))
          .ifPresent(caused -> claim(words, caused));
    }
    Map<String, Json> cells = new TreeMap<>();
    words.forEach((by, list) -> cells.put(by, new Json.Arr(list)));
    return cells;
  }

  private void claim(Map<String, List<Json>> words, Causes.Caused caused) {
    String by = caused.act().by();
    for (Causes.Cause cause : caused.causes()) {
      String word = word(by, cause);
      String cited = cause.source().isEmpty() ? word : word + " (" + cause.source() + ")";
      if (!cited.isEmpty()) {
        words.computeIfAbsent(by, k -> new ArrayList<>()).add(new Json.Str(cited));
      }
    }
  }

  /** The claim's own words, else the claimant's name for the incident, else the label. */
  private String word(String author, Causes.Cause cause) {
    if (!cause.text().isEmpty()) {
      return cause.text();
    }
    return register.named(author, cause).map(k -> name(author, k.incident())).orElse(cause.label());
  }

  /** What a party calls an incident; where it gave no account of it, what another does. */
  static String name(String party, Incident incident) {
    List<Account> accounts = accounts(incident);
    return accounts.stream()
        .filter(a -> a.by().equals(party))
        .findFirst()
        .orElse(accounts.getFirst())
        .name();
  }

  /** Every side's account of what happened, else of what is foreseen. */
  static List<Account> accounts(Incident incident) {
    return incident.accounts().isEmpty() ? incident.expected() : incident.accounts();
  }
}
