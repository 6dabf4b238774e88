package parley.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import parley.line.LineDescriptor;
import parley.line.LineFold;
import parley.log.Suite;
import parley.node.engine.Engine;
import parley.node.engine.LineDesk;
import parley.node.engine.NodeEvent;
import parley.record.Origin;

/** Some nodes, the network between them, and whoever watches that what must hold does hold. */
final class World {
  private final Agenda agenda = new Agenda();
  private final SplittableRandom random;
  private final Suite suite;
  private final Fittings fittings;
  private final SimNetwork network;
  private final Checks checks;
  private final Map<String, SimNode> nodes = new TreeMap<>();
  private final Map<String, PartyKeys> keys = new TreeMap<>();
  private final LineDescriptor descriptor;

  /**
   * A world of that many parties.
   *
   * @param hostile the party that is no node but a script, or the empty string
   */
  World(long seed, Suite suite, int parties, String hostile, Fittings fittings) {
    this.random = new SplittableRandom(seed);
    this.suite = suite;
    this.fittings = fittings;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < parties; i++) {
      names.add(List.of("alfa", "bravo", "charlie").get(i));
    }
    this.descriptor = new LineDescriptor("line", String.format("%032x", seed), names);
    this.checks = new Checks(this);
    this.network = new SimNetwork(agenda, random.split(), checks);
    for (String name : names) {
      keys.put(name, new PartyKeys(name, seed, suite));
    }
    keys.values().forEach(k -> keys.values().forEach(o -> k.add(o.ownCard())));
    for (PartyKeys k : keys.values()) {
      if (!k.party().equals(hostile)) {
        nodes.put(k.party(), new SimNode(this, k, random.split()));
      }
    }
    nodes.values().forEach(SimNode::start);
  }

  Agenda agenda() {
    return agenda;
  }

  RandomGenerator random() {
    return random;
  }

  Suite suite() {
    return suite;
  }

  Fittings fittings() {
    return fittings;
  }

  SimNetwork network() {
    return network;
  }

  Checks checks() {
    return checks;
  }

  /** The honest nodes, by party. */
  Map<String, SimNode> nodes() {
    return nodes;
  }

  /** Every party's keys. */
  PartyKeys keys(String party) {
    return java.util.Objects.requireNonNull(keys.get(party));
  }

  LineDescriptor descriptor() {
    return descriptor;
  }

  String line() {
    return descriptor.lineId();
  }

  /** An honest node chosen by chance. */
  SimNode anyNode() {
    List<SimNode> all = List.copyOf(nodes.values());
    return all.get(random.nextInt(all.size()));
  }

  /** The power of a node fails and comes back. */
  void crash(SimNode node, long backAfterNanos) {
    node.down();
    agenda.after(backAfterNanos, node::start);
  }

  /** The power fails, and an older copy of the store is put back; the anchor is no part of it. */
  void rollBack(SimNode node, int kept) {
    node.down();
    node.disk().restore(Math.min(kept, node.disk().synced()));
    checks.rolledBack(node);
  }

  /** Whether every party is a node that keeps the rules. */
  boolean allHonest() {
    return nodes.size() == keys.size();
  }

  /** Whether the node opened a new log: what its old one ended without has no effect. */
  boolean reopened(SimNode node) {
    return node.durable().logs().values().stream()
            .filter(log -> log.party.equals(node.party()))
            .count()
        > 1;
  }

  /** Whether the node's own log does not write. */
  boolean readOnly(SimNode node) {
    Engine engine = node.engine();
    return engine == null
        || !engine.line(line()).map(LineDesk::stopped).orElse("no line").isEmpty();
  }

  void told(SimNode node, NodeEvent event) {
    checks.told(node, event);
  }

  void stopped(SimNode node, String why, boolean excused) {
    if (!excused) {
      checks.violated(node.party() + " stopped without cause: " + why);
    }
  }

  void broken(SimNode node, RuntimeException e) {
    StackTraceElement[] at = e.getStackTrace();
    List<String> places = new ArrayList<>();
    for (int i = 0; i < Math.min(6, at.length); i++) {
      places.add(at[i].getFileName() + ":" + at[i].getLineNumber());
    }
    checks.violated(node.party() + " broke: " + e + " at " + places);
  }

  /** Whether everything that was written is held, folded and receipted everywhere. */
  boolean synced() {
    for (SimNode node : nodes.values()) {
      Engine engine = node.engine();
      if (engine == null || !node.idle() || getsBack(node, engine)) {
        return false;
      }
      boolean quiet = engine.read(() -> engine.line(line()).map(this::quiet).orElse(false));
      if (!quiet) {
        return false;
      }
    }
    return true;
  }

  /** Whether a node that lost entries of its own log will still be given some. */
  private boolean getsBack(SimNode node, Engine engine) {
    String own = engine.line(line()).flatMap(LineDesk::own).map(Origin::toString).orElse("");
    return readOnly(node)
        && nodes.values().stream()
            .anyMatch(other -> other.durable().size(own) > node.durable().size(own));
  }

  private boolean quiet(LineDesk desk) {
    for (LineDesk.LaneState lane : desk.lanes()) {
      boolean writes = desk.stopped().isEmpty();
      if (writes && nodes.containsKey(lane.party()) && lane.backlog() > 0) {
        return false;
      }
    }
    // What a node that is read-only did not send yet, others may wait for.
    boolean all = nodes.values().stream().noneMatch(this::readOnly);
    for (SimNode other : nodes.values()) {
      if (all && desk.fold().waiting(other.party()) > 0) {
        return false;
      }
    }
    return all ? holdsAll(desk) : desk.fold().awaited().stream().noneMatch(this::answerable);
  }

  /** Whether an entry of an honest node waits for what another node can give or disprove. */
  private boolean answerable(LineFold.Awaited awaited) {
    String origin = awaited.seen().origin();
    SimNode owner = nodes.get(origin.substring(0, origin.indexOf('/')));
    return nodes.containsKey(awaited.by()) && (owner == null || !readOnly(owner));
  }

  /** Whether all that other honest nodes wrote into their logs is folded here. */
  private boolean holdsAll(LineDesk desk) {
    for (SimNode other : nodes.values()) {
      Engine engine = other.engine();
      if (engine == null) {
        return false;
      }
      LineDesk theirs = engine.line(line()).orElse(null);
      if (theirs == null || theirs.own().isEmpty()) {
        return false;
      }
      Origin origin = theirs.own().get();
      boolean all = desk.size(origin) == theirs.ownSize();
      if (!all || desk.fold().folded(origin.toString()) != desk.size(origin)) {
        return false;
      }
    }
    return true;
  }
}
