package parley.sim.world;

import java.util.List;
import java.util.Set;
import parley.log.Suite;

/** One schedule: a line is set up, people and faults have their way, and then all must be well. */
public final class Simulation {
  private static final long SECOND = 1_000_000_000L;

  /**
   * What a schedule is made of.
   *
   * @param parties two or three
   * @param realCrypto whether signatures are real
   */
  public record Plan(long seed, int parties, boolean realCrypto) {
    /** Whether one party is hostile: one schedule in five. */
    boolean hostile() {
      return seed % 5 == 0;
    }

    /**
     * The schedule of that seed.
     *
     * @param parties two or three; with any other number the seed chooses
     * @param realPercent of a hundred seeds, so many have real signatures
     */
    public static Plan of(long seed, int parties, int realPercent) {
      int chosen = parties == 2 || parties == 3 ? parties : seed % 3 == 0 ? 3 : 2;
      return new Plan(seed, chosen, Math.floorMod(seed * 37, 100L) < realPercent);
    }
  }

  /**
   * How a schedule ended.
   *
   * @param events that took place
   * @param violations of what must hold, none if all is well
   * @param crossings of docs/spec that it came to, by page and name
   */
  public record Outcome(Plan plan, long events, List<String> violations, Set<String> crossings) {
    /** Whether everything held. */
    public boolean sound() {
      return violations.isEmpty();
    }

    /** The command that plays it again. */
    public String replay() {
      return "./parley sim --schedules 1 --seed "
          + plan.seed()
          + " --nodes "
          + plan.parties()
          + (plan.realCrypto() ? " --real-crypto-percent 100" : " --real-crypto-percent 0");
    }
  }

  private Simulation() {}

  /** Plays a schedule. */
  public static Outcome play(Plan plan, Fittings fittings) {
    Suite suite = plan.realCrypto() ? Suite.standard() : new KeyedSuite(plan.seed());
    String hostile = plan.hostile() ? "bravo" : "";
    World world = new World(plan.seed(), suite, plan.parties(), hostile, fittings);
    if (plan.hostile()) {
      Hostile party = new Hostile(world, world.keys(hostile), world.random());
      party.plan(16, 12 * SECOND);
      world.agenda().after(14 * SECOND, party::secondLog);
    }
    if (!new Founding(world).found()) {
      world.checks().violated("the line was not set up");
      return outcome(plan, world);
    }
    Faults faults = new Faults(world, world.random());
    Traffic traffic = new Traffic(world, world.random());
    Recovery recovery = new Recovery(world);
    recovery.begin();
    long length = 12 * SECOND;
    faults.plan(world.random().nextInt(10), length);
    traffic.plan(2 + world.random().nextInt(20), length);
    new DiplomacyTraffic(world, traffic).plan(2 + world.random().nextInt(4), length - 2 * SECOND);
    world.agenda().runUntil(() -> false, length + 4 * SECOND);
    faults.heal();
    world.agenda().runUntil(() -> false, SECOND);
    if (world.allHonest()) {
      recovery.giveUpWaiting();
    }
    new Closing(world, traffic).run();
    return outcome(plan, world);
  }

  /**
   * A calm schedule in which one node loses its power once, at that boundary of what it writes and
   * sends, counted from the line's founding.
   *
   * @param boundary from 1; with 0 the power stays
   */
  public static Cut cut(Plan plan, String party, long boundary) {
    World world =
        new World(plan.seed(), new KeyedSuite(plan.seed()), plan.parties(), "", Fittings.SOUND);
    if (!new Founding(world).found()) {
      throw new IllegalStateException("the line was not set up in calm weather");
    }
    Power power = java.util.Objects.requireNonNull(world.nodes().get(party)).power();
    long before = power.passed();
    if (boundary > 0) {
      power.cutAfter(boundary);
    }
    Traffic traffic = new Traffic(world, world.random());
    traffic.plan(12, 2 * SECOND);
    new DiplomacyTraffic(world, traffic).plan(2, SECOND);
    world.agenda().runUntil(() -> false, 5 * SECOND);
    long passed = power.passed() - before;
    world.nodes().values().forEach(n -> n.power().stay());
    new Closing(world, traffic).run();
    return new Cut(passed, outcome(plan, world));
  }

  /** A calm schedule of three in which one path never works: everything still comes through. */
  public static Outcome detour(Plan plan, Fittings fittings) {
    World world = new World(plan.seed(), new KeyedSuite(plan.seed()), 3, "", fittings);
    world.network().way("alfa", "charlie", false);
    world.network().way("charlie", "alfa", false);
    if (!new Founding(world).found()) {
      world.checks().violated("the line was not set up");
      return outcome(plan, world);
    }
    Traffic traffic = new Traffic(world, world.random());
    traffic.plan(24, 6 * SECOND);
    world.agenda().runUntil(() -> false, 8 * SECOND);
    new Closing(world, traffic).run();
    return outcome(plan, world);
  }

  /**
   * How a schedule with one power cut ended.
   *
   * @param boundaries that the node passed
   */
  public record Cut(long boundaries, Outcome outcome) {}

  private static Outcome outcome(Plan plan, World world) {
    Checks checks = world.checks();
    return new Outcome(
        plan,
        world.agenda().done(),
        List.copyOf(checks.violations()),
        Set.copyOf(checks.reached()));
  }
}
