package parley.node.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.diplomacy.Diplomacy;
import parley.line.LineFold;
import parley.log.Suite;
import parley.node.api.TestParty;
import parley.node.api.TwoNodes;
import parley.node.engine.Engine;
import parley.node.engine.EngineParts;
import parley.node.engine.LineDesk;
import parley.node.engine.NodeClock;
import parley.node.engine.Preparer;
import parley.node.engine.Task;
import parley.node.engine.Wire;
import parley.node.storage.Anchor;
import parley.node.storage.DiskReserve;
import parley.node.storage.FileAnchor;
import parley.node.storage.LogStore;
import parley.node.storage.SqliteLogStore;
import parley.node.storage.StoreOptions;

/** A restart reads all logs at once: the state may not depend on which is read first. */
class ReadingOrderTest {
  @TempDir private Path root;

  @Test
  void theStateIsTheSameWhicheverLogIsReadFirst() throws Exception {
    try (TwoNodes nodes = new TwoNodes(root).open()) {
      String expected = nodes.us().get("/lines/hotline").json().text("digest");
      nodes.us().stop();
      for (String first : List.of("us.example", "cn.example")) {
        assertThat(digest(nodes.us(), first)).as(first + " first").isEqualTo(expected);
      }
    }
  }

  /** Takes the store up with an engine of its own, reading one party's log before the others. */
  private static String digest(TestParty party, String first) throws Exception {
    Suite suite = Suite.standard();
    SecureRandom random = new SecureRandom();
    Deque<Task> waiting = new ArrayDeque<>();
    Preparer none = (fold, origin, from, leaves) -> {};
    Wire nobody = (peer, route, body, reply) -> {};
    KeyFolder keys = new KeyFolder(party.folder(), party.party(), suite, random);
    try (LogStore store =
            SqliteLogStore.open(party.folder().store(), StoreOptions.with(DiskReserve.NONE));
        Anchor anchor = FileAnchor.open(party.anchor())) {
      EngineParts parts =
          new EngineParts(
              store,
              anchor,
              keys,
              suite,
              Diplomacy::fold,
              NodeClock.system(),
              random,
              nobody,
              none,
              waiting::add,
              event -> {});
      Engine engine = new Engine(parts);
      engine.open();
      while (!waiting.isEmpty()) {
        Task next = waiting.stream().filter(t -> isOf(t, first)).findFirst().orElse(waiting.peek());
        waiting.removeFirstOccurrence(next);
        engine.step(List.of(next));
      }
      LineFold fold =
          engine.read(() -> engine.lines().stream().map(LineDesk::fold).findFirst().orElseThrow());
      return fold.state().digest().base64();
    }
  }

  private static boolean isOf(Task task, String party) {
    return task instanceof Task.Replay replay && replay.origin().party().equals(party);
  }
}
