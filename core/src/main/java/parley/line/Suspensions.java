package parley.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;

/**
 * The suspension flags of a line: each party sets and clears its own, and the line is open while
 * none stands. Flags of exercises stand apart from real ones. A flag that one party attests another
 * to have set binds the one that attests it and nobody else.
 */
final class Suspensions {
  /**
   * One flag: who set it, for what, and where it was cleared.
   *
   * @param party who suspends
   * @param set where it is written: in another party's log if that one attests it
   * @param cleared where it was cleared; more than once where acts crossed
   * @param kinds kinds of act it stops; none means all
   * @param topics topics it stops; none means all
   * @param fromSeconds from which author's time on it stops: notice was given until then
   * @param ends whether it ends the line: then nobody clears it
   */
  record Flag(
      int party,
      Target set,
      List<Target> cleared,
      Mark mark,
      List<String> kinds,
      List<String> topics,
      String wording,
      long fromSeconds,
      boolean ends) {
    boolean stands(Prefix prefix) {
      return set.in(prefix) && cleared.stream().noneMatch(c -> c.in(prefix));
    }

    Optional<Instant> from() {
      return Optional.of(fromSeconds).filter(s -> s != Long.MIN_VALUE).map(Instant::ofEpochSecond);
    }

    boolean attested() {
      return set.party() != party;
    }

    /**
     * Whether the act may clear it: who set it does; a flag that is only attested, also who attests
     * it. An end of the line that was signed is for good.
     */
    boolean mayClear(Judge.Act act) {
      boolean grade = act.forAnother() ? set.party() == act.author().number : true;
      return party == act.speaker().number && grade && (attested() || !ends);
    }

    boolean binds(PartyFold author) {
      return !attested() || set.party() == author.number;
    }

    boolean stops(Entry act) {
      boolean kindMatches = kinds.isEmpty() || kinds.contains(act.kind());
      boolean topicMatches = topics.isEmpty() || Topics.of(act).stream().anyMatch(topics::contains);
      boolean begun = act.at().getEpochSecond() >= fromSeconds;
      return mark == act.mark() && kindMatches && topicMatches && begun;
    }

    Flag clearedBy(Target act) {
      List<Target> all = Stream.concat(cleared.stream(), Stream.of(act)).toList();
      return new Flag(party, set, all, mark, kinds, topics, wording, fromSeconds, ends);
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

  /** Clears the flag that was set there. */
  void clear(Target set, Target act) {
    flags.replaceAll(f -> f.set().equals(set) ? f.clearedBy(act) : f);
  }

  /** The flag that was set there, if it stands at the prefix. */
  Optional<Flag> standingAt(Prefix prefix, Target set) {
    return flags.stream().filter(f -> f.set().equals(set) && f.stands(prefix)).findFirst();
  }

  /** Why an act is stopped: a party ended the line, or suspended such acts. */
  Verdict.@Nullable Reason stops(Judge.Act act) {
    Verdict.Reason found = null;
    for (Flag flag : flags) {
      if (flag.stands(act.prefix()) && flag.binds(act.author()) && flag.stops(act.entry())) {
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
        .sorted(Comparator.comparingInt(Flag::party).thenComparing(Flag::set))
        .toList();
  }

  static Json json(Flag flag, List<String> names) {
    Json.Obj obj =
        Json.Obj.EMPTY
            .with("party", names.get(flag.party()))
            .with("set", flag.set().ordinal())
            .with("mark", flag.mark().word())
            .with("wording", flag.wording());
    obj = flag.attested() ? obj.with("attested-by", names.get(flag.set().party())) : obj;
    obj = flag.ends() ? obj.with("ends", true) : obj;
    obj = flag.fromSeconds() == Long.MIN_VALUE ? obj : obj.with("from", flag.fromSeconds());
    obj = flag.kinds().isEmpty() ? obj : obj.with("kinds", Json.strings(flag.kinds()));
    return flag.topics().isEmpty() ? obj : obj.with("topics", Json.strings(flag.topics()));
  }
}
