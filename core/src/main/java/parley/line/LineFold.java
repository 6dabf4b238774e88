package parley.line;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.KeyType;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.log.NoteSignature;
import parley.log.Suite;
import parley.record.BlobRef;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Kind;
import parley.record.Kinds;
import parley.record.Mark;
import parley.record.Origin;
import parley.record.Seen;
import parley.record.SignedEntry;
import parley.record.SignerId;

/**
 * The fold of one line (docs/spec/fold.md). Leaves of every party's logs are offered in the order
 * of each log, logs in any order; each entry is judged once, as soon as what its author had seen is
 * here, against its own log's prefix and that past. Two folds that were offered the same leaves
 * have the same state, in whatever order they came.
 *
 * <p>Not safe for use by several threads at once; {@link #key} may be asked beside it.
 */
public final class LineFold {
  /**
   * What a fold is told beforehand.
   *
   * @param lineId the line's full name
   * @param pins each party's pinned party key: Ed25519, ML-DSA-44; an empty list for one that was
   *     absent when the line began
   * @param complete parties whose logs are known whole here, that is the node's own
   * @param salt any number that a peer cannot know; it changes no result
   */
  public record Terms(
      String lineId, Map<String, List<NoteKey>> pins, Set<String> complete, long salt) {}

  /**
   * An entry and what it came to.
   *
   * @param entry null where the leaf is no entry
   */
  public record Judged(
      Origin origin, long index, Hash leaf, @Nullable Entry entry, Verdict verdict) {}

  private final Terms terms;
  private final LineBook book;
  private final Suite suite;
  private final Judge judge;
  private final Evolve evolve;
  private volatile Map<SignerId, NoteKey> keys = Map.of();

  /**
   * An empty fold.
   *
   * @param domains what may be done on the line beside keeping it, each of them new
   */
  public LineFold(Terms terms, Suite suite, LogView logs, List<Domain> domains) {
    this.terms = terms;
    this.suite = suite;
    this.book = new LineBook(terms, domains);
    this.judge = new Judge(book, suite, logs);
    this.evolve = new Evolve(book, suite);
    rememberKeys();
  }

  /**
   * Offers the next leaf of a log.
   *
   * @throws IllegalArgumentException if the log is of another line or the index is not the next
   */
  public void offer(Origin origin, long index, Reading reading) {
    PartyFold party = book.party(origin.party());
    if (party == null || !origin.line().equals(terms.lineId())) {
      throw new IllegalArgumentException("a log of another line: " + origin);
    }
    party.offer(new PartyFold.Waiting(origin, index, reading));
  }

  /**
   * Says what the first leaf of a log is that will be offered later: where logs are read one after
   * the other, the last leaves of an old one are judged only when it is settled where it ends.
   */
  public void foresee(Origin origin, Reading opening) {
    PartyFold party = book.party(origin.party());
    if (party != null) {
      party.foresee(new PartyFold.Waiting(origin, 0, opening));
    }
  }

  /**
   * Whether a party's logs are known whole here from now on: a node's own are not while they are
   * still being read, or were lost in part.
   */
  public void whole(String party, boolean is) {
    book.whole(party, is);
  }

  /** Judges whatever can be judged, in a causal order. */
  public List<Judged> advance() {
    List<Judged> judged = new ArrayList<>();
    boolean moved = true;
    while (moved) {
      moved = false;
      for (PartyFold party : book.parties) {
        moved |= advance(party, judged);
      }
      moved = moved || cross();
    }
    return judged;
  }

  /** Where nothing else can be judged, openings may have crossed. */
  private boolean cross() {
    List<Crossings.End> ends = judge.crossings().settled();
    evolve.cross(ends);
    return !ends.isEmpty();
  }

  private boolean advance(PartyFold party, List<Judged> judged) {
    boolean moved = false;
    PartyFold.Waiting leaf = judge.next(party);
    while (leaf != null && judge.judge(party, leaf) instanceof Judge.Finding.Done done) {
      judged.add(take(party, leaf, done));
      moved = true;
      leaf = judge.next(party);
    }
    PartyFold.Waiting late = party.leftBehind();
    while (late != null) {
      party.taken(late);
      judged.add(judged(late, new Verdict.Refused(Rule.LOG_CLOSED, "past the end of its log")));
      late = party.leftBehind();
    }
    return moved;
  }

