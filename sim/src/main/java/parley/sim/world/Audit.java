package parley.sim.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
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
import parley.record.SignedEntry;
import parley.transcript.SecondLogProof;

/** What must hold at the end, when every fault is over and the backlog has drained. */
final class Audit {
  private final World world;

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
      refold();
    }
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
            .map(Audit::parse)
            .filter(e -> e != null && e.entry().body().text("fault").equals("second-log"))
            .filter(e -> proven(java.util.Objects.requireNonNull(e)))
            .count();
    if (proofs != 1) {
      violated(node.party() + " holds " + proofs + " proofs of a second log");
    }
  }

  private boolean proven(SignedEntry evidence) {
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

  /** Every copy of a node's log is that log. */
  private void copies(SimNode node) {
    for (String origin : ownLogs(node)) {
      StoreImage.Log own = java.util.Objects.requireNonNull(node.durable().log(origin));
      for (SimNode other : world.nodes().values()) {
        long size = other.durable().size(origin);
        boolean part = world.readOnly(node) || !current(node, origin);
        boolean all = size == own.tree.size() || (size < own.tree.size() && part);
        if (!all || !other.durable().holds(origin, size, own.tree.root(size))) {
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
      for (byte[] leaf : own.leaves) {
        SignedEntry entry = parse(leaf);
        if (entry != null) {
          count.merge(Ledger.key(entry.entry()), 1, Integer::sum);
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

  private static @Nullable SignedEntry parse(byte[] leaf) {
    try {
      return SignedEntry.parse(leaf);
    } catch (MalformedException e) {
      return null;
    }
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

  /** The same leaves in another order give the same state. */
  private void refold() {
    SimNode node = world.anyNode();
    RandomGenerator random = world.random();
    Map<String, List<parley.log.NoteKey>> pins = new TreeMap<>();
    for (String party : world.descriptor().parties()) {
      pins.put(party, world.keys(party).ownCard().partyKeys());
    }
    StoreImage image = node.durable();
    LineFold fold =
        Diplomacy.fold(
            new LineFold.Terms(world.line(), pins, java.util.Set.of(), random.nextLong()),
            world.suite(),
            new ImageView(image));
    List<String> open = new ArrayList<>(image.logs().keySet());
    Map<String, Integer> at = new HashMap<>();
    while (!open.isEmpty()) {
      String origin = open.get(random.nextInt(open.size()));
      StoreImage.Log log = java.util.Objects.requireNonNull(image.log(origin));
      int index = at.merge(origin, 1, Integer::sum) - 1;
      if (index >= headed(image, node, log, origin)) {
        open.remove(origin);
        continue;
      }
      fold.offer(origin(origin), index, Reading.of(log.leaves.get(index)));
      if (random.nextInt(4) == 0) {
        fold.advance();
      }
    }
    fold.advance();
    if (!fold.json().print().equals(state(node))) {
      violated("the state of " + node.party() + " depends on an order");
    }
  }

  /** Of an old log of its own a node folds no more than what a head covers. */
  private long headed(StoreImage image, SimNode node, StoreImage.Log log, String origin) {
    boolean old = log.party.equals(node.party()) && !current(node, origin);
    var heads = image.slot(origin, Slot.HEAD);
    return !old ? log.leaves.size() : heads.isEmpty() ? 0 : heads.lastKey();
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
