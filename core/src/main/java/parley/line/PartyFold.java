package parley.line;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.NoteKey;
import parley.record.Json;
import parley.record.Origin;
import parley.record.SignerId;

/**
 * One party's sequence: its first log up to where the next epoch's opening and the counterparts'
 * acceptance end it, then the next log, and so on (record.md §5.3). An entry's ordinal is its place
 * in that sequence. Holds what the party's own entries say: cards, keys, posts, holders, epochs.
 */
final class PartyFold {
  /** One log of the sequence; {@code base} is the ordinal of its entry 0. */
  record Segment(String origin, long base) {}

  /** The card of a party that was absent, as this one pinned it. */
  record Pin(long ordinal, List<NoteKey> keys, Hash card) {}

  /** A leaf that waits for its turn. */
  record Waiting(Origin origin, long index, Reading reading) {}

  final int number;
  final String party;
  final Facts facts = new Facts();
  final IdTable ids;
  final Map<SignerId, Grant> grants = new HashMap<>();
  final Map<String, Json.Obj> posts = new TreeMap<>();
  final Map<String, Holder> holders = new TreeMap<>();
  final List<Said> tenures = new ArrayList<>();
  final List<Segment> segments = new ArrayList<>();
  final Map<String, Long> revokedMirrors = new TreeMap<>();
  final MirrorKeys mirrors;
  Prefix seen;
  List<NoteKey> partyKeys;
  final Map<Integer, Pin> pinned = new TreeMap<>();

  /** The rungs that this party attests others to have reached. */
  final Ladder heard = new Ladder();

  /** Attachments that the party's entries name, those refused aside. */
  long attachments;

  @Nullable Card card;
  @Nullable Verdict broken;

  private @Nullable Origin current;
  private long currentEnd = Long.MAX_VALUE;
  private @Nullable Origin accepted;
  private final Map<String, Deque<Waiting>> waiting = new LinkedHashMap<>();
  private final Map<String, Long> offered = new HashMap<>();
  private final Map<String, Waiting> foreseen = new HashMap<>();

  PartyFold(int number, String party, List<NoteKey> pinned, Prefix none, long salt) {
    this.number = number;
    this.party = party;
    this.partyKeys = List.copyOf(pinned);
    this.seen = none;
    this.mirrors = new MirrorKeys(party);
    this.ids = new IdTable(salt);
  }

