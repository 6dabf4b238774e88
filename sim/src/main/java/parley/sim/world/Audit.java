package parley.sim.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import parley.diplomacy.Diplomacy;
import parley.line.Card;
import parley.line.LineFold;
import parley.line.Reading;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.node.engine.Engine;
import parley.node.engine.LineDesk;
import parley.node.storage.Slot;
import parley.record.Origin;
import parley.record.Seen;
import parley.record.SignedEntry;
import parley.transcript.SecondLogProof;

/** What must hold at the end, when every fault is over and the backlog has drained. */
final class Audit {
  private final World world;
  private final Map<Hash, Reading> readings = new HashMap<>();

  Audit(World world) {
    this.world = world;
  }

  void run() {
    world.nodes().values().forEach(this::copies);
    world.nodes().values().forEach(this::chain);
    world.nodes().values().forEach(this::receipts);
    world.nodes().values().forEach(this::evidence);
    world.nodes().values().forEach(this::outcomes);
    if (world.allHonest()) {
      if (world.nodes().values().stream().noneMatch(world::readOnly)) {
        states();
      }
    }
    refold();
  }

  private List<String> ownLogs(SimNode node) {
    return node.durable().logs().entrySet().stream()
        .filter(e -> e.getValue().party.equals(node.party()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Who was shown two logs of one epoch has a proof of it in its own, which holds. */
  private void evidence(SimNode node) {
    if (!world.checks().wasShownTwoLogs(node) || world.checks().isRolledBack(node)) {
      return;
    }
    long proofs =
        ownLogs(node).stream()
            .flatMap(o -> java.util.Objects.requireNonNull(node.durable().log(o)).leaves.stream())
            .filter(leaf -> Reading.of(leaf) instanceof Reading.Read r && proven(r.signed()))
            .count();
    if (proofs != 1) {
      violated(node.party() + " holds " + proofs + " proofs of a second log");
    }
  }

  private boolean proven(SignedEntry evidence) {
    if (!evidence.entry().body().text("fault").equals("second-log")) {
      return false;
    }
    try {
      SecondLogProof proof = SecondLogProof.of(evidence.entry().body().texts("notes"));
      Map<String, Card> cards = new TreeMap<>();
      for (String party : world.descriptor().parties()) {
        cards.put(party, world.keys(party).ownCard());
      }
      return proof.verify(cards, world.suite()) instanceof SecondLogProof.Outcome.Proven;
    } catch (MalformedException e) {
      return false;
    }
  }

  /**
   * Every copy of a node's log is that log; of one it left behind after a loss, it may lack some.
   */
  private void copies(SimNode node) {
    for (String origin : ownLogs(node)) {
      StoreImage.Log own = java.util.Objects.requireNonNull(node.durable().log(origin));
      for (SimNode other : world.nodes().values()) {
        long size = other.durable().size(origin);
        long common = Math.min(size, own.tree.size());
        boolean fewer = world.readOnly(node) || !current(node, origin);
        boolean more = world.checks().isRolledBack(node) && !current(node, origin);
        boolean all = common == size ? size == own.tree.size() || fewer : more;
        if (!all || !other.durable().holds(origin, common, own.tree.root(common))) {
          violated(other.party() + " holds another copy of " + origin);
        }
      }
    }
  }

  /** Of an old log only what was under a signed head goes to others. */
  private boolean current(SimNode node, String origin) {
    return ownLogs(node).getLast().equals(origin);
  }

  /** What a node takes for receipted is held by who gave the receipt. */
  private void receipts(SimNode node) {
    Engine engine = java.util.Objects.requireNonNull(node.engine());
    LineDesk desk = engine.line(world.line()).orElseThrow();
    for (LineDesk.LaneState lane : desk.lanes()) {
      SimNode mirror = world.nodes().get(lane.party());
      String own = desk.own().map(Origin::toString).orElse("");
      if (mirror != null && mirror.durable().size(own) < lane.receipted()) {
        violated(node.party() + " counts a receipt for what " + lane.party() + " does not hold");
      }
    }
  }

  /** Every head that ever left is of the log as it now stands. */
  private void chain(SimNode node) {
    for (String origin : ownLogs(node)) {
      StoreImage.Log own = java.util.Objects.requireNonNull(node.durable().log(origin));
      world
          .checks()
          .heads()
          .getOrDefault(origin, new TreeMap<>())
          .forEach((size, root) -> onChain(node, own, size, root));
    }
  }

  private void onChain(SimNode node, StoreImage.Log own, long size, Hash root) {
    if (size > own.tree.size()) {
      if (!world.checks().isRolledBack(node)) {
        violated(node.party() + " lost entries below a head that left: " + size);
      }
    } else if (!own.tree.root(size).equals(root)) {
      violated(node.party() + " signed a head of " + size + " that is not of its log");
    }
  }

  /** Each act stands as often, and where, as its caller was told. */
  private void outcomes(SimNode node) {
    Map<String, Integer> count = new HashMap<>();
    for (String origin : ownLogs(node)) {
      StoreImage.Log own = java.util.Objects.requireNonNull(node.durable().log(origin));
      for (int i = 0; i < own.leaves.size(); i++) {
        if (reading(own, i) instanceof Reading.Read read) {
          count.merge(Ledger.key(read.signed().entry()), 1, Integer::sum);
        }
      }
    }
    world
        .checks()
        .ledger()
        .rows()
        .forEach(
            (key, row) -> {
              if (row.party.equals(node.party())) {
                outcome(node, row, count.getOrDefault(key, 0));
              }
            });
  }

  private void outcome(SimNode node, Ledger.Row row, int count) {
    String kind = row.signed.entry().kind();
    if (count > 1) {
      violated(node.party() + " holds one " + kind + " " + count + " times");
    }
    if (row.surelyNot() && count > 0) {
      violated(
          node.party()
              + " holds a "
              + kind
              + " that it said it did not write "
              + Ledger.key(row.signed.entry()));
    }
    if (row.placed != null && count == 0 && !world.checks().isRolledBack(node)) {
      violated(node.party() + " lost a " + kind + " that it said it had written");
    }
    if (row.placed == null || count == 0) {
      return;
    }
    StoreImage.Log log = node.durable().log(row.placed.origin());
    boolean there =
        log != null
            && row.placed.index() < log.tree.size()
            && log.tree.at(0, row.placed.index()).equals(row.placed.leaf());
    if (!there) {
      violated(node.party() + " holds a " + kind + " elsewhere than it said");
    }
  }

  /** What stands there, read once for all nodes that hold it. */
  private Reading reading(StoreImage.Log log, int index) {
    return readings.computeIfAbsent(
        log.tree.at(0, index), leaf -> Reading.of(log.leaves.get(index)));
  }

  private void states() {
    Map<String, String> states = new TreeMap<>();
    for (SimNode node : world.nodes().values()) {
      states.put(state(node), node.party());
    }
    if (states.size() > 1) {
      violated("states differ: " + states.values());
    }
  }

  private String state(SimNode node) {
    Engine engine = java.util.Objects.requireNonNull(node.engine());
    return engine.read(
        () -> engine.line(world.line()).map(l -> l.fold().json().print()).orElse("none"));
  }

  /**
   * The same leaves in another order, folded by the fold as it ships, give the same state; and what
   * that came to bears the acts that it must.
   */
  private void refold() {
    SimNode node = world.anyNode();
    RandomGenerator random = world.random();
    Map<String, List<parley.log.NoteKey>> pins = new TreeMap<>();
    for (String party : world.descriptor().parties()) {
      pins.put(party, world.keys(party).ownCard().partyKeys());
    }
    StoreImage image = node.durable();
    List<StoreImage> held = world.nodes().values().stream().map(SimNode::durable).toList();
    // A node that lost part of its log does not call it whole either.
    boolean partly = world.allHonest() || world.readOnly(node);
    Set<String> whole = partly ? Set.of() : Set.of(node.party());
    LineFold fold =
        Diplomacy.fold(
            new LineFold.Terms(world.line(), pins, whole, random.nextLong()),
            world.suite(),
            new ImageView(image, held));
    List<LineFold.Judged> judged = new ArrayList<>();
    List<String> own = ownLogs(node);
    if (!whole.isEmpty()) {
      offer(fold, node, own, judged);
    }
    List<String> open = new ArrayList<>(image.logs().keySet());
    open.removeAll(whole.isEmpty() ? List.of() : own);
    offer(fold, node, open, judged);
    judged.addAll(fold.advance());
    if (!fold.json().print().equals(state(node))) {
      violated("the state of " + node.party() + " depends on an order");
    }
    List<Act> acts = Act.of(judged);
    new Agreements(fold.state(), acts, this::violated).check();
    world.checks().reached(Crossings.of(Acts.of(acts, seen -> untrue(image, seen))));
  }

  private boolean untrue(StoreImage image, Seen seen) {
    return !world.allHonest()
        && image.size(seen.origin()) >= seen.size()
        && !image.holds(seen.origin(), seen.size(), seen.root());
  }

  private void offer(LineFold fold, SimNode node, List<String> logs, List<LineFold.Judged> judged) {
    RandomGenerator random = world.random();
    StoreImage image = node.durable();
    List<String> open = new ArrayList<>(logs);
    Map<String, Integer> at = new HashMap<>();
    while (!open.isEmpty()) {
      String origin = open.get(random.nextInt(open.size()));
      StoreImage.Log log = java.util.Objects.requireNonNull(image.log(origin));
      int index = at.merge(origin, 1, Integer::sum) - 1;
      if (index >= headed(image, node, log, origin)) {
        open.remove(origin);
        continue;
      }
      fold.offer(origin(origin), index, reading(log, index));
      if (random.nextInt(4) == 0) {
        judged.addAll(fold.advance());
      }
    }
  }

  /** Of a log of its own that writes no more a node folds no more than what a head covers. */
  private long headed(StoreImage image, SimNode node, StoreImage.Log log, String origin) {
    boolean ended = !current(node, origin) || world.readOnly(node);
    var heads = image.slot(origin, Slot.HEAD);
    long covered = heads.isEmpty() ? 0 : heads.lastKey();
    return log.party.equals(node.party()) && ended ? covered : log.leaves.size();
  }

  private static Origin origin(String text) {
    try {
      return Origin.parse(text, "origin");
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void violated(String what) {
    world.checks().violated(what);
  }
}
