package parley.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parley.node.engine.Engine;
import parley.node.engine.LineDesk;
import parley.node.engine.Wire;
import parley.record.Json;
import parley.record.Origin;
import parley.record.SignedEntry;

/** A push from before a loss that the network delivers when the next epoch has begun. */
class LateLeafTest {
  private static final long SECOND = 1_000_000_000L;

  private boolean held;
  private Runnable late = () -> {};

  /** The wire to a node delivers what it held back when it is told to. */
  private final Fittings slow =
      new Fittings() {
        @Override
        public Door door(Insider insider, Door door) {
          return (from, route, body, done) -> {
            if (held && route == Wire.Route.PUSH) {
              late = () -> door.receive(from, route, body, reply -> {});
            } else {
              door.receive(from, route, body, done);
            }
          };
        }
      };

  private final World world = new World(4, new KeyedSuite(4), 2, "", slow);

  private SimNode node(String party) {
    return java.util.Objects.requireNonNull(world.nodes().get(party));
  }

  private LineDesk line(String party) {
    Engine engine = java.util.Objects.requireNonNull(node(party).engine());
    return engine.line(world.line()).orElseThrow();
  }

  private void say(String party, String text) {
    SimNode node = node(party);
    Json.Obj body = Json.Obj.EMPTY.with("text", text).with("language", "en");
    SignedEntry entry = new Writer(node).person(node.keys().key("ada", 0), "text", null, body);
    node.submit(entry, placing -> {});
  }

  private void passes(long seconds) {
    world.agenda().runUntil(() -> false, seconds * SECOND);
  }

  @Test
  void whatComesLateIsPastTheEndAlsoAfterAStart() {
    assertThat(new Founding(world).found()).isTrue();
    Origin old = line("alfa").own().orElseThrow();
    int kept = node("alfa").disk().synced();
    held = true;
    say("alfa", "sent, and long on its way");
    passes(1);
    held = false;
    world.rollBack(node("alfa"), kept);
    node("alfa").loseAnchor();
    node("alfa").start();
    new Recovery(world).begin();
    passes(9);
    String next = line("alfa").own().orElseThrow().toString();
    assertThat(line("bravo").fold().folded(next)).isPositive();
    long end = line("bravo").fold().folded(old.toString());
    late.run();
    passes(1);
    assertThat(node("bravo").durable().size(old.toString())).isEqualTo(end + 1);
    node("bravo").down();
    node("bravo").start();
    passes(3);
    say("alfa", "in the next epoch");
    say("bravo", "heard");
    passes(3);
    assertThat(line("bravo").fold().folded(old.toString())).isEqualTo(end);
    assertThat(line("bravo").fold().folded(next)).isEqualTo(line("alfa").ownSize());
    assertThat(line("bravo").stopped()).isEmpty();
    assertThat(world.agenda().runUntil(world::synced, 30 * SECOND)).isTrue();
    assertThat(world.checks().violations()).isEmpty();
  }
}