  /** Where that entry stands in the sequence, or empty if it does not (yet). */
  Optional<Long> ordinal(String origin, long index) {
    for (int i = segments.size() - 1; i >= 0; i--) {
      Segment s = segments.get(i);
      if (s.origin().equals(origin)) {
        long end = i + 1 < segments.size() ? segments.get(i + 1).base() : facts.size();
        long ordinal = s.base() + index;
        return index >= 0 && ordinal < end ? Optional.of(ordinal) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Where an entry of the sequence stands. */
  record Place(String origin, long index) {}

  /** The place of an ordinal that was folded. */
  Place place(long ordinal) {
    for (int i = segments.size() - 1; i >= 0; i--) {
      if (segments.get(i).base() <= ordinal) {
        return new Place(segments.get(i).origin(), ordinal - segments.get(i).base());
      }
    }
    throw new IndexOutOfBoundsException("ordinal " + ordinal);
  }

  /** How many leaves of that log were folded. */
  long foldedSize(String origin) {
    for (int i = segments.size() - 1; i >= 0; i--) {
      Segment s = segments.get(i);
      if (s.origin().equals(origin)) {
        long end = i + 1 < segments.size() ? segments.get(i + 1).base() : facts.size();
        return end - s.base();
      }
    }
    return 0;
  }

  /** The log in which the sequence now stands, or null before the genesis. */
  @Nullable Segment last() {
    return segments.isEmpty() ? null : segments.getLast();
  }

  void offer(Waiting leaf) {
    String origin = leaf.origin().toString();
    long expected = offered.getOrDefault(origin, 0L);
    if (leaf.index() != expected) {
      throw new IllegalArgumentException(
          origin + ": leaf " + expected + " expected, not " + leaf.index());
    }
    offered.put(origin, expected + 1);
    foreseen.remove(origin);
    waiting.computeIfAbsent(origin, o -> new ArrayDeque<>()).add(leaf);
  }

  /** How many leaves of that log were offered so far. */
  long offeredSize(String origin) {
    return offered.getOrDefault(origin, 0L);
  }

  /**
   * The next leaf of the sequence, or null while none is there or an epoch waits to be accepted.
   */
  @Nullable Waiting next() {
    Segment last = last();
    if (broken != null) {
      return null;
    }
    if (last == null) {
      return firstGenesis();
    }
    if (foldedSize(last.origin()) < currentEnd) {
      return peek(last.origin());
    }
    return accepted == null ? null : peek(accepted.toString());
  }

  /** Of two first logs, which no honest party has, the one offered first: the node pins one. */
  private @Nullable Waiting firstGenesis() {
    for (Deque<Waiting> queue : waiting.values()) {
      Waiting leaf = queue.peek();
      if (leaf != null && leaf.origin().epoch() == 1) {
        return leaf;
      }
    }
    return null;
  }

  private @Nullable Waiting peek(String origin) {
    Deque<Waiting> queue = waiting.get(origin);
    return queue == null ? null : queue.peek();
  }

  /** Whether it is settled where the log in which the sequence stands ends. */
  boolean ended() {
    return accepted != null;
  }

  /** The first leaves of the logs that could be the next epoch. */
  List<Waiting> openings() {
    return waiting.values().stream()
        .map(Deque::getFirst)
        .filter(leaf -> leaf.index() == 0 && leaf.origin().epoch() == epoch() + 1)
        .toList();
  }

  /** The first leaf of a log that is not yet part of the sequence, or null. */
  @Nullable Waiting opening(String origin) {
    Waiting leaf = peek(origin);
    return leaf == null || leaf.index() > 0 ? null : leaf;
  }

  /** The same, with those that are known to come. */
  List<Waiting> openingsAhead() {
    if (foreseen.isEmpty()) {
      return waiting.size() < 2 ? List.of() : openings();
    }
    List<Waiting> ahead = new ArrayList<>(openings());
    foreseen.values().stream()
        .filter(leaf -> leaf.origin().epoch() == epoch() + 1)
        .forEach(ahead::add);
    return ahead;
  }

  /** The first leaf of a log that will be offered: the log before waits with its last leaves. */
  void foresee(Waiting opening) {
    foreseen.put(opening.origin().toString(), opening);
  }

  /** Whether the log could be the next epoch, and is not part of the sequence yet. */
  boolean pending(String origin) {
    return openings().stream().anyMatch(leaf -> leaf.origin().toString().equals(origin));
  }

  /** The leaves of a log that wait, in order. */
  Iterable<Waiting> queued(String origin) {
    return waiting.getOrDefault(origin, new ArrayDeque<>());
  }

  /** The leaves that wait, in the order of the sequence. */
  List<Waiting> queued() {
    return waiting.values().stream()
        .sorted(Comparator.comparingInt(queue -> queue.getFirst().origin().epoch()))
        .flatMap(Deque::stream)
        .toList();
  }

  /** The party states this card as its own. */
  void states(Card stated) {
    card = stated;
    mirrors.take(stated);
  }

  /** The mirror keys less what an opening revokes that waits to be accepted. */
  MirrorKeys mirrorsAhead() {
    MirrorKeys ahead = mirrors.copy();
    for (Waiting opening : openings()) {
      if (opening.reading() instanceof Reading.Read read) {
        ahead.revoke(read.signed().entry().body().object("mirror"));
      }
    }
    return ahead;
  }

  /** The genesis or the opening that is being folded begins this log. */
  void opened(Origin origin) {
    segments.add(new Segment(origin.toString(), facts.size()));
    current = origin;
    currentEnd = Long.MAX_VALUE;
    accepted = null;
  }

  /**
   * Every counterpart accepted the next log: this one ends at that size. If more of it was folded,
   * somebody stated less than was there, and nothing that follows can be believed.
   */
  void ends(long size, Origin next) {
    Segment last = java.util.Objects.requireNonNull(last());
    currentEnd = size;
    accepted = next;
    if (foldedSize(last.origin()) > size) {
      broken = new Verdict.Refused(Rule.LOG_CLOSED, "the log was folded past its end");
    }
  }

  /** A leaf at or past the end of a log that the party left behind, or null: it never counts. */
  @Nullable Waiting leftBehind() {
    for (var queue : waiting.entrySet()) {
      if (closed(queue.getKey())) {
        return queue.getValue().peek();
      }
    }
    return null;
  }

  /** The epoch that an origin names. */
  static int epochOf(String origin) {
    String last = origin.substring(origin.lastIndexOf('/') + 1);
    return Integer.parseInt(last.substring(0, last.indexOf('-')));
  }

  /** Whether the sequence stands in that log, or may still come to it. */
  boolean mayStillFold(String origin) {
    Segment last = last();
    return last == null || last.origin().equals(origin) || epochOf(origin) > epoch();
  }

  /** Whether that log is, or was, part of the sequence. */
  boolean has(String origin) {
    return segments.stream().anyMatch(s -> s.origin().equals(origin));
  }

  /** The number of the current epoch, 0 before the genesis. */
  int epoch() {
    return current == null ? 0 : current.epoch();
  }

  /** Whether the party left that log behind. */
  boolean closed(String origin) {
    Segment last = last();
    return last != null
        && !last.origin().equals(origin)
        && segments.stream().anyMatch(s -> s.origin().equals(origin));
  }

  void taken(Waiting leaf) {
    Deque<Waiting> queue = waiting.get(leaf.origin().toString());
    Waiting first = queue == null ? null : queue.poll();
    if (queue == null || first == null || first.index() != leaf.index()) {
      throw new IllegalStateException("a leaf is taken in its turn");
    }
    if (queue.isEmpty()) {
      waiting.remove(leaf.origin().toString());
    }
  }

  /** Leaves that wait, over all logs. */
  int waiting() {
    return waiting.values().stream().mapToInt(Deque::size).sum();
  }
}
