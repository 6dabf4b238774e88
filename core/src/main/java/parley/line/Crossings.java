package parley.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Openings of epochs that cross (docs/spec/fold.md, "Openings that cross"). Whoever opened an epoch
 * can accept another's in the new log only, which waits itself: where such logs wait for nothing
 * but one another, their old logs end together. That every old log is folded up to its end before
 * makes the outcome the same in whatever order leaves came.
 */
final class Crossings {
  private final LineBook book;
  private final EpochRules rules;

  Crossings(LineBook book, EpochRules rules) {
    this.book = book;
    this.rules = rules;
  }

  /**
   * Where an old log ends.
   *
   * @param opening the first leaf of the log that follows
   * @param early where the acceptances stand that count for it ahead of their turn
   */
  record End(PartyFold opener, PartyFold.Waiting opening, long size, List<PartyFold.Place> early) {
    /** Whether nothing below the end is still to be judged. */
    boolean folded() {
      PartyFold.Segment last = opener.last();
      return last != null && opener.foldedSize(last.origin()) >= size;
    }
  }

  /** An acceptance at the head of a log that waits. */
  private record Early(String opened, long size, PartyFold.Place place) {}

  /** The ends of old logs that openings which cross settle together; none if none do. */
  List<End> settled() {
    for (PartyFold opener : book.parties) {
      for (PartyFold.Waiting opening : opener.openings()) {
        Map<String, End> ends = new LinkedHashMap<>();
        boolean whole = !opener.ended() && follow(opener, opening, ends);
        boolean cross = ends.values().stream().anyMatch(end -> !end.early().isEmpty());
        if (whole && cross && ends.values().stream().allMatch(End::folded)) {
          return List.copyOf(ends.values());
        }
      }
    }
    return List.of();
  }

  /** Adds the ends of the log before that opening, and of all that it hangs on. */
  private boolean follow(PartyFold opener, PartyFold.Waiting opening, Map<String, End> ends) {
    String origin = opening.origin().toString();
    if (ends.containsKey(origin)) {
      return true;
    }
    if (!(opening.reading() instanceof Reading.Read)) {
      return false;
    }
    List<PartyFold.Place> early = new ArrayList<>();
    ends.put(origin, new End(opener, opening, 0, early));
    long size = EpochRules.stated(opening);
    for (PartyFold peer : book.parties) {
      Optional<Long> accepted = book.accepted(origin, peer);
      if (accepted.isEmpty() && book.accepts(opener, opener.facts.size(), peer)) {
        Early ahead = ahead(peer, opener, origin, ends);
        if (ahead == null) {
          return false;
        }
        early.add(ahead.place());
        accepted = Optional.of(ahead.size());
      }
      size = Math.max(size, accepted.orElse(0L));
    }
    ends.put(origin, new End(opener, opening, size, early));
    return true;
  }

  /** The peer's acceptance of that log in one that waits, if that waits for nothing else. */
  private @Nullable Early ahead(
      PartyFold peer, PartyFold opener, String origin, Map<String, End> ends) {
    if (peer.ended()) {
      return null;
    }
    for (PartyFold.Waiting other : peer.openings()) {
      Early early = head(peer, other.origin().toString()).get(opener.number);
      Map<String, End> more = new LinkedHashMap<>(ends);
      if (early != null && early.opened().equals(origin) && follow(peer, other, more)) {
        ends.putAll(more);
        return early;
      }
    }
    return null;
  }

  /**
   * The acceptances at the head of a log that waits, the first for each opener by its number:
   * signed by the party key, with nothing but such entries between them and the opening.
   */
  private Map<Integer, Early> head(PartyFold author, String origin) {
    Map<Integer, Early> head = new TreeMap<>();
    for (PartyFold.Waiting leaf : author.queued(origin)) {
      if (leaf.index() == 0) {
        continue;
      }
      Optional<Verdict> verdict = rules.verdict(author, leaf);
      if (verdict.isEmpty()) {
        return head;
      }
      if (verdict.get().effective()) {
        parley.record.Json.Obj body = ((Reading.Read) leaf.reading()).signed().entry().body();
        String opened = body.text("opened");
        PartyFold.Place place = new PartyFold.Place(origin, leaf.index());
        long size = body.object("previous").integer("size", 0);
        head.putIfAbsent(opener(opened), new Early(opened, size, place));
      }
    }
    return head;
  }

  private int opener(String opened) {
    return book.names.indexOf(opened.substring(0, opened.indexOf('/')));
  }

  /**
   * What an entry would come to as the next of a log that waits; empty unless it is an acceptance
   * at its head.
   */
  Optional<Verdict> decide(PartyFold author, PartyFold.Waiting leaf) {
    String origin = leaf.origin().toString();
    for (PartyFold.Waiting before : author.queued(origin)) {
      if (before.index() > 0 && !EpochRules.leads(author, before)) {
        return Optional.empty();
      }
    }
    Optional<Verdict> verdict = rules.verdict(author, leaf);
    boolean again =
        leaf.reading() instanceof Reading.Read read
            && verdict.isPresent()
            && head(author, origin)
                .containsKey(opener(read.signed().entry().body().text("opened")));
    return again && verdict.get().effective()
        ? Optional.of(new Verdict.Refused(Rule.BAD_STATEMENT, EpochRules.ONCE))
        : verdict;
  }
}
