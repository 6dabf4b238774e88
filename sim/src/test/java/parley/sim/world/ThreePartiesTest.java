package parley.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.line.LineState;
import parley.node.engine.Engine;
import parley.node.engine.Wire;
import parley.record.Json;
import parley.record.Limits;
import parley.record.Ref;
import parley.record.SignedEntry;

/** What a third party adds: another way round, and another who may lie. */
class ThreePartiesTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void aPathThatIsCutForGoodHoldsNothingUp() {
    List<String> unsound =
        LongStream.rangeClosed(1, 12)
            .mapToObj(
                seed -> Simulation.detour(new Simulation.Plan(seed, 3, false), Fittings.SOUND))
            .filter(outcome -> !outcome.sound())
            .map(outcome -> outcome.plan() + " " + outcome.violations())
            .toList();
    assertThat(unsound).isEmpty();
  }

  private static SimNode node(World world, String party) {
    return java.util.Objects.requireNonNull(world.nodes().get(party));
  }

  private static Engine engine(World world, String party) {
    return java.util.Objects.requireNonNull(node(world, party).engine());
  }

  private static void say(World world, String party, String text) {
    SimNode node = node(world, party);
    Json.Obj body = Json.Obj.EMPTY.with("text", text).with("language", "en");
    SignedEntry entry = new Writer(node).person(node.keys().key("ada", 0), "text", null, body);
    node.submit(entry, placing -> {});
  }

  private static long folded(World world, String at, String of) {
    String log = engine(world, of).line(world.line()).orElseThrow().own().orElseThrow().toString();
    return engine(world, at).line(world.line()).orElseThrow().fold().folded(log);
  }

  private static long size(World world, String party) {
    return engine(world, party).line(world.line()).orElseThrow().ownSize();
  }

  /** A log reaches the third party by the second, though its owner is gone. */
  @Test
  void anyPartyPassesOnWhatItsOwnerNoLongerCan() {
    Fittings noDetour =
        new Fittings() {
          @Override
          public Wire wire(String party, Wire real) {
            return (to, route, body, onReply) -> {
              if (route != Wire.Route.RELAY) {
                real.send(to, route, body, onReply);
              }
            };
          }
        };
    World world = new World(5, new KeyedSuite(5), 3, "", noDetour);
    assertThat(new Founding(world).found()).isTrue();
    world.network().way("alfa", "charlie", false);
    say(world, "alfa", "told to bravo alone");
    long size = size(world, "alfa") + 1;
    String log =
        engine(world, "alfa").line(world.line()).orElseThrow().own().orElseThrow().toString();
    assertThat(world.agenda().runUntil(() -> folded(world, "bravo", "alfa") == size, 9 * SECOND))
        .isTrue();
    node(world, "alfa").down();
    say(world, "bravo", "having seen it");
    long told = size(world, "bravo") + 1;
    boolean whole =
        world.agenda().runUntil(() -> folded(world, "charlie", "bravo") == told, 60 * SECOND);
    assertThat(whole).isTrue();
    assertThat(engine(world, "charlie").line(world.line()).orElseThrow().fold().folded(log))
        .isEqualTo(size);
    assertThat(world.checks().violations()).isEmpty();
  }

  /** Two who were told two histories go on to speak with one another, and hold the proof. */
  @Test
  void aThirdThatForksDoesNotComeBetweenTwo() throws Exception {
    World world = new World(15, new KeyedSuite(15), 3, "bravo", Fittings.SOUND);
    Hostile hostile = new Hostile(world, world.keys("bravo"), world.random());
    assertThat(new Founding(world).found()).isTrue();
    hostile.fork("alfa");
    hostile.fork("charlie");
    hostile.flood("alfa");
    for (int i = 0; i < 4; i++) {
      say(world, "alfa", "a" + i);
      say(world, "charlie", "c" + i);
      world.agenda().runUntil(() -> false, 5 * SECOND);
    }
    for (String at : List.of("alfa", "charlie")) {
      String of = at.equals("alfa") ? "charlie" : "alfa";
      boolean whole =
          world.agenda().runUntil(() -> folded(world, at, of) == size(world, of), 60 * SECOND);
      assertThat(whole).as(at + " has judged all of " + of).isTrue();
      LineState state = engine(world, at).line(world.line()).orElseThrow().state();
      String log =
          engine(world, of).line(world.line()).orElseThrow().own().orElseThrow().toString();
      assertThat(state.outcome(log, size(world, of) - 1)).isPresent();
      List<byte[]> leaves =
          java.util.Objects.requireNonNull(node(world, of).durable().log(log)).leaves;
      for (int i = 0; i < leaves.size(); i++) {
        Ref re = SignedEntry.parse(leaves.get(i)).entry().re();
        if (re == null || !re.origin().startsWith("bravo/")) {
          assertThat(state.outcome(log, i)).as(of + " " + i + " at " + at).contains("effective");
        }
      }
    }
    assertThat(world.checks().contradictions()).isPositive();
    assertThat(world.checks().violations()).isEmpty();
    long before = size(world, "alfa") + size(world, "charlie");
    world.agenda().runUntil(() -> false, 60 * SECOND);
    assertThat(size(world, "alfa") + size(world, "charlie"))
        .as("nothing goes back and forth for ever")
        .isEqualTo(before);
  }

  /**
   * Who lost what it had cosigned of one history is helped by a friend that was told another: with
   * that it could never take back its own.
   */
  @Test
  void whoLostOneHistoryIsNotGivenTheOther() {
    World world = new World(15, new KeyedSuite(15), 3, "bravo", Fittings.SOUND);
    Hostile hostile = new Hostile(world, world.keys("bravo"), world.random());
    assertThat(new Founding(world).found()).isTrue();
    SimNode charlie = node(world, "charlie");
    String bravo = mirrored(world, "charlie");
    long before = charlie.durable().size(bravo);
    int kept = charlie.disk().synced();
    long promised = toldAnother(world, hostile);
    say(world, "charlie", "having seen one history");
    say(world, "alfa", "having seen the other");
    world.agenda().runUntil(() -> false, 3 * SECOND);
    world.rollBack(charlie, kept);
    world.network().way("bravo", "charlie", false);
    charlie.start();
    say(world, "alfa", "a counterpart that lost its copy learns so by the next entry");
    world.agenda().runUntil(() -> false, 9 * SECOND);
    assertThat(charlie.durable().size(bravo)).isEqualTo(before);
    world.network().way("bravo", "charlie", true);
    takesBack(world, promised);
    say(world, "charlie", "going on");
    boolean whole =
        world
            .agenda()
            .runUntil(
                () -> folded(world, "alfa", "charlie") == size(world, "charlie"), 60 * SECOND);
    assertThat(whole).isTrue();
    assertThat(world.checks().violations()).isEmpty();
  }

  /** Neither does it take the other from whoever told two. */
  @Test
  void whoLostOneHistoryTakesNoneThatDoesNotLeadThere() {
    World world = new World(35, new KeyedSuite(35), 3, "bravo", Fittings.SOUND);
    Hostile hostile = new Hostile(world, world.keys("bravo"), world.random());
    assertThat(new Founding(world).found()).isTrue();
    SimNode charlie = node(world, "charlie");
    int kept = charlie.disk().synced();
    long promised = toldAnother(world, hostile);
    world.rollBack(charlie, kept);
    charlie.start();
    hostile.mislead("charlie", "alfa");
    takesBack(world, promised);
    assertThat(world.checks().violations()).isEmpty();
  }

  /** An honest owner shows that a part leads there, where more was lost than one push carries. */
  @Test
  void whatLeadsToTheLostIsTakenInParts() {
    World world = new World(41, new KeyedSuite(41), 3, "", Fittings.SOUND);
    assertThat(new Founding(world).found()).isTrue();
    SimNode charlie = node(world, "charlie");
    String bravo = mirrored(world, "charlie");
    int kept = charlie.disk().synced();
    for (int i = 0; i < Limits.PUSH_ENTRIES + 9; i++) {
      say(world, "bravo", "b" + i);
    }
    long all = size(world, "bravo") + Limits.PUSH_ENTRIES + 9;
    boolean told = world.agenda().runUntil(() -> charlie.durable().size(bravo) == all, 9 * SECOND);
    assertThat(told).isTrue();
    world.rollBack(charlie, kept);
    world.network().way("alfa", "charlie", false);
    charlie.start();
    say(world, "bravo", "one more");
    boolean again =
        world.agenda().runUntil(() -> charlie.durable().size(bravo) == all + 1, 30 * SECOND);
    assertThat(again).isTrue();
    assertThat(world.checks().violations()).isEmpty();
  }

  /** What it cosigned tells a node that a friend speaks of another history, though it lost both. */
  @Test
  void whatWasCosignedAndLostStillShowsTheOtherHistory() {
    World world = new World(25, new KeyedSuite(25), 3, "bravo", Fittings.SOUND);
    Hostile hostile = new Hostile(world, world.keys("bravo"), world.random());
    assertThat(new Founding(world).found()).isTrue();
    SimNode charlie = node(world, "charlie");
    String bravo = mirrored(world, "charlie");
    int kept = charlie.disk().synced();
    long before = charlie.durable().size(bravo);
    world.network().way("charlie", "alfa", false);
    hostile.fork("charlie");
    hostile.fork("alfa");
    hostile.flood("alfa");
    boolean told =
        world.agenda().runUntil(() -> charlie.durable().size(bravo) > before, 9 * SECOND);
    assertThat(told).isTrue();
    world.rollBack(charlie, kept);
    world.network().way("bravo", "charlie", false);
    world.network().way("charlie", "alfa", true);
    charlie.start();
    say(world, "alfa", "having seen the other history");
    long said = size(world, "alfa") + 1;
    boolean whole =
        world.agenda().runUntil(() -> folded(world, "charlie", "alfa") >= said, 20 * SECOND);
    assertThat(whole).isTrue();
    assertThat(charlie.durable().size(bravo)).isEqualTo(before);
    assertThat(world.checks().violations()).isEmpty();
  }

  /** The third tells alfa one history and charlie a longer one; how much charlie then cosigned. */
  private static long toldAnother(World world, Hostile hostile) {
    SimNode charlie = node(world, "charlie");
    String bravo = mirrored(world, "charlie");
    long before = charlie.durable().size(bravo);
    hostile.fork("alfa");
    hostile.fork("charlie");
    hostile.flood("charlie");
    boolean told =
        world.agenda().runUntil(() -> charlie.durable().size(bravo) > before + 1, 9 * SECOND);
    assertThat(told).isTrue();
    return charlie.durable().size(bravo);
  }

  private static void takesBack(World world, long promised) {
    SimNode charlie = node(world, "charlie");
    String bravo = mirrored(world, "charlie");
    boolean again =
        world.agenda().runUntil(() -> charlie.durable().size(bravo) >= promised, 9 * SECOND);
    assertThat(again).isTrue();
  }

  /** The log of the hostile third as that node holds it. */
  private static String mirrored(World world, String at) {
    return engine(world, at).line(world.line()).orElseThrow().logs().stream()
        .filter(log -> log.party().equals("bravo"))
        .findFirst()
        .orElseThrow()
        .toString();
  }
}
