package parley.talk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parley.line.Said;
import parley.line.Target;
import parley.record.Json;

/**
 * What the acts of one talk come to, in causal order. Total: each act was in order in its own past,
 * and what crossed it is settled here (docs/spec/talks.md, "Crossings").
 */
final class TalkFold {
  private final List<String> line;
  private final List<Said> acts;
  private final Map<Target, Proposal> proposals = new LinkedHashMap<>();
  private final Map<String, Addressee> addressees = new TreeMap<>();
  private final Map<String, Said> begun = new TreeMap<>();
  private final Map<String, Said> held = new TreeMap<>();
  private final List<Said> planned = new ArrayList<>();
  private final Map<String, Said> postponed = new TreeMap<>();
  private final List<Said> cancelled = new ArrayList<>();

  private TalkFold(List<Said> acts, List<String> line) {
    this.acts = acts;
    this.line = line;
  }

  /** The talk that these acts come to, on a line of these parties. */
  static Talk of(List<Said> acts, List<String> line) {
    TalkFold fold = new TalkFold(acts, line);
    acts.forEach(fold::take);
    return fold.talk();
  }

  private void take(Said act) {
    switch (act.kind()) {
      case "talk-request" -> {
        proposals.put(act.target(), Proposal.of(act, null));
        addressed(act).forEach(addressees::putIfAbsent);
      }
      case "talk-counter" -> proposals.put(act.target(), Proposal.of(act, proposal(act.re())));
      case "talk-accept", "talk-decline" ->
          proposals.computeIfPresent(of(act), (t, p) -> p.replied(act));
      case "talk-withdraw" -> proposals.computeIfPresent(of(act), (t, p) -> p.withdrawn(act));
      case "lapse" -> proposals.computeIfPresent(of(act), (t, p) -> p.lapsed(act));
      case "pass-on" -> addressees.put(act.by(), passedOn(act));
      case "talk-planned" -> planned.add(act);
      case "talk-postpone" -> postponed.put(act.by(), act);
      case "talk-cancel" -> cancelled.add(act);
      case "talk-begin" -> begun.put(act.by(), act);
      case "talk-held" -> held.put(act.by(), act);
      case "call-record" -> called(act);
      default -> {
        // What was said of a talk moves it nowhere.
      }
    }
  }

  /** A call at which the words did not match was with somebody, but nobody knows with whom. */
  private void called(Said act) {
    if (!act.entry().body().text("challenge").equals("not-matched")) {
      held.putIfAbsent(act.by(), act);
    }
  }

  /** Who is asked by a request or an invitation, by party. */
  static Map<String, Addressee> addressed(Said act) {
    Map<String, Addressee> asked = new TreeMap<>();
    for (Json item : act.entry().body().items("to")) {
      if (item instanceof Json.Obj to) {
        asked.put(to.text("party"), Addressee.of(to.text("party"), to));
      }
    }
    return asked;
  }

  /** To whom the author's party passed on what it was asked. */
  static Addressee passedOn(Said act) {
    return Addressee.of(act.by(), act.entry().body().object("to"));
  }

  private static Target of(Said act) {
    return java.util.Objects.requireNonNull(act.re());
  }

  /** The proposal that a counter speaks of: itself, or by way of an acceptance. */
  private @Nullable Target proposal(@Nullable Target re) {
    for (Proposal p : proposals.values()) {
      boolean accepted = p.replies().values().stream().anyMatch(r -> r.target().equals(re));
      if (p.act().target().equals(re) || accepted) {
        return p.act().target();
      }
    }
    return null;
  }

  /** Who talks: who asked and who is asked; with no request on record, all of the line. */
  private List<String> parties() {
    if (proposals.isEmpty()) {
      return line;
    }
    TreeSet<String> parties = new TreeSet<>(addressees.keySet());
    parties.add(proposals.values().iterator().next().act().by());
    return List.copyOf(parties);
  }

  private Talk talk() {
    List<String> parties = parties();
    Proposal agreed = agreed(parties);
    List<Proposal> open = open(parties);
    return new Talk(
        phase(agreed, open),
        parties,
        Map.copyOf(addressees),
        List.copyOf(proposals.values()),
        agreed,
        open,
        Map.copyOf(held),
        List.copyOf(acts));
  }

  /** The last proposal that every party concerned signed. */
  private @Nullable Proposal agreed(Collection<String> parties) {
    Proposal last = null;
    for (Proposal p : proposals.values()) {
      last = p.agreed(parties) ? p : last;
    }
    return last;
  }

  /** Proposals that may still be answered: not taken back, refused, agreed or countered. */
  private List<Proposal> open(Collection<String> parties) {
    return proposals.values().stream()
        .filter(p -> p.withdrawn() == null && !p.declined() && !p.agreed(parties))
        .filter(p -> proposals.values().stream().noneMatch(c -> counters(c, p)))
        .toList();
  }

  private static boolean counters(Proposal counter, Proposal parent) {
    return parent.act().target().equals(counter.parent()) && counter.withdrawn() == null;
  }

  /** What took place took place; then what was called off or taken back; then what was agreed. */
  private Phase phase(@Nullable Proposal agreed, List<Proposal> open) {
    if (!held.isEmpty()) {
      return Phase.HELD;
    }
    if (!begun.isEmpty()) {
      return Phase.UNDER_WAY;
    }
    if (!cancelled.isEmpty()) {
      return Phase.CANCELLED;
    }
    if (proposals.isEmpty()) {
      return planned.isEmpty() ? Phase.SOUNDED : planned();
    }
    if (proposals.values().stream().noneMatch(p -> p.parent() == null && p.withdrawn() == null)) {
      return Phase.WITHDRAWN;
    }
    return agreed == null ? negotiated(open) : standing(agreed);
  }

  /** A party's postponement stands until that party itself signs other terms. */
  private Phase standing(Proposal agreed) {
    for (Said postponement : postponed.values()) {
      Said signature = agreed.signature(postponement.by());
      if (signature == null || signature.target().ordinal() < postponement.target().ordinal()) {
        return Phase.POSTPONED;
      }
    }
    return Phase.SCHEDULED;
  }

  /** A plan stands until a party puts it off; whoever planned it may say so anew. */
  private Phase planned() {
    boolean off = postponed.values().stream().anyMatch(p -> p.compareTo(planned.getLast()) > 0);
    return off ? Phase.POSTPONED : Phase.PLANNED;
  }

  private Phase negotiated(List<Proposal> open) {
    if (open.isEmpty()) {
      boolean refused = proposals.values().stream().anyMatch(Proposal::declined);
      return refused ? Phase.DECLINED : Phase.WITHDRAWN;
    }
    Proposal last = open.getLast();
    if (last.lapse() != null) {
      return Phase.LAPSED;
    }
    return last.parent() == null ? Phase.REQUESTED : Phase.COUNTERED;
  }
}
