package parley.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class MemoryLogStoreTest extends LogStoreKit {
  private MemoryLogStore last = new MemoryLogStore();

  @Override
  protected LogStore open() {
    last = new MemoryLogStore(last.state());
    return last;
  }

  @Test
  void anEarlierStateIsABackup() {
    store().commit(commit(ours(0, leaves(0, 2))));
    MemoryLogStore.State backup = last.state();
    store().commit(commit(ours(2, leaves(2, 2))));
    assertThat(new MemoryLogStore(backup).size(OURS)).isEqualTo(2);
    assertThat(store().size(OURS)).isEqualTo(4);
  }

  @Test
  void aStoppedStoreFails() {
    last.stop("disk");
    assertThatThrownBy(() -> store().size(OURS)).isInstanceOf(StoreException.Failed.class);
  }
}
