package parley.sim.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.line.LineFold;
import parley.line.Rule;
import parley.line.Verdict;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Seen;

/**
 * An entry as a schedule left it, read without the code that judges it.
 *
 * @param past how much of each other log its author had seen
 * @param re the act it speaks of, or null
 * @param about acts that speak of this one
 */
record Act(
    LineFold.Judged judged,
    Entry entry,
    Map<String, Long> past,
    @Nullable Act re,
    List<Act> about) {

  /** The acts among what was judged, in that order; leaves that are no entries are left out. */
  static List<Act> of(List<LineFold.Judged> judged) {
    Map<String, Map<String, Long>> seen = new HashMap<>();
    Map<String, Act> known = new TreeMap<>();
    List<Act> acts = new ArrayList<>();
    for (LineFold.Judged j : judged) {
      Entry entry = j.entry();
      if (entry == null) {
        continue;
      }
      Map<String, Long> past = new HashMap<>(seen.getOrDefault(j.origin().toString(), Map.of()));
      for (Seen s : entry.seen()) {
        past.merge(s.origin(), s.size(), Math::max);
      }
      @Nullable Act re =
          entry.re() == null ? null : known.get(entry.re().origin() + " " + entry.re().index());
      Act act = new Act(j, entry, past, re, new ArrayList<>());
      if (!(j.verdict() instanceof Verdict.Refused)) {
        seen.put(j.origin().toString(), past);
        known.put(j.origin() + " " + j.index(), act);
        if (re != null) {
          re.about.add(act);
        }
      }
      acts.add(act);
    }
    return acts;
  }

  String kind() {
    return entry.kind();
  }

  String party() {
    return judged.origin().party();
  }

  Json.Obj body() {
    return entry.body();
  }

  /** The word that the body has there. */
  String word(String field) {
    return body().text(field);
  }

  boolean effective() {
    return judged.verdict().effective();
  }

  /** Whether a suspension stopped it. */
  boolean stopped() {
    return judged.verdict() instanceof Verdict.Inert i && i.reason() == Verdict.Reason.SUSPENDED;
  }

  boolean refusedBy(Rule rule) {
    return judged.verdict() instanceof Verdict.Refused r && r.rule() == rule;
  }

  boolean exercise() {
    return entry.mark() == Mark.EXERCISE;
  }

  /** Whether its author had that act before its eyes. */
  boolean sees(Act other) {
    return past.getOrDefault(other.judged.origin().toString(), 0L) > other.judged.index();
  }

  /** Whether neither author had seen the other's act. */
  boolean crosses(Act other) {
    return !party().equals(other.party()) && !sees(other) && !other.sees(this);
  }

  /** The field of business: acts of one that speak of one another are one matter. */
  private String field() {
    return switch (kind().split("-", 2)[0]) {
      case "outcome", "status" -> "outcomes";
      case "incident", "foreseen" -> "incidents";
      default -> "talks";
    };
  }

  /** The act that began the matter it belongs to. */
  Act root() {
    Act at = this;
    while (at.re != null && at.re.field().equals(at.field())) {
      at = at.re;
    }
    return at;
  }

  boolean sameMatter(Act other) {
    return root().equals(other.root());
  }

  /** Whether it attests that a party did what is of that kind. */
  boolean attests(String what, String who) {
    return kind().equals("attested") && word("kind").equals(what) && word("for").equals(who);
  }

  /** Whether it speaks of an act of that kind. */
  boolean of(String kind) {
    return re != null && re.kind().equals(kind);
  }

  /** Whether both speak of one act. */
  boolean sameTarget(Act other) {
    return re != null && re.equals(other.re);
  }

  /** Whether an act of that kind that counts speaks of it. */
  boolean followed(String kind) {
    return about.stream().anyMatch(a -> a.kind().equals(kind) && a.effective());
  }

  /** The act that it speaks of; only of an act that does. */
  Act target() {
    return Objects.requireNonNull(re);
  }

  /** An act is one with what stands at its place. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Act act
        && act.judged.origin().equals(judged.origin())
        && act.judged.index() == judged.index();
  }

  @Override
  public int hashCode() {
    return Objects.hash(judged.origin(), judged.index());
  }

  @Override
  public String toString() {
    return party() + " " + judged.index() + " " + kind();
  }
}
