package parley.sim.world;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parley.line.Rule;
import parley.line.Verdict;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.HeadKeys;
import parley.log.HeadVerdict;
import parley.log.MalformedException;
import parley.log.Note;
import parley.mirror.Flash;
import parley.mirror.Push;
import parley.node.engine.NodeEvent;
import parley.node.engine.Wire;
import parley.node.storage.Anchor;
import parley.node.storage.Mark;
import parley.node.storage.Slot;
import parley.record.Origin;

/**
 * Watches what leaves the nodes and what they say: durable before signed, one root per size, no
 * effect without authority, no proof against the honest (record.md §5).
 */
final class Checks implements SimNetwork.Ear {
  private static final int KEPT = 12;

  /** An entry that counts somewhere, to be spoken of by others. */
  record Known(NodeEvent.Judged judged, String party) {}

  private final World world;
  private final List<String> violations = new ArrayList<>();
  private final Map<String, NavigableMap<Long, Hash>> heads = new TreeMap<>();
  private final Map<String, NavigableMap<Long, Hash>> receipts = new TreeMap<>();
  private final Map<String, Long> receiptTimes = new HashMap<>();
  private final List<Known> known = new ArrayList<>();
  private final Map<String, Verdict> verdicts = new HashMap<>();
  private final Ledger ledger = new Ledger();
  private final java.util.Set<String> rolledBack = new java.util.HashSet<>();
  private final List<NodeEvent.FlashProven> flashes = new ArrayList<>();
  private final Set<String> reached = new TreeSet<>();
  private final Set<String> shownTwoLogs = new java.util.HashSet<>();
  private int contradictions;
  private String forked = "";

  Checks(World world) {
    this.world = world;
  }

  void violated(String what) {
    if (violations.size() < KEPT) {
      violations.add(what + " (at " + world.agenda().now() / 1_000_000 + " ms)");
    }
  }

  List<String> violations() {
    return violations;
  }

  Ledger ledger() {
    return ledger;
  }

  List<Known> known() {
    return known;
  }

  /** Heads that left their owner, by origin and size. */
  Map<String, NavigableMap<Long, Hash>> heads() {
    return heads;
  }

  /** That party told two histories: what honest nodes say of it may differ from now on. */
  void forked(String party) {
    forked = party;
  }

  /** Whether an honest entry may be refused, since it speaks of what only its author holds. */
  private boolean ofTheForked(parley.record.@Nullable Entry entry) {
    parley.record.Ref re = entry == null ? null : entry.re();
    boolean refusal = entry != null && entry.kind().equals("refused");
    return !forked.isEmpty() && re != null && (refusal || partyOf(re.origin()).equals(forked));
  }

  /** Crossings of docs/spec that the schedule came to. */
  Set<String> reached() {
    return reached;
  }

  void reached(Set<String> crossings) {
    reached.addAll(crossings);
  }

  /** An older copy of that node's store was put back. */
  void rolledBack(SimNode node) {
    rolledBack.add(node.party());
  }

  boolean isRolledBack(SimNode node) {
    return rolledBack.contains(node.party());
  }

  /** Flashes shown ahead of their turn. */
  List<NodeEvent.FlashProven> flashes() {
    return flashes;
  }

  int contradictions() {
    return contradictions;
  }

  /** A second log was pushed to that node, which answered so. */
  void secondLog(SimNode node, int status) {
    if (status == 422) {
      shownTwoLogs.add(node.party());
    } else if (status != 503) {
      violated(node.party() + " did not see a second log of one epoch");
    }
  }

  /** Whether that node was shown two logs of one epoch. */
  boolean wasShownTwoLogs(SimNode node) {
    return shownTwoLogs.contains(node.party());
  }

  @Override
  public void sent(SimNetwork.Request request) {
    SimNode node = world.nodes().get(request.from());
    Optional<Note> note = head(request);
    if (node == null || note.isEmpty()) {
      return;
    }
    Checkpoint head = checkpoint(note.get());
    if (!partyOf(head.origin()).equals(request.from())) {
      return; // passed on for its owner
    }
    chained(heads, head.origin(), head);
    if (!node.durable().holds(head.origin(), head.size(), head.root())) {
      violated(request.from() + " signed " + head.size() + " before it was durable");
    }
    anchored(node, head, Anchor.Role.SIGNED);
  }

  private void anchored(SimNode node, Checkpoint head, Anchor.Role role) {
    List<List<Mark>> raises = node.anchorDisk().durableFrom(0);
    for (int i = raises.size() - 1; i >= 0; i--) {
      for (Mark mark : raises.get(i)) {
        if (mark.origin().equals(head.origin()) && mark.role() == role) {
          if (mark.size() < head.size()) {
            violated(node.party() + " " + role + " " + head.size() + " above its anchor");
          }
          return;
        }
      }
    }
    violated(node.party() + " " + role + " " + head.size() + " without an anchor");
  }

