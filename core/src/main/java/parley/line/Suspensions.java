package parley.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.record.Json;
import parley.record.Kind;
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
   */
  record Flag(
      int party,
      long set,
      long cleared,
      Mark mark,
      List<String> kinds,
      List<String> topics,
      String wording) {
    boolean stands(Prefix prefix) {
      long size = prefix.of(party);
      return set < size && cleared >= size;
    }

    boolean stops(Kind kind, List<String> actTopics) {
      boolean kindMatches = kinds.isEmpty() || kinds.contains(kind.name());
      boolean topicMatches = topics.isEmpty() || actTopics.stream().anyMatch(topics::contains);
      return kindMatches && topicMatches;
    }
  }

  private final List<Flag> flags = new ArrayList<>();

  void set(Flag flag) {
    flags.add(flag);
  }

  /** Clears the flag that the party set at the ordinal; false if no such flag stands. */
  boolean clear(int party, long set, long ordinal) {
    for (int i = 0; i < flags.size(); i++) {
      Flag f = flags.get(i);
      if (f.party() == party && f.set() == set && f.cleared() == Long.MAX_VALUE) {
        flags.set(i, new Flag(party, set, ordinal, f.mark(), f.kinds(), f.topics(), f.wording()));
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

  /** Whether a flag that stands at the prefix stops such an act. */
  boolean stops(Prefix prefix, Mark mark, Kind kind, List<String> topics) {
    for (Flag flag : flags) {
      if (flag.mark() == mark && flag.stands(prefix) && flag.stops(kind, topics)) {
        return true;
      }
    }
    return false;
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
    obj = flag.kinds().isEmpty() ? obj : obj.with("kinds", Json.strings(flag.kinds()));
    return flag.topics().isEmpty() ? obj : obj.with("topics", Json.strings(flag.topics()));
  }
}
