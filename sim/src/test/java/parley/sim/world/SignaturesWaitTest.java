package parley.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import parley.log.NoteKey;
import parley.node.engine.Engine;
import parley.node.storage.Slot;
import parley.record.Json;
import parley.record.SignedEntry;

/** A receipt given is stored with the next commit that is due anyway, by the tick, or by a stop. */
class SignaturesWaitTest {
  private static final long SECOND = 1_000_000_000L;

  private final World world = new World(3, new KeyedSuite(3), 2, "", Fittings.SOUND);
  private final SimNode alfa = java.util.Objects.requireNonNull(world.nodes().get("alfa"));
  private final SimNode bravo = java.util.Objects.requireNonNull(world.nodes().get("bravo"));

  private static Engine engine(SimNode node) {
    return java.util.Objects.requireNonNull(node.engine());
  }

  /** The largest size for which bravo keeps a receipt that it gave. */
  private long kept(String log) {
    NoteKey mirror = bravo.keys().mirror().keys().keys().getFirst();
    NavigableMap<Long, ?> given = bravo.durable().slot(log, Slot.given(mirror));
    return given.isEmpty() ? 0 : given.lastKey();
  }

  /** Alfa writes, and bravo has just stored it and answered; the size of alfa's log. */
  private long said(String log) {
    Json.Obj body = Json.Obj.EMPTY.with("text", "one more").with("language", "en");
    SignedEntry entry = new Writer(alfa).person(alfa.keys().key("ada", 0), "text", null, body);
    long size = bravo.durable().size(log) + 1;
    alfa.submit(entry, placing -> {});
    assertThat(world.agenda().runUntil(() -> bravo.durable().size(log) == size, SECOND)).isTrue();
    return size;
  }

  @Test
  void aReceiptGivenIsStoredByTheTickOrTheStop() {
    assertThat(new Founding(world).found()).isTrue();
    String log = engine(alfa).line(world.line()).orElseThrow().own().orElseThrow().toString();
    world.agenda().runUntil(() -> false, 2 * SECOND);
    long size = said(log);
    assertThat(kept(log)).isLessThan(size);
    world.agenda().runUntil(() -> false, SECOND);
    assertThat(kept(log)).isEqualTo(size);
    size = said(log);
    assertThat(kept(log)).isLessThan(size);
    engine(bravo).close();
    assertThat(kept(log)).isEqualTo(size);
    assertThat(world.checks().violations()).isEmpty();
  }
}