  private static Optional<Note> head(SimNetwork.Request request) {
    try {
      return switch (request.route()) {
        case PUSH -> Optional.of(Push.parse(request.body()).head());
        case FLASH -> Optional.of(Flash.parse(request.body()).head());
        case ENTRIES, RELAY, LOG -> Optional.empty();
      };
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  private static Checkpoint checkpoint(Note note) {
    try {
      return Checkpoint.parse(note.text());
    } catch (MalformedException e) {
      throw new IllegalStateException("an honest node sent no head", e);
    }
  }

  private void chained(Map<String, NavigableMap<Long, Hash>> of, String who, Checkpoint head) {
    Hash before = of.computeIfAbsent(who, w -> new TreeMap<>()).put(head.size(), head.root());
    if (before != null && !before.equals(head.root())) {
      violated("two roots at size " + head.size() + " by " + who);
    }
  }

  @Override
  public void answered(SimNetwork.Request request, Wire.Reply.Answered answer) {
    SimNode mirror = world.nodes().get(request.to());
    boolean receipt = request.route() == Wire.Route.PUSH && answer.status() == 200;
    Optional<Note> note = head(request);
    if (mirror == null || !receipt || note.isEmpty()) {
      return;
    }
    Checkpoint head = checkpoint(note.get());
    if (!fullySigned(head, note.get())) {
      violated(mirror.party() + " gave a receipt for a head without both signatures");
    }
    String key = mirror.keys().mirror().keys().keys().getFirst().vkey();
    chained(receipts, key + " for " + head.origin(), head);
    if (!mirror.durable().holds(head.origin(), head.size(), head.root())) {
      violated(mirror.party() + " gave a receipt for " + head.size() + " before it was durable");
    }
    anchored(mirror, head, Anchor.Role.COSIGNED);
    timed(mirror, head, answer);
  }

  private boolean fullySigned(Checkpoint head, Note note) {
    try {
      Origin origin = Origin.parse(head.origin(), "head");
      Optional<HeadKeys> keys = world.keys(origin.party()).log(origin).map(s -> s.keys());
      return keys.isPresent()
          && keys.get().verify(head, note.signatures()) instanceof HeadVerdict.Both;
    } catch (MalformedException e) {
      return false;
    }
  }

  private void timed(SimNode mirror, Checkpoint head, Wire.Reply.Answered answer) {
    try {
      String lines = new String(answer.body(), StandardCharsets.UTF_8);
      HeadKeys keys = mirror.keys().mirror().keys();
      HeadVerdict verdict = keys.verify(head, Note.parseLines(lines));
      if (!(verdict instanceof HeadVerdict.Both both)) {
        violated(mirror.party() + " gave a receipt that does not hold");
        return;
      }
      String of = keys.keys().getFirst().vkey() + " " + head.origin();
      Long before = receiptTimes.put(of, both.posixSeconds());
      if (before != null && before > both.posixSeconds()) {
        violated(mirror.party() + " gave a receipt with an earlier time than the last");
      }
    } catch (MalformedException e) {
      violated(mirror.party() + " gave a malformed receipt");
    }
  }

  void told(SimNode node, NodeEvent event) {
    switch (event) {
      case NodeEvent.Judged j -> judged(node, j);
      case NodeEvent.Stored s -> stored(node, s);
      case NodeEvent.Contradiction c -> {
        contradictions++;
        if (world.nodes().containsKey(partyOf(c.origin()))) {
          violated(node.party() + " holds a proof against the honest " + c.origin());
        }
      }
      case NodeEvent.Stopped s -> {}
      case NodeEvent.Path p -> {}
      case NodeEvent.FlashProven f -> flashes.add(f);
    }
  }

  static String partyOf(String origin) {
    return origin.substring(0, origin.indexOf('/'));
  }

  private void judged(SimNode node, NodeEvent.Judged judged) {
    String place = node.party() + " " + judged.origin() + " " + judged.index();
    Verdict before = verdicts.put(place, judged.verdict());
    boolean other = before != null && !before.equals(judged.verdict());
    if (other && !isRolledBack(node) && !leftOut(judged)) {
      violated(node.party() + " judged " + before + " and then " + judged.verdict());
    }
    if (judged.again()) {
      return;
    }
    String party = partyOf(judged.origin());
    SimNode author = world.nodes().get(party);
    boolean closed = leftOut(judged);
    boolean honest = author != null && !ofTheForked(judged.entry());
    if (judged.verdict() instanceof Verdict.Refused refused && honest && !closed) {
      violated(node.party() + " refuses an entry of the honest " + party + ": " + refused);
    }
    parley.record.Entry entry = judged.entry();
    Ledger.@Nullable Row row = entry == null ? null : ledger.find(entry);
    if (row != null && row.unlawful && judged.verdict().effective()) {
      violated(node.party() + " lets an unlawful " + row.signed.entry().kind() + " count");
    }
    if (judged.verdict().effective()) {
      known.add(new Known(judged, party));
    }
  }

  /**
   * After a loss a log ends before what its party knows to be under no signed head, and before what
   * the counterparts did not have yet when they accepted the next: it may still come to them.
   */
  private boolean leftOut(NodeEvent.Judged judged) {
    SimNode author = world.nodes().get(partyOf(judged.origin()));
    return judged.verdict() instanceof Verdict.Refused r
        && r.rule() == Rule.LOG_CLOSED
        && author != null
        && world.reopened(author);
  }

  private void stored(SimNode node, NodeEvent.Stored stored) {
    long durable =
        world.keys(stored.by()).mirrors().stream()
            .map(mirror -> node.durable().slot(stored.origin(), Slot.receipt(mirror)))
            .mapToLong(sizes -> sizes.isEmpty() ? 0 : sizes.lastKey())
            .max()
            .orElse(0);
    if (durable < stored.size()) {
      violated(node.party() + " showed a receipt before it was durable");
    }
  }
}
