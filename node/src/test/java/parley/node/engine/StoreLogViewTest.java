package parley.node.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.log.Hash;
import parley.log.Merkle;
import parley.node.storage.Append;
import parley.node.storage.Commit;
import parley.node.storage.DiskReserve;
import parley.node.storage.Leaf;
import parley.node.storage.LogStore;
import parley.node.storage.SqliteLogStore;
import parley.node.storage.StoreOptions;

class StoreLogViewTest {
  private static final String LOG = "a.example/parley/line-1/1-1";
  private static final int HELD = 5;

  @TempDir Path folder;

  /** A counterpart may state, by luck, the size that our log is only about to have. */
  @Test
  void aRootCoversLeavesThatAreNotWrittenYet() {
    List<byte[]> leaves = leaves("ours");
    try (LogStore store = held(leaves.subList(0, HELD))) {
      StoreLogView view = new StoreLogView(store);
      view.staged(LOG, HELD, hashes(leaves).subList(HELD, leaves.size()));
      for (int size = 1; size <= leaves.size(); size++) {
        assertThat(view.root(LOG, size)).isEqualTo(Merkle.root(hashes(leaves).subList(0, size)));
      }
    }
  }

  @Test
  void aRootOverWhatWasLostIsForgotten() {
    List<byte[]> leaves = leaves("ours");
    List<Hash> others = hashes(leaves("others")).subList(HELD, leaves.size());
    try (LogStore store = held(leaves.subList(0, HELD))) {
      StoreLogView view = new StoreLogView(store);
      view.staged(LOG, HELD, hashes(leaves).subList(HELD, leaves.size()));
      Hash lost = view.root(LOG, leaves.size());
      view.staged(LOG, HELD, others);
      assertThat(view.root(LOG, leaves.size())).isNotEqualTo(lost);
    }
  }

  private static List<byte[]> leaves(String whose) {
    return IntStream.range(0, HELD + 4)
        .mapToObj(i -> new byte[] {(byte) i, (byte) whose.length()})
        .toList();
  }

  private static List<Hash> hashes(List<byte[]> leaves) {
    return leaves.stream().map(Merkle::leaf).toList();
  }

  private LogStore held(List<byte[]> leaves) {
    LogStore store = SqliteLogStore.open(folder, StoreOptions.with(DiskReserve.NONE));
    List<Leaf> written = leaves.stream().map(Leaf::new).toList();
    Append append = new Append(LOG, "line", "a.example", 0, 1, written);
    store.commit(new Commit(List.of(append), List.of(), List.of(), true));
    return store;
  }
}
