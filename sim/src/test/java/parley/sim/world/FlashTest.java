package parley.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.log.NoteSignature;
import parley.node.engine.Wire;
import parley.record.Json;
import parley.record.SignedEntry;

/** What is shown of a flash before its turn, and as whose. */
class FlashTest {
  private static final long SECOND = 1_000_000_000L;
  private final World world = new World(10, new KeyedSuite(10), 2, "bravo", Fittings.SOUND);
  private final Hostile bravo = new Hostile(world, world.keys("bravo"), world.random());

  @BeforeEach
  void found() {
    assertThat(new Founding(world).found()).isTrue();
  }

  private int answer(SignedEntry entry) {
    List<Wire.Reply> replies = new ArrayList<>();
    bravo.flash("alfa", entry, replies::add);
    world.agenda().runUntil(() -> false, SECOND);
    return replies.getFirst() instanceof Wire.Reply.Answered answered ? answered.status() : 0;
  }

  private List<Boolean> shown() {
    return world.checks().flashes().stream().map(f -> f.author()).toList();
  }

  @Test
  void aKnownKeyIsCheckedBeforeItsWordIsShown() {
    SignedEntry good = bravo.text(world.keys("bravo").key("ada", 0));
    assertThat(answer(good)).isEqualTo(204);
    assertThat(shown()).containsExactly(true);
    NoteSignature line = good.signatures().getFirst();
    byte[] other = line.signature();
    other[3] ^= 1;
    SignedEntry forged =
        new SignedEntry(good.entry(), List.of(new NoteSignature(line.name(), line.keyId(), other)));
    assertThat(answer(forged)).isEqualTo(422);
    assertThat(shown()).containsExactly(true);
  }

  @Test
  void whatAnUnknownKeySignedIsShownAsNotChecked() {
    assertThat(answer(bravo.text(world.keys("bravo").stranger("ada")))).isEqualTo(204);
    assertThat(shown()).containsExactly(false);
  }

  @Test
  void aRevokedKeyVouchesForNobody() {
    String key = world.keys("bravo").key("ada", 0).id().toString();
    bravo.write("key-revoke", Json.Obj.EMPTY.with("key", key).with("reason", "lost"));
    world.agenda().runUntil(() -> false, 5 * SECOND);
    assertThat(answer(bravo.text(world.keys("bravo").key("ada", 0)))).isEqualTo(204);
    assertThat(shown()).containsExactly(false);
  }

  @Test
  void anEntryOfAnotherLogIsNotShown() {
    SignedEntry ours = Founding.genesis(world, world.keys("alfa"));
    assertThat(answer(ours)).isEqualTo(422);
    assertThat(shown()).isEmpty();
  }
}
