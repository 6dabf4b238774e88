package parley.line;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;

/**
 * The suspension flags of a line: each party sets and clears its own, and the line is open while
 * none stands. Flags of exercises stand apart from real ones.
 */
final class Suspensions {
  /**
   * One flag: who set it, at which ordinal, for what, and where it was cleared.
   *
   * @param kinds kinds of act it stops; none means all
   * @param topics topics it stops; none means all
   * @param fromSeconds from which author's time on it stops: notice was given until then
   * @param ends whether it ends the line: then nobody clears it
   */
  record Flag(
      int party,
      long set,
      long cleared,
      Mark mark,
      List<String> kinds,
      List<String> topics,
      String wording,
      long fromSeconds,
      boolean ends) {
    boolean stands(Prefix prefix) {
      long size = prefix.of(party);
      return set < size && cleared >= size;
    }

    boolean stops(Entry act) {
      boolean kindMatches = kinds.isEmpty() || kinds.contains(act.kind());
      boolean topicMatches = topics.isEmpty() || Topics.of(act).stream().anyMatch(topics::contains);
      boolean begun = act.at().getEpochSecond() >= fromSeconds;
      return mark == act.mark() && kindMatches && topicMatches && begun;
    }

    Flag cleared(long ordinal) {
      return new Flag(party, set, ordinal, mark, kinds, topics, wording, fromSeconds, ends);
    }
  }

  private final List<Flag> flags = new ArrayList<>();
  private final Matters acts = new Matters();

  void set(Flag flag, Said act) {
    flags.add(flag);
    acts.add(act);
  }

  /** Keeps what else is said of a flag: that the parties agreed to resume, that it was cleared. */
  void keep(Said act) {
    acts.add(act);
  }

  /** Every flag ever set, with what was said of it. */
  Collection<Matters.Matter> history() {
    return acts.all();
  }

  /** Clears the flag that the party set at the ordinal; false if no such flag stands. */
  boolean clear(int party, long set, long ordinal) {
    for (int i = 0; i < flags.size(); i++) {
      Flag f = flags.get(i);
      if (f.party() == party && f.set() == set && f.cleared() == Long.MAX_VALUE) {
        flags.set(i, f.cleared(ordinal));
        return true;
      }
    }
    return false;
  }

  /** The flag that the party set at the ordinal and that still stands. */
  Optional<Flag> standing(int party, long set) {
    return flags.stream()
        .filter(f -> f.party() == party && f.set() == set && f.cleared() == Long.MAX_VALUE)
        .findFirst();
  }

  /** That flag, if it stands at the prefix. */
  Optional<Flag> standingAt(Prefix prefix, int party, long set) {
    return flags.stream()
        .filter(f -> f.party() == party && f.set() == set && f.stands(prefix))
        .findFirst();
  }

  /** Why an act with that past is stopped: a party ended the line, or suspended such acts. */
  Verdict.@Nullable Reason stops(Prefix prefix, Entry act) {
    Verdict.Reason found = null;
    for (Flag flag : flags) {
      if (flag.stands(prefix) && flag.stops(act)) {
        if (flag.ends()) {
          return Verdict.Reason.CLOSED;
        }
        found = Verdict.Reason.SUSPENDED;
      }
    }
    return found;
  }

  /** The flags that stand at the prefix, by party and place: not by the order of folding. */
  List<Flag> at(Prefix prefix) {
    return flags.stream()
        .filter(f -> f.stands(prefix))
        .sorted(Comparator.comparingInt(Flag::party).thenComparingLong(Flag::set))
        .toList();
  }

  static Json json(Flag flag, String party) {
    Json.Obj obj =
        Json.Obj.EMPTY
            .with("party", party)
            .with("set", flag.set())
            .with("mark", flag.mark().word())
            .with("wording", flag.wording());
    obj = flag.ends() ? obj.with("ends", true) : obj;
    obj = flag.fromSeconds() == Long.MIN_VALUE ? obj : obj.with("from", flag.fromSeconds());
    obj = flag.kinds().isEmpty() ? obj : obj.with("kinds", Json.strings(flag.kinds()));
    return flag.topics().isEmpty() ? obj : obj.with("topics", Json.strings(flag.topics()));
  }
}
