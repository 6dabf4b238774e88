package parley.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.log.NoteKey;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Ref;
import parley.record.Seen;

/**
 * What the fold of a line holds: each party's sequence, and what is shared between them, every fact
 * stamped with the ordinal of the entry that states it, so that it can be asked at any prefix.
 */
final class LineBook {
  /** Kinds whose ids follow from what they speak of (docs/spec/fold.md, "Judging", 10). */
  private static final Set<String> FORETOLD = Set.of("lapse", "refused", "blob-stored", "evidence");

  /**
   * A request of no other business, and each party's first answer to it by its own clock. Bodies
   * are kept no further than what says when it was.
   */
  record Exchange(Said request, Map<String, Said> answers) {}

  /** One acceptance of an opened epoch by a counterpart. */
  record Acceptance(int by, long ordinal, long size) {}

  /**
   * A request that asks for an answer by a time.
   *
   * @param answers when each party first answered, by its number, in its own clock's seconds
   */
  record Request(
      Mark mark,
      String kind,
      long askedSeconds,
      long answerBySeconds,
      Map<Integer, Long> answers) {}

  final List<String> names;
  final List<PartyFold> parties = new ArrayList<>();
  final CharterBook charters;
  final Suspensions suspensions = new Suspensions();
  final Ladder ladder = new Ladder();
  final Attestations attestations = new Attestations();

  /** Parties without a node when the line began, by number; known from the first genesis on. */
  final Set<Integer> absent = new java.util.TreeSet<>();

  final Map<String, List<Acceptance>> acceptances = new TreeMap<>();

  /** Where acceptances stand that counted ahead of their turn, because openings crossed. */
  final Set<PartyFold.Place> early = new java.util.HashSet<>();

  final Map<Target, Request> requests = new TreeMap<>();
  final Map<Target, Exchange> exchanges = new TreeMap<>();
  final List<Domain> domains;

  /** By blob, who agreed that it be deleted. */
  final Map<String, Set<String>> deletions = new TreeMap<>();

  private final Set<String> complete;

  LineBook(LineFold.Terms terms, List<Domain> domains) {
    Map<String, List<NoteKey>> pins = terms.pins();
    this.domains = List.copyOf(domains);
    this.names = List.copyOf(new TreeMap<>(pins).keySet());
    this.complete = new java.util.HashSet<>(terms.complete());
    this.charters = new CharterBook(names.size(), absent);
    for (String name : names) {
      List<NoteKey> pinned = java.util.Objects.requireNonNull(pins.get(name));
      parties.add(
          new PartyFold(parties.size(), name, pinned, Prefix.none(names.size()), terms.salt()));
    }
  }

  /** The party of that name, or null if it is none of the line. */
  @Nullable PartyFold party(String name) {
    int number = names.indexOf(name);
    return number < 0 ? null : parties.get(number);
  }

  /** The domain that judges the kind, or null. */
  @Nullable Domain domain(String kind) {
    for (Domain domain : domains) {
      if (domain.kinds().contains(kind)) {
        return domain;
      }
    }
    return null;
  }

  /** More than the causal depth of everything in that past. */
  int tick(Prefix past) {
    int deepest = 0;
    for (PartyFold party : parties) {
      deepest = Math.max(deepest, party.facts.tick(past.of(party.number) - 1));
    }
    return deepest + 1;
  }

  /** The act as a domain takes it. */
  Said said(Judge.Act act, boolean stopped) {
    Ref re = act.entry().re();
    Target of = re == null ? null : find(re.origin(), re.index()).orElseThrow();
    return new Said(
        act.speaker().party,
        act.place(),
        tick(act.prefix()),
        act.entry(),
        of,
        stopped,
        act.attestation());
  }

  /** The party that did what stands there, or is said to have done it. */
  int speaker(Target place) {
    return attestations.speaker(place);
  }

  /** Whether the request is the party's own, in its own log: what others attest never lapses. */
  boolean ownRequest(Target request, PartyFold party) {
    return request.party() == party.number && speaker(request) == party.number;
  }

  /** Whether the party reached the rung for what stands there, or somebody attests that it did. */
  boolean reached(Target place, PartyFold by, Ladder.Rung rung) {
    return ladder.at(place, by.number, rung) != null
        || parties.stream().anyMatch(p -> p.heard.at(place, by.number, rung) != null);
  }

  /** The entry at that place, once it is part of its party's sequence. */
  Optional<Target> find(String origin, long index) {
    PartyFold party = party(origin.substring(0, origin.indexOf('/')));
    return party == null
        ? Optional.empty()
        : party.ordinal(origin, index).map(o -> new Target(party.number, o));
  }

  /**
   * Whether the act's id stood within its past, in whose sequence ever. The ids of what a clerk
   * writes can be foretold, so that a counterpart could use them up: there only the writer's own
   * count.
   */
  boolean repeated(Judge.Act act) {
    boolean foretold = FORETOLD.contains(act.kind().name());
    for (PartyFold party : parties) {
      boolean counts = !foretold || party == act.author();
      if (counts && party.ids.before(act.entry().id(), act.prefix().of(party.number))) {
        return true;
      }
    }
    return false;
  }

  /** Whether more is stated than there is of a log that is known whole, as a node's own is. */
  boolean madeUp(PartyFold peer, Seen seen) {
    return complete.contains(peer.party) && peer.offeredSize(seen.origin()) < seen.size();
  }

