package parley.node.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parley.mirror.Mirror;
import parley.node.storage.Append;
import parley.node.storage.BlobPut;
import parley.node.storage.Commit;
import parley.node.storage.Leaf;
import parley.node.storage.LogStore;
import parley.node.storage.Slot;
import parley.node.storage.SlotPut;
import parley.node.storage.StoreException;

/**
 * Makes a batch durable (record.md §5.1): entries and the intended size and root in one
 * transaction, then every leaf is read back and compared. What differs stops the store.
 */
final class Committer {
  private final LogStore store;
  private final String party;

  Committer(LogStore store, String party) {
    this.store = store;
    this.party = party;
  }

  /**
   * Commits the batch. Where only the reserve of disk is left, what peers sent is put back and told
   * so, and our own entries are committed alone.
   *
   * @throws StoreException.Failed if the store must stop
   */
  void commit(Batch batch, long millis) {
    if (batch.empty()) {
      return;
    }
    List<Append> own = batch.ownAppends(party, millis);
    List<SlotPut> slots = new ArrayList<>(batch.slots);
    slots.addAll(batch.intents());
    List<Append> mirrored = batch.takings.stream().map(t -> append(t, millis)).toList();
    List<SlotPut> heads = batch.takings.stream().map(Committer::head).toList();
    try {
      if (!mirrored.isEmpty() || !batch.keepings.isEmpty()) {
        List<Append> all = new ArrayList<>(own);
        all.addAll(mirrored);
        List<SlotPut> both = new ArrayList<>(slots);
        both.addAll(heads);
        List<BlobPut> blobs = batch.keepings.stream().map(Batch.Keeping::blob).toList();
        store.commit(new Commit(all, both, blobs, false));
        readBack(all);
        blobs.forEach(this::readBack);
        return;
      }
    } catch (StoreException.NoRoom e) {
      refuseForRoom(batch);
    }
    if (!own.isEmpty() || !slots.isEmpty()) {
      store.commit(new Commit(own, slots, List.of(), true));
      readBack(own);
    }
  }

  private static void refuseForRoom(Batch batch) {
    for (Batch.Taking taking : batch.takings) {
      batch.cosignings.removeIf(c -> c.pushed().equals(taking.pushed()));
      batch.withoutReceipt.remove(taking.pushed());
      taking.pushed().done().accept(Replies.refusal(507, "no-room", "the disk is nearly full"));
    }
    batch.takings.clear();
    batch.keepings.clear();
  }

  private static Append append(Batch.Taking taking, long millis) {
    MirrorLog log = taking.log();
    List<Leaf> leaves = taking.take().leaves().stream().map(Leaf::new).toList();
    return new Append(
        log.name(), taking.desk().line, log.origin.party(), log.frontier.size(), millis, leaves);
  }

  private static SlotPut head(Batch.Taking taking) {
    Mirror.Answer.Take take = taking.take();
    return new SlotPut(
        taking.log().name(),
        Slot.HEAD,
        taking.log().headSize,
        take.head().size(),
        take.head().root(),
        taking.pushed().raw());
  }

  private void readBack(BlobPut blob) {
    boolean same = store.blob(blob.key()).filter(b -> Arrays.equals(b, blob.bytes())).isPresent();
    if (!same) {
      throw new StoreException.Failed("blob " + blob.key() + " reads back changed");
    }
  }

  private void readBack(List<Append> appends) {
    for (Append append : appends) {
      long at = append.expectedSize();
      long end = at + append.leaves().size();
      int i = 0;
      while (at < end) {
        List<byte[]> leaves = store.read(append.origin(), at, end);
        for (byte[] leaf : leaves) {
          compare(append, i++, leaf);
        }
        at += leaves.size();
      }
    }
  }

  /** Equal bytes have equal hashes, and are sooner compared. */
  private static void compare(Append append, int i, byte[] read) {
    if (!Arrays.equals(read, append.leaves().get(i).bytes())) {
      throw new StoreException.Failed(
          "leaf " + (append.expectedSize() + i) + " of " + append.origin() + " reads back changed");
    }
  }
}
