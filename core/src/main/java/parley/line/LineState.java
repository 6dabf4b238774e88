package parley.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.log.Hash;
import parley.record.Json;
import parley.record.Mark;

/** The state of a line as the fold now stands, for reading. */
public final class LineState {
  /** A suspension that stands: who set it, in what words, for what kinds and topics of act. */
  public record Suspension(
      String party, Mark mark, String wording, List<String> kinds, List<String> topics) {}

  /** The rungs that one party reached for one entry of another. */
  public record Rungs(
      boolean displayed,
      boolean acknowledged,
      boolean understood,
      boolean notUnderstood,
      boolean answered,
      boolean refused) {}

  /**
   * A request that asks for an answer by a time and has none from some counterpart.
   *
   * @param rung the highest rung that every counterpart reached, or the empty string
   * @param lapsed whether its author wrote the lapse
   */
  public record Open(
      String origin, long index, Mark mark, long answerBySeconds, String rung, boolean lapsed) {}

  private final LineBook book;

  LineState(LineBook book) {
    this.book = book;
  }

  /** SHA-256 over the canonical form of the whole state. */
  public Hash digest() {
    return Hash.sha256(book.json().bytes());
  }

  /** The charter in force, if every party signed one. */
  public Optional<Charter> charter() {
    return book.charters.inForce(book.tip());
  }

  /** The charter of that hash, if any party proposed it. */
  public Optional<Charter> proposed(Hash hash) {
    return book.charters.find(hash, book.tip());
  }

  /** Charters proposed and not in force that the party has not signed, by proposer, newest last. */
  public List<Charter> unsigned(String party) {
    return book.charters.unsigned(book.names.indexOf(party), book.tip());
  }

  /** Suspensions that stand, of the mark. The line is open while there is none. */
  public List<Suspension> suspensions(Mark mark) {
    return book.suspensions.at(book.tip()).stream()
        .filter(f -> f.mark() == mark)
        .map(
            f ->
                new Suspension(
                    book.names.get(f.party()), f.mark(), f.wording(), f.kinds(), f.topics()))
        .toList();
  }

  /** The holders of a party's posts, by post; a post without a holder is left out. */
  public Map<String, Holder> holders(String party) {
    PartyFold fold = book.party(party);
    return fold == null ? Map.of() : new TreeMap<>(fold.holders);
  }

  /** The posts of a party: title and rung by name. */
  public Map<String, Json.Obj> posts(String party) {
    PartyFold fold = book.party(party);
    return fold == null ? Map.of() : new TreeMap<>(fold.posts);
  }

  /** Every key that the party granted, in no order. */
  public List<Grant> grants(String party) {
    PartyFold fold = book.party(party);
    return fold == null ? List.of() : new ArrayList<>(fold.grants.values());
  }

  /** The party's newest card on this line. */
  public Optional<Card> card(String party) {
    PartyFold fold = book.party(party);
    return fold == null ? Optional.empty() : Optional.ofNullable(fold.card);
  }

  /** Every mirror key that the party states, and up to where each stands. */
  public MirrorKeys mirrors(String party) {
    PartyFold fold = book.party(party);
    return fold == null ? new MirrorKeys(party) : fold.mirrors;
  }

  /** What the entry at that place came to: effective, inert or refused; empty while not folded. */
  public Optional<String> outcome(String origin, long index) {
    return book.find(origin, index)
        .map(
            target -> {
              Facts facts = book.parties.get(target.party()).facts;
              String idle = facts.refused(target.ordinal()) ? "refused" : "inert";
              return facts.effective(target.ordinal()) ? "effective" : idle;
            });
  }

  /** The rungs that a party reached for the entry at that place. */
  public Rungs rungs(String origin, long index, String by) {
    PartyFold party = book.party(by);
    Optional<Ladder.Target> target = book.find(origin, index);
    if (party == null || target.isEmpty()) {
      return new Rungs(false, false, false, false, false, false);
    }
    return new Rungs(
        at(target.get(), party, Ladder.Rung.DISPLAYED),
        at(target.get(), party, Ladder.Rung.ACKNOWLEDGED),
        at(target.get(), party, Ladder.Rung.UNDERSTOOD),
        at(target.get(), party, Ladder.Rung.NOT_UNDERSTOOD),
        at(target.get(), party, Ladder.Rung.ANSWERED),
        at(target.get(), party, Ladder.Rung.REFUSED));
  }

  /** The requests of a party that some counterpart has not answered. */
  public List<Open> unanswered(String party) {
    PartyFold fold = book.party(party);
    List<Open> open = new ArrayList<>();
    for (var request : book.requests.entrySet()) {
      Ladder.Target target = request.getKey();
      if (fold == null || target.party() != fold.number || answered(target)) {
        continue;
      }
      PartyFold.Place place = fold.place(target.ordinal());
      open.add(
          new Open(
              place.origin(),
              place.index(),
              request.getValue().mark(),
              request.getValue().answerBySeconds(),
              lowestRung(target),
              at(target, fold, Ladder.Rung.LAPSED)));
    }
    return open;
  }

  private boolean answered(Ladder.Target target) {
    return book.parties.stream()
        .allMatch(p -> p.number == target.party() || at(target, p, Ladder.Rung.ANSWERED));
  }

  /** What every counterpart reached at least. */
  private String lowestRung(Ladder.Target target) {
    List<Ladder.Rung> climb =
        List.of(
            Ladder.Rung.NOT_UNDERSTOOD,
            Ladder.Rung.UNDERSTOOD,
            Ladder.Rung.ACKNOWLEDGED,
            Ladder.Rung.DISPLAYED);
    for (Ladder.Rung rung : climb) {
      boolean all =
          book.parties.stream().allMatch(p -> p.number == target.party() || at(target, p, rung));
      if (all) {
        return rung.kind();
      }
    }
    return "";
  }

  private boolean at(Ladder.Target target, PartyFold by, Ladder.Rung rung) {
    return book.ladder.at(target, by.number, rung) != null;
  }
}