  /**
   * Whether a prefix that is not folded yet may still turn out to be folded. A log that its party
   * left behind, or never took up, grows no more; and a later epoch is seen by those only who
   * accepted it, or for whom it had begun before they came.
   */
  boolean mayComeStill(PartyFold author, PartyFold peer, Seen seen) {
    if (!peer.mayStillFold(seen.origin())) {
      return false;
    }
    return PartyFold.epochOf(seen.origin()) == 1
        || author.last() == null
        || peer.has(seen.origin())
        || acceptances.getOrDefault(seen.origin(), List.of()).stream()
            .anyMatch(a -> a.by() == author.number);
  }

  /** From now on the party's logs are known whole here, or no longer. */
  void whole(String party, boolean is) {
    if (is) {
      complete.add(party);
    } else {
      complete.remove(party);
    }
  }

  /** Whether all that the party will ever write in that log was offered, as for a node's own. */
  boolean complete(PartyFold party) {
    return complete.contains(party.party);
  }

  /** The acceptance of that epoch of the opener by the party, under whatever origin. */
  boolean acceptedBefore(PartyFold opener, int epoch, PartyFold by) {
    return acceptances.entrySet().stream()
        .filter(e -> e.getKey().startsWith(opener.party + "/"))
        .filter(e -> PartyFold.epochOf(e.getKey()) == epoch)
        .anyMatch(e -> e.getValue().stream().anyMatch(a -> a.by() == by.number));
  }

  /** The size that the party's acceptance of that log cites, once it was judged. */
  Optional<Long> accepted(String opened, PartyFold by) {
    return acceptances.getOrDefault(opened, List.of()).stream()
        .filter(a -> a.by() == by.number)
        .map(Acceptance::size)
        .findFirst();
  }

  /** Whether the act is an acceptance that counted ahead of its turn. */
  boolean countedEarly(Judge.Act act) {
    String origin = act.entry().origin().toString();
    return early.contains(new PartyFold.Place(origin, act.author().foldedSize(origin)));
  }

  /** Whether every counterpart's acceptance of the author's epoch lies in the act's past. */
  boolean epochAccepted(Judge.Act act) {
    PartyFold.Segment last = act.author().last();
    if (last == null || act.author().segments.size() == 1) {
      return true;
    }
    List<Acceptance> given = acceptances.getOrDefault(last.origin(), List.of());
    for (PartyFold peer : parties) {
      boolean accepted =
          given.stream()
              .anyMatch(a -> a.by() == peer.number && a.ordinal() < act.prefix().of(peer.number));
      if (accepts(act.author(), last.base(), peer) && !accepted) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the party must accept an epoch of the opener that begins at the ordinal: one that was
   * absent must only if the opener had pinned its card by then.
   */
  boolean accepts(PartyFold opener, long base, PartyFold peer) {
    PartyFold.Pin pin = opener.pinned.get(peer.number);
    boolean paired = pin != null && pin.ordinal() < base;
    return peer != opener && (paired || !absent.contains(peer.number));
  }

  /** Whether no party must accept the opener's next epoch. */
  boolean alone(PartyFold opener) {
    return parties.stream().noneMatch(peer -> accepts(opener, opener.facts.size(), peer));
  }

  /** The prefix as it was before any party came that had been absent. */
  Prefix founders(Prefix prefix) {
    Prefix founders = prefix;
    for (int party : absent) {
      founders = founders.with(party, 0);
    }
    return founders;
  }

  /** How far every sequence is folded. */
  Prefix tip() {
    Prefix tip = Prefix.none(names.size());
    for (PartyFold party : parties) {
      tip = tip.with(party.number, party.facts.size());
    }
    return tip;
  }

  /** The whole state as one object; equal states print equal bytes. */
  Json.Obj json() {
    Json.Obj obj = Json.Obj.EMPTY;
    for (PartyFold party : parties) {
      obj = obj.with(party.party, PartyState.json(party));
    }
    Prefix tip = tip();
    String inForce = charters.inForce(tip).map(c -> c.hash().hex()).orElse("");
    List<Json> flags = suspensions.at(tip).stream().map(f -> Suspensions.json(f, names)).toList();
    Json.Obj state =
        Json.Obj.EMPTY
            .with("accepted", accepted())
            .with("asked", asked())
            .with("parties", obj)
            .with("charter", inForce)
            .with("charters", charters.json(tip, names))
            .with("suspended", flags)
            .with("ladder", ladder.json(names))
            .with("business", domains.stream().map(Domain::json).toList());
    state = deletions.isEmpty() ? state : state.with("deletions", deleted());
    return attestations.isEmpty()
        ? state
        : state.with("attested", attestations.json(names)).with("heard", heard());
  }

  private Json.Obj deleted() {
    Json.Obj deleted = Json.Obj.EMPTY;
    for (var deletion : deletions.entrySet()) {
      deleted = deleted.with(deletion.getKey(), Json.strings(List.copyOf(deletion.getValue())));
    }
    return deleted;
  }

  private Json.Obj heard() {
    Json.Obj obj = Json.Obj.EMPTY;
    for (PartyFold party : parties) {
      obj = obj.with(party.party, party.heard.json(names));
    }
    return obj;
  }

  private Json.Obj accepted() {
    Json.Obj obj = Json.Obj.EMPTY;
    for (var opened : acceptances.entrySet()) {
      Json.Obj by = Json.Obj.EMPTY;
      for (Acceptance a : opened.getValue()) {
        by = by.with(names.get(a.by()), a.size());
      }
      obj = obj.with(opened.getKey(), by);
    }
    return obj;
  }

  private Json asked() {
    List<Json> rows = new ArrayList<>();
    for (var request : requests.entrySet()) {
      rows.add(
          Json.Obj.EMPTY
              .with("of", names.get(request.getKey().party()))
              .with("ordinal", request.getKey().ordinal())
              .with("mark", request.getValue().mark().word())
              .with("answer-by", request.getValue().answerBySeconds()));
    }
    return new Json.Arr(rows);
  }
}
