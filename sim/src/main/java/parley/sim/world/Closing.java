package parley.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import parley.node.engine.Engine;
import parley.node.engine.LineDesk;

/** The end of a schedule: every fault is over, each node writes once more, and all must meet. */
final class Closing {
  private static final long SECOND = 1_000_000_000L;
  private static final long LIMIT = 90 * SECOND;

  private final World world;
  private final Traffic traffic;

  Closing(World world, Traffic traffic) {
    this.world = world;
    this.traffic = traffic;
  }

  void run() {
    if (!settles(this::open)) {
      world.checks().violated("a node does not write again: " + describe());
    } else if (!settles(world::synced)) {
      world.checks().violated("the backlog does not drain: " + describe());
    } else if (!world.agenda().runUntil(this::delivered, 3 * LIMIT)) {
      world.checks().violated("an attachment does not come: " + describe());
    } else {
      new Audit(world).run();
    }
  }

  /** What is attached came, and what the nodes said of that did too. */
  private boolean delivered() {
    return new Delivery(world).done() && world.synced();
  }

  /** A counterpart that lost part of its copy learns so from the next entry. */
  private boolean settles(BooleanSupplier condition) {
    for (int i = 0; i < 6; i++) {
      sayOnce();
      world.agenda().runUntil(() -> false, SECOND);
      if (world.agenda().runUntil(condition, LIMIT / 6) && lasts(condition)) {
        return true;
      }
    }
    return false;
  }

  /** What a node has just taken in it still has to read, some of it at the next tick. */
  private boolean lasts(BooleanSupplier condition) {
    world.agenda().runUntil(() -> false, SECOND);
    return world.agenda().runUntil(condition, SECOND);
  }

  private void sayOnce() {
    world.nodes().values().stream()
        .filter(n -> n.engine() != null && stopped(n).isEmpty())
        .forEach(traffic::test);
  }

  /** Every node writes, but for one that cannot know that it holds all it ever signed. */
  private boolean open() {
    return world.nodes().values().stream()
        .allMatch(n -> n.engine() != null && (stopped(n).isEmpty() || rightlyStopped(n)));
  }

  private boolean rightlyStopped(SimNode node) {
    boolean behind = stopped(node).equals("store-behind") && world.checks().isRolledBack(node);
    if (!behind) {
      return false;
    }
    String origin = lineOf(node).own().orElseThrow().toString();
    long size = node.durable().size(origin);
    boolean nothingToGet =
        world.nodes().values().stream().allMatch(n -> n.durable().size(origin) <= size);
    return nothingToGet && node.signed(origin) > size;
  }

  private LineDesk lineOf(SimNode node) {
    Engine engine = java.util.Objects.requireNonNull(node.engine());
    return engine.line(world.line()).orElseThrow();
  }

  private String stopped(SimNode node) {
    Engine engine = java.util.Objects.requireNonNull(node.engine());
    return engine.line(world.line()).map(LineDesk::stopped).orElse("no line");
  }

  private static String folded(LineDesk desk) {
    List<String> all = new ArrayList<>();
    for (parley.record.Origin log : desk.logs()) {
      String name = log.toString();
      int waiting = desk.fold().waiting(log.party());
      all.add(
          log.party()
              + " "
              + desk.fold().folded(name)
              + " of "
              + desk.size(log)
              + " waiting "
              + waiting);
    }
    return all.toString();
  }

  private String describe() {
    List<String> all = new ArrayList<>();
    for (SimNode node : world.nodes().values()) {
      Engine engine = node.engine();
      String lanes =
          engine == null
              ? "down"
              : engine
                  .line(world.line())
                  .map(
                      l ->
                          l.ownSize()
                              + " "
                              + l.lanes()
                              + " left "
                              + l.leftLanes()
                              + " folded "
                              + folded(l))
                  .orElse("-");
      String stopped = engine == null ? "" : stopped(node);
      all.add(node.party() + " '" + stopped + "' " + lanes + " " + node.disk().synced());
    }
    return String.join("; ", all);
  }
}
