package parley.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import parley.log.Hash;
import parley.record.Json;
import parley.record.Mark;

/** The state of a line as the fold now stands, for reading. */
public final class LineState {
  /**
   * A suspension that stands: who set it, in what words, for what kinds and topics of act.
   *
   * @param from when it begins, where notice of that was given; else it began when it was stated
   * @param attestedBy the party that says so, where the one that suspends did not sign it; else
   *     empty
   */
  public record Suspension(
      String party,
      Mark mark,
      String wording,
      List<String> kinds,
      List<String> topics,
      Optional<Instant> from,
      String attestedBy) {}

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
                    book.names.get(f.party()),
                    f.mark(),
                    f.wording(),
                    f.kinds(),
                    f.topics(),
                    f.from(),
                    f.attested() ? book.names.get(f.set().party()) : ""))
        .toList();
  }

  /** Every suspension ever stated, with the agreements to resume and the resumption of each. */
  public Collection<Matters.Matter> suspensionHistory() {
    return book.suspensions.history();
  }

  /** Whether that suspension, or end of the line, stands. */
  public boolean stands(Target flag) {
    return book.suspensions.standingAt(book.tip(), flag).isPresent();
  }

  /** Every statement of who holds which post of a party, oldest first. */
  public List<Said> tenures(String party) {
    PartyFold fold = book.party(party);
    return fold == null ? List.of() : List.copyOf(fold.tenures);
  }

  /** Parties that have no log on the line yet, because they had no node when it began. */
  public List<String> absent() {
    return book.absent.stream()
        .filter(party -> book.parties.get(party).facts.size() == 0)
        .map(book.names::get)
        .toList();
  }

  /** Whether a party pinned the card of another that was absent when the line began. */
  public boolean paired(String party, String with) {
    PartyFold fold = book.party(party);
    return fold != null && fold.pinned.containsKey(book.names.indexOf(with));
  }

  /** Who stands behind an act. */
  public Grade grade(Target act) {
    return book.attestations.grade(act, book.names.size());
  }

  /** Who stands behind the entry at that place; empty while it is not folded. */
  public Optional<Grade> grade(String origin, long index) {
    return book.find(origin, index).map(this::grade);
  }

  /** How many acts are attested, confirmed or disputed, by the grade's word. */
  public Map<String, Long> attested() {
    return book.attestations.tally(book.names.size());
  }

  /** The names of the line's parties, sorted. */
  public List<String> parties() {
    return book.names;
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

  /**
   * Every mirror key that the party states, and up to where one may still build on it: an opening
   * that waits to be accepted says already what its party lost.
   */
  public MirrorKeys mirrorsAhead(String party) {
    PartyFold fold = book.party(party);
    return fold == null ? new MirrorKeys(party) : fold.mirrorsAhead();
  }

  /** Every mirror key that the party states, and up to where each stands. */
  public MirrorKeys mirrors(String party) {
    PartyFold fold = book.party(party);
    return fold == null ? new MirrorKeys(party) : fold.mirrors;
  }

  /**
   * The state of one domain.
   *
   * @throws IllegalArgumentException if the fold was made without it
   */
  public <D extends Domain> D domain(Class<D> type) {
    for (Domain domain : book.domains) {
      if (type.isInstance(domain)) {
        return type.cast(domain);
      }
    }
    throw new IllegalArgumentException("the fold has no " + type.getSimpleName());
  }

  /** Where an act of the sequence stands. */
  public LineFold.Place place(Target act) {
    PartyFold.Place place = book.parties.get(act.party()).place(act.ordinal());
    return new LineFold.Place(place.origin(), place.index());
  }

  /** The act at that place, once it is part of its party's sequence; empty if it is not. */
  public Optional<Target> target(String origin, long index) {
    return book.find(origin, index);
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
    Optional<Target> target = book.find(origin, index);
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

  /** How many attachments of the entry at that place a party ever said that it holds. */
  public long attachments(String origin, long index, String by) {
    PartyFold party = book.party(by);
    return party == null
        ? 0
        : book.find(origin, index).map(t -> book.ladder.stored(t, party.number)).orElse(0L);
  }

  /** How many attachments a party's entries name, those refused aside. */
  public long attachmentsNamed(String party) {
    PartyFold author = book.party(party);
    return author == null ? 0 : author.attachments;
  }

  /** Of the attachments that a party's entries name, how many another said that it holds. */
  public long attachmentsStored(String party, String by) {
    PartyFold author = book.party(party);
    PartyFold holder = book.party(by);
    return author == null || holder == null
        ? 0
        : book.ladder.storedOf(author.number, holder.number);
  }

  /** Whether the entry at that place is a rung, of which no rung speaks. */
  public boolean rung(String origin, long index) {
    return book.find(origin, index)
        .map(t -> book.parties.get(t.party()).facts.rung(t.ordinal()))
        .orElse(false);
  }

  /** Whether every party agreed that this blob be deleted, with its salt. */
  public boolean mayForget(Hash blob) {
    return book.deletions.getOrDefault(blob.base64(), Set.of()).size() == book.parties.size();
  }

  /** The rungs that others attest a party to have reached for the entry at that place. */
  public List<String> heard(String origin, long index, String by) {
    PartyFold party = book.party(by);
    Optional<Target> target = book.find(origin, index);
    return party == null || target.isEmpty()
        ? List.of()
        : Arrays.stream(Ladder.Rung.values())
            .filter(rung -> !at(target.get(), party, rung))
            .filter(rung -> book.reached(target.get(), party, rung))
            .map(Ladder.Rung::kind)
            .toList();
  }

  /**
   * The requests of a party that some counterpart has not answered; an answer that is attested is
   * one.
   */
  public List<Open> unanswered(String party) {
    PartyFold fold = book.party(party);
    List<Open> open = new ArrayList<>();
    for (var request : book.requests.entrySet()) {
      Target target = request.getKey();
      if (fold == null || !book.ownRequest(target, fold) || answered(target)) {
        continue;
      }
      PartyFold.Place place = fold.place(target.ordinal());
      open.add(
          new Open(
              place.origin(),
              place.index(),
              request.getValue().mark(),
              request.getValue().answerBySeconds(),
              lowestRung(target, book.parties),
              at(target, fold, Ladder.Rung.LAPSED)));
    }
    return open;
  }

  /**
   * A request with a time to answer by.
   *
   * @param answered when each party that answered did, in seconds of its own clock
   * @param rungs the highest rung that each counterpart reached, or the empty string
   * @param lapsed whether its author wrote the lapse
   */
  public record Asked(
      Target act,
      String by,
      Mark mark,
      String kind,
      long askedSeconds,
      long answerBySeconds,
      Map<String, Long> answered,
      Map<String, String> rungs,
      boolean lapsed) {}

  /** The requests with a time to answer by; answered by all or not. */
  public List<Asked> asked(boolean answeredByAll) {
    List<Asked> asked = new ArrayList<>();
    for (var request : book.requests.entrySet()) {
      if (answered(request.getKey()) == answeredByAll) {
        asked.add(asked(request.getKey(), request.getValue()));
      }
    }
    return asked;
  }

  /** A request of no other business, and the first answer of each party that gave one. */
  public record Exchange(Said request, Map<String, Said> answers) {}

  /** Every request that belongs to no other business, whether it names a time or not. */
  public List<Exchange> exchanges() {
    return book.exchanges.values().stream()
        .map(e -> new Exchange(e.request(), new TreeMap<>(e.answers())))
        .toList();
  }

  private Asked asked(Target target, LineBook.Request request) {
    PartyFold author = book.parties.get(book.speaker(target));
    Map<String, Long> answered = new TreeMap<>();
    request.answers().forEach((p, t) -> answered.put(book.names.get(p), t));
    Map<String, String> rungs = new TreeMap<>();
    for (PartyFold party : book.parties) {
      if (party != author) {
        rungs.put(party.party, lowestRung(target, List.of(party)));
      }
    }
    return new Asked(
        target,
        author.party,
        request.mark(),
        request.kind(),
        request.askedSeconds(),
        request.answerBySeconds(),
        answered,
        rungs,
        at(target, author, Ladder.Rung.LAPSED));
  }

  private boolean answered(Target target) {
    return book.parties.stream()
        .allMatch(p -> p.number == target.party() || book.reached(target, p, Ladder.Rung.ANSWERED));
  }

  /** What every counterpart among these reached at least. */
  private String lowestRung(Target target, List<PartyFold> parties) {
    List<Ladder.Rung> climb =
        List.of(
            Ladder.Rung.NOT_UNDERSTOOD,
            Ladder.Rung.UNDERSTOOD,
            Ladder.Rung.ACKNOWLEDGED,
            Ladder.Rung.DISPLAYED);
    for (Ladder.Rung rung : climb) {
      boolean all =
          parties.stream().allMatch(p -> p.number == target.party() || at(target, p, rung));
      if (all) {
        return rung.kind();
      }
    }
    return "";
  }

  private boolean at(Target target, PartyFold by, Ladder.Rung rung) {
    return book.ladder.at(target, by.number, rung) != null;
  }
}
