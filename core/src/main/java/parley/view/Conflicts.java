package parley.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.record.Json;
import parley.talk.Phase;
import parley.talk.Talk;

/** Talks at the same hours, on whatever lines, that call for the same office or person. */
final class Conflicts {
  private static final int MAX_LISTED = 16;

  /** What is to take place at the hours of its terms. */
  private static final Set<Phase> FIRM = Set.of(Phase.PLANNED, Phase.SCHEDULED, Phase.UNDER_WAY);

  /** What would, if it were accepted as proposed last. */
  private static final Set<Phase> PROPOSED = Set.of(Phase.REQUESTED, Phase.COUNTERED, Phase.LAPSED);

  /** The hours of a talk; one without an end takes up its first second. */
  private record Slot(Line line, Talk talk, Instant begin, Instant end, Set<String> called) {
    static Optional<Slot> of(Line line, Talk talk) {
      Json.Obj terms = talk.terms().json();
      if (!terms.has("begin")) {
        return Optional.empty();
      }
      Instant begin = Instant.parse(terms.text("begin"));
      Instant end = terms.has("end") ? Instant.parse(terms.text("end")) : begin;
      end = end.isAfter(begin) ? end : begin.plusSeconds(1);
      return Optional.of(new Slot(line, talk, begin, end, People.called(line.state(), talk)));
    }

    boolean conflicts(Slot other) {
      return begin.isBefore(other.end)
          && other.begin.isBefore(end)
          && !same(other)
          && !Collections.disjoint(called, other.called);
    }

    private boolean same(Slot other) {
      return line.name().equals(other.line.name())
          && talk.opening().target().equals(other.talk.opening().target());
    }
  }

  private final Visits visits;

  /** What is firm, by its beginning. */
  private final List<Slot> slots = new ArrayList<>();

  /** By when everything up to that slot is over: nothing before can overlap with what follows. */
  private final List<Instant> over = new ArrayList<>();

  /** The talks of every line given. */
  Conflicts(Scope scope, Visits visits) {
    this.visits = visits;
    for (Line line : scope.all()) {
      for (Talk talk : TalkRows.of(line, scope)) {
        if (FIRM.contains(talk.phase())) {
          Slot.of(line, talk).ifPresent(slots::add);
        }
      }
    }
    slots.sort(Comparator.comparing(Slot::begin));
    for (Slot slot : slots) {
      boolean later = over.isEmpty() || slot.end().isAfter(over.getLast());
      over.add(later ? slot.end() : over.getLast());
    }
  }

  /** The firm talks that stand in the way of this one, the latest first. */
  List<Json> of(Line line, Talk talk) {
    if (!FIRM.contains(talk.phase()) && !PROPOSED.contains(talk.phase())) {
      return List.of();
    }
    return Slot.of(line, talk).map(this::of).orElse(List.of());
  }

  private List<Json> of(Slot slot) {
    List<Json> found = new ArrayList<>();
    int at = begunBefore(slot.end());
    while (--at >= 0 && over.get(at).isAfter(slot.begin()) && found.size() < MAX_LISTED) {
      Slot other = slots.get(at);
      if (slot.conflicts(other)
          && !visits.nested(slot.line(), slot.talk(), other.line(), other.talk())) {
        found.add(Scope.place(other.line(), other.talk().opening().target()));
      }
    }
    return found;
  }

  /** How many slots begin before that time. */
  private int begunBefore(Instant time) {
    int low = 0;
    int high = slots.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (slots.get(middle).begin().isBefore(time)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