  private static Judged judged(PartyFold.Waiting leaf, Verdict verdict) {
    Entry entry = leaf.reading() instanceof Reading.Read r ? r.signed().entry() : null;
    return new Judged(leaf.origin(), leaf.index(), leaf.reading().leaf(), entry, verdict);
  }

  private Judged take(PartyFold party, PartyFold.Waiting leaf, Judge.Finding.Done done) {
    party.taken(leaf);
    Judge.Act act = done.act();
    Judged judged = judged(leaf, done.verdict());
    if (act == null && leaf.index() == 0) {
      party.broken = done.verdict();
      return judged;
    }
    if (act != null) {
      evolve.apply(act, done.verdict());
    }
    party.seen = done.prefix();
    remember(party, judged.entry(), done.verdict(), book.tick(done.prefix()));
    if (act != null && (leaf.index() == 0 || act.entry().kind().startsWith("key-"))) {
      rememberKeys();
    }
    return judged;
  }

  private static void remember(PartyFold party, @Nullable Entry entry, Verdict verdict, int tick) {
    if (entry == null) {
      party.facts.add(Mark.REAL, Set.of(), verdict, tick);
      return;
    }
    Kind kind = Kinds.find(entry.act().kind());
    if (!(verdict instanceof Verdict.Refused)) {
      // What is refused uses up no id: else a lapse that went wrong once could never be stated.
      party.ids.add(entry.id(), party.facts.size());
      party.attachments += entry.blobs().stream().map(BlobRef::hash).distinct().count();
    }
    party.facts.add(entry.mark(), kind == null ? Set.of() : kind.traits(), verdict, tick);
  }

  /**
   * Decides an act before it is signed: the verdict that it would have as the next entry of its
   * log, form and size included. Empty if a prefix that it states as seen, or part of its own log,
   * is not folded here.
   */
  public Optional<Verdict> decide(Entry act) {
    List<NoteKey> assumed = new ArrayList<>();
    List<NoteSignature> blank = new ArrayList<>();
    for (SignerId signer : act.signers()) {
      Optional<NoteKey> key = key(signer).or(() -> opens(act, signer));
      key.ifPresent(assumed::add);
      KeyType type = key.map(NoteKey::type).orElse(KeyType.ED25519);
      byte[] id = HexFormat.of().parseHex(signer.keyId());
      blank.add(new NoteSignature(signer.name(), id, new byte[type.blobBytes()]));
    }
    Reading reading = Reading.of(new SignedEntry(act, blank).bytes());
    if (reading instanceof Reading.Read read) {
      reading = new Reading.Read(read.signed(), read.leaf(), assumed);
    }
    return decide(act.origin(), reading);
  }

