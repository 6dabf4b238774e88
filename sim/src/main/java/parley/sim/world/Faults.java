package parley.sim.world;

import java.util.List;
import java.util.random.RandomGenerator;
import parley.node.storage.Append;
import parley.node.storage.Commit;
import parley.node.storage.Leaf;

/** What goes wrong in a world, by chance. */
final class Faults {
  private final World world;
  private final RandomGenerator random;
  private boolean disaster;

  Faults(World world, RandomGenerator random) {
    this.world = world;
    this.random = random;
  }

  /** Plans so many faults over that time. */
  void plan(int faults, long nanos) {
    weather();
    for (int i = 0; i < faults; i++) {
      world.agenda().after((long) (random.nextDouble() * nanos), this::strike);
    }
  }

  private long some(long millis) {
    return 1_000_000L * (1 + (long) (random.nextDouble() * millis));
  }

  private void weather() {
    double loss = random.nextInt(3) == 0 ? random.nextDouble() * 0.4 : 0;
    double doubling = random.nextBoolean() ? random.nextDouble() * 0.5 : 0;
    world.network().weather(loss, doubling, some(random.nextInt(4) == 0 ? 2_500 : 60));
  }

  private void strike() {
    SimNode node = world.anyNode();
    switch (random.nextInt(14)) {
      case 0, 1, 2, 3 -> node.power().cutAfter(1 + random.nextInt(24));
      case 4 -> world.crash(node, some(3_000));
      case 5, 6 -> partition();
      case 7 -> weather();
      case 8 -> jump(node);
      case 9 -> disk(node);
      case 10 -> reserve(node);
      case 11 -> corrupt(node);
      default -> restore(node);
    }
  }

  private void partition() {
    List<String> parties = world.descriptor().parties();
    String one = parties.get(random.nextInt(parties.size()));
    String other = parties.get(random.nextInt(parties.size()));
    boolean both = random.nextBoolean();
    world.network().way(one, other, false);
    if (both) {
      world.network().way(other, one, false);
    }
    world
        .agenda()
        .after(
            some(7_000),
            () -> {
              world.network().way(one, other, true);
              world.network().way(other, one, true);
            });
  }

  private void jump(SimNode node) {
    long day = 86_400_000L;
    long millis =
        switch (random.nextInt(4)) {
          case 0 -> some(3_000) / 1_000_000;
          case 1 -> -some(3_000) / 1_000_000;
          case 2 -> random.nextInt(730) * day;
          default -> -random.nextInt(730) * day;
        };
    node.clock().jump(millis);
    if (random.nextBoolean()) {
      world.crash(node, some(1_000));
    }
  }

  private void disk(SimNode node) {
    node.excuse();
    if (random.nextBoolean()) {
      node.disk().failNextSync();
    } else if (random.nextBoolean()) {
      node.anchorDisk().failNextSync();
    } else {
      node.disk().fill();
    }
  }

  private void reserve(SimNode node) {
    node.onlyReserve(true);
    world.agenda().after(some(5_000), () -> node.onlyReserve(false));
  }

  private void corrupt(SimNode node) {
    node.excuse();
    node.disk().corrupt(Faults::flipped);
  }

  private static Commit flipped(Commit commit) {
    if (commit.appends().isEmpty() || commit.appends().getFirst().leaves().isEmpty()) {
      return commit;
    }
    Append first = commit.appends().getFirst();
    List<Leaf> leaves = new java.util.ArrayList<>(first.leaves());
    byte[] bytes = leaves.getFirst().bytes().clone();
    bytes[bytes.length / 2] ^= 4;
    leaves.set(0, new Leaf(bytes));
    Append bad =
        new Append(
            first.origin(),
            first.line(),
            first.party(),
            first.expectedSize(),
            first.atMillis(),
            leaves);
    List<Append> appends = new java.util.ArrayList<>(commit.appends());
    appends.set(0, bad);
    return new Commit(appends, commit.slots(), commit.blobs(), commit.gone(), commit.own());
  }

  /** An older copy of the store is put back; the anchor is not part of it. Once per world. */
  private void restore(SimNode node) {
    if (disaster) {
      return;
    }
    disaster = true;
    int kept = node.disk().synced();
    world.agenda().after(some(6_000), () -> restore(node, kept));
  }

  private void restore(SimNode node, int kept) {
    world.rollBack(node, kept);
    boolean lost = random.nextInt(3) == 0;
    boolean forGood = lost && world.allHonest() && random.nextInt(3) > 0;
    node.anchorThere(!lost);
    world.agenda().after(some(500), node::start);
    if (forGood) {
      node.loseAnchor();
      SimNode other = world.anyNode();
      if (other != node) {
        // Two that lose at once: their openings cross.
        other.down();
        other.loseAnchor();
        world.agenda().after(some(1_500), other::start);
      }
    } else if (lost) {
      world
          .agenda()
          .after(
              some(5_000),
              () -> {
                node.anchorThere(true);
                world.crash(node, some(500));
              });
    }
  }

  /** Everything works again from now on. */
  void heal() {
    world.network().heal();
    for (SimNode node : world.nodes().values()) {
      boolean restart = node.ailing() || random.nextInt(3) == 0;
      node.power().stay();
      node.onlyReserve(false);
      node.anchorThere(true);
      node.clock().right();
      if (restart) {
        world.crash(node, some(100));
      }
    }
  }
}
