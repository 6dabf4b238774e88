package parley.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
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
  /** One acceptance of an opened epoch by a counterpart. */
  record Acceptance(int by, long ordinal, long size) {}

  /**
   * An acceptance at the head of a log that itself waits to be accepted: the entry at that place of
   * the log will be judged in its turn.
   */
  record Early(String opened, int by, long size, String origin, long index) {}

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
  final Map<String, List<Acceptance>> acceptances = new TreeMap<>();
  final Map<String, List<Early>> early = new TreeMap<>();
  final Map<Target, Request> requests = new TreeMap<>();
  final List<Domain> domains;
  private final Set<String> complete;

  LineBook(LineFold.Terms terms, List<Domain> domains) {
    Map<String, List<NoteKey>> pins = terms.pins();
    this.domains = List.copyOf(domains);
    this.names = List.copyOf(new TreeMap<>(pins).keySet());
    this.complete = new java.util.HashSet<>(terms.complete());
    this.charters = new CharterBook(names.size());
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
    Target target = new Target(act.author().number, act.ordinal());
    Target of = re == null ? null : find(re.origin(), re.index()).orElseThrow();
    return new Said(act.author().party, target, tick(act.prefix()), act.entry(), of, stopped);
  }

  /** The entry at that place, once it is part of its party's sequence. */
  Optional<Target> find(String origin, long index) {
    PartyFold party = party(origin.substring(0, origin.indexOf('/')));
    return party == null
        ? Optional.empty()
        : party.ordinal(origin, index).map(o -> new Target(party.number, o));
  }

  /**
   * Whether the act's id stood within its past, in whose sequence ever. A lapse's id can be
   * foretold, so that a counterpart could use it up: of a lapse only the writer's own count.
   */
  boolean repeated(Judge.Act act) {
    boolean lapse = act.kind().name().equals("lapse");
    for (PartyFold party : parties) {
      boolean counts = !lapse || party == act.author();
      if (counts && party.ids.before(act.entry().id(), act.prefix().of(party.number))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a prefix that is not folded yet may still turn out to be folded. Of a log that is known
   * whole (a node's own), what is not there was made up; a log that its party left behind, or never
   * took up, grows no more; and a later epoch is seen by those only who accepted it.
   */
  boolean mayComeStill(PartyFold author, PartyFold peer, Seen seen) {
    if (complete.contains(peer.party) && peer.offeredSize(seen.origin()) < seen.size()) {
      return false;
    }
    if (!peer.mayStillFold(seen.origin())) {
      return false;
    }
    return PartyFold.epochOf(seen.origin()) == 1
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

  /** Whether the party accepted that epoch of the opener, under whatever origin. */
  boolean acceptedBefore(PartyFold opener, int epoch, PartyFold by) {
    return of(acceptances, opener, epoch).anyMatch(a -> a.by() == by.number)
        || of(early, opener, epoch).anyMatch(e -> e.by() == by.number);
  }

  private static <T> Stream<T> of(Map<String, List<T>> given, PartyFold opener, int epoch) {
    return given.entrySet().stream()
        .filter(e -> e.getKey().startsWith(opener.party + "/"))
        .filter(e -> PartyFold.epochOf(e.getKey()) == epoch)
        .flatMap(e -> e.getValue().stream());
  }

  /** Whether the act is the acceptance that counted before its turn. */
  boolean countedEarly(Judge.Act act, String opened) {
    String origin = act.entry().origin().toString();
    long index = act.author().foldedSize(origin);
    return early.getOrDefault(opened, List.of()).stream()
        .anyMatch(e -> e.origin().equals(origin) && e.index() == index);
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
      if (peer != act.author() && !accepted) {
        return false;
      }
    }
    return true;
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
    List<Json> flags =
        suspensions.at(tip).stream().map(f -> Suspensions.json(f, names.get(f.party()))).toList();
    return Json.Obj.EMPTY
        .with("accepted", accepted())
        .with("asked", asked())
        .with("parties", obj)
        .with("charter", inForce)
        .with("charters", charters.json(tip, names))
        .with("suspended", flags)
        .with("ladder", ladder.json(names))
        .with("business", domains.stream().map(Domain::json).toList());
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