  /** A party that was absent opens its log with a key that its own first entry states. */
  private Optional<NoteKey> opens(Entry act, SignerId signer) {
    try {
      return act.kind().equals("genesis")
          ? Genesis.ownKeys(act, suite).stream()
              .filter(key -> SignerId.of(key).equals(signer))
              .findFirst()
          : Optional.empty();
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  /**
   * Decides a signed entry before it is written: the verdict that it would have as the next of that
   * log. Empty as in {@link #decide(Entry)}.
   */
  public Optional<Verdict> decide(Origin log, Reading reading) {
    PartyFold party = book.party(log.party());
    if (party == null) {
      throw new IllegalArgumentException("the author is no party of the line");
    }
    if (party.broken != null) {
      return Optional.of(party.broken);
    }
    String origin = log.toString();
    long index = party.offeredSize(origin);
    PartyFold.Waiting leaf = new PartyFold.Waiting(log, index, reading);
    if (index > 0 && party.pending(origin)) {
      return judge.crossings().decide(party, leaf);
    }
    if (index != party.foldedSize(origin) || (index > 0 && party.closed(origin))) {
      return Optional.empty();
    }
    return switch (judge.judge(party, leaf)) {
      case Judge.Finding.Done done -> Optional.of(done.verdict());
      case Judge.Finding.Blocked b -> Optional.empty();
    };
  }

  /** Whether the log was opened, and waits until every counterpart has accepted it. */
  public boolean pending(Origin log) {
    PartyFold party = book.party(log.party());
    return party != null && party.pending(log.toString());
  }

  /** Whether the party left that log behind: what it holds of the sequence is fixed. */
  public boolean closed(Origin log) {
    PartyFold party = book.party(log.party());
    return party != null && party.closed(log.toString());
  }

  /** Where an entry stands. */
  public record Place(String origin, long index) {}

  /** Where the entry with that id stands first in a party's logs, as far as they are folded. */
  public Optional<Place> find(String party, String id) {
    PartyFold fold = book.party(party);
    long ordinal = fold == null ? -1 : fold.ids.at(id);
    if (fold == null || ordinal < 0) {
      return Optional.empty();
    }
    PartyFold.Place place = fold.place(ordinal);
    return Optional.of(new Place(place.origin(), place.index()));
  }

  /** The key of a signer, if the fold so far knows one; whether it counts is judged later. */
  public Optional<NoteKey> key(SignerId signer) {
    return Optional.ofNullable(keys.get(signer));
  }

  private void rememberKeys() {
    Map<SignerId, NoteKey> known = new java.util.HashMap<>();
    for (PartyFold party : book.parties) {
      party.partyKeys.forEach(k -> known.put(SignerId.of(k), k));
      party.grants.forEach((id, grant) -> known.put(id, grant.key()));
    }
    keys = Map.copyOf(known);
  }

  /** A counterpart's log and how much of it is folded. */
  public record Prefixed(String origin, long size) {}

  /**
   * What is folded of counterparts' current logs beyond what the party's own entries state as seen.
   */
  public List<Prefixed> news(String party) {
    PartyFold own = book.party(party);
    List<Prefixed> news = new ArrayList<>();
    for (PartyFold peer : book.parties) {
      PartyFold.Segment last = peer.last();
      boolean more = own != null && own != peer && peer.facts.size() > own.seen.of(peer.number);
      if (more && last != null) {
        news.add(new Prefixed(last.origin(), peer.foldedSize(last.origin())));
      }
    }
    return news;
  }

  /** How many leaves of that log were folded. */
  public long folded(String origin) {
    PartyFold party = book.party(origin.substring(0, origin.indexOf('/')));
    return party == null ? 0 : party.foldedSize(origin);
  }

  /** Why a party's log opens nothing, if it does not: nothing that follows it is believed. */
  public Optional<Verdict> broken(String party) {
    PartyFold fold = book.party(party);
    return fold == null ? Optional.empty() : Optional.ofNullable(fold.broken);
  }

  /** How many leaves of a party wait for something not yet here. */
  public int waiting(String party) {
    PartyFold fold = book.party(party);
    return fold == null ? 0 : fold.waiting();
  }

  /** What an entry that waits states as seen and is not here, and whose entry it is. */
  public record Awaited(String by, Seen seen) {}

  /** What the first entries that wait, one for each party, wait for. */
  public List<Awaited> awaited() {
    List<Awaited> awaited = new ArrayList<>();
    for (PartyFold party : book.parties) {
      PartyFold.Waiting leaf = party.next();
      if (leaf != null && leaf.reading() instanceof Reading.Read read) {
        for (Seen seen : read.signed().entry().seen()) {
          PartyFold peer = book.party(seen.origin().substring(0, seen.origin().indexOf('/')));
          boolean missing = peer != null && peer.offeredSize(seen.origin()) < seen.size();
          if (missing && peer != party) {
            awaited.add(new Awaited(party.party, seen));
          }
        }
      }
    }
    return awaited;
  }

  /** The state at the folded prefixes. */
  public LineState state() {
    return new LineState(book);
  }

  /** The state as one object: equal on both sides for equal prefixes. */
  public Json.Obj json() {
    return book.json();
  }
}
