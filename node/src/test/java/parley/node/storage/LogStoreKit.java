package parley.node.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.log.Hash;

/** What every back end of {@link LogStore} must do. A back end's test extends it. */
public abstract class LogStoreKit {
  /** An own log. */
  protected static final String OURS = "a.example/parley/x-0011223344556677/1-00112233";

  /** A mirrored log of the same line. */
  protected static final String THEIRS = "b.example/parley/x-0011223344556677/1-44556677";

  /** A log of another line. */
  protected static final String OTHER = "a.example/parley/y-8899aabbccddeeff/1-8899aabb";

  /** The line of the first two. */
  protected static final String LINE = "x-0011223344556677";

  private LogStore store = new MemoryLogStore();

  /** Opens the back end: empty at first, later with what it held. */
  protected abstract LogStore open();

  /** The store under test. */
  protected final LogStore store() {
    return store;
  }

  /** Closes the store and opens it again. */
  protected final LogStore reopen() {
    store.close();
    store = open();
    return store;
  }

  @BeforeEach
  final void openFirst() {
    store = open();
  }

  @AfterEach
  final void closeLast() {
    store.close();
  }

  /** 16 equal bytes. */
  protected static byte[] id(int value) {
    byte[] id = new byte[16];
    Arrays.fill(id, (byte) value);
    return id;
  }

  /** A leaf of that text. */
  protected static Leaf leaf(String text) {
    return new Leaf(text.getBytes(UTF_8));
  }

  /** That many leaves, "leaf 0", "leaf 1", …, from a number on. */
  protected static List<Leaf> leaves(long from, long count) {
    List<Leaf> leaves = new ArrayList<>();
    for (long i = from; i < from + count; i++) {
      leaves.add(leaf("leaf " + i));
    }
    return leaves;
  }

  /** An append to the own log. */
  protected static Append ours(long expected, List<Leaf> leaves) {
    return new Append(OURS, LINE, "a.example", expected, 1_000 + expected, leaves);
  }

  /** An append to the mirrored log. */
  protected static Append theirs(long expected, List<Leaf> leaves) {
    return new Append(THEIRS, LINE, "b.example", expected, 2_000 + expected, leaves);
  }

  /** A commit of appends alone. */
  protected static Commit commit(Append... appends) {
    return new Commit(List.of(appends), List.of(), List.of(), true);
  }

  /** A commit of one register alone. */
  protected static Commit commit(SlotPut put) {
    return new Commit(List.of(), List.of(put), List.of(), true);
  }

  /** A register of the own log with a root that is true for the leaves of {@link #leaves}. */
  protected static SlotPut head(long expected, long size, String bytes) {
    return new SlotPut(OURS, Slot.HEAD, expected, size, naive(0, size), bytes.getBytes(UTF_8));
  }

  /** RFC 6962's definition, word by word, over the leaves of {@link #leaves}. */
  protected static Hash naive(long from, long to) {
    if (to == from) {
      return Hash.sha256();
    }
    if (to - from == 1) {
      return Hash.sha256(new byte[] {0}, ("leaf " + from).getBytes(UTF_8));
    }
    long split = Long.highestOneBit(to - from - 1);
    return Hash.sha256(
        new byte[] {1}, naive(from, from + split).bytes(), naive(from + split, to).bytes());
  }

  private static List<String> texts(List<byte[]> leaves) {
    return leaves.stream().map(bytes -> new String(bytes, UTF_8)).toList();
  }

  @Test
  void knowsNothingAtFirst() {
    assertThat(store.size(OURS)).isZero();
    assertThat(store.read(OURS, 0, 10)).isEmpty();
    assertThat(store.logs()).isEmpty();
    assertThat(store.newest(OURS, Slot.HEAD)).isEmpty();
    assertThat(store.slotAt(OURS, Slot.HEAD, 0)).isEmpty();
    assertThat(store.slots(OURS, Slot.HEAD, 0, 10)).isEmpty();
    assertThat(store.blob(Hash.sha256())).isEmpty();
    assertThat(store.verify(StoreProgress.NONE)).isEqualTo(new StoreReport(0, 0, List.of()));
    assertThatThrownBy(() -> store.hash(OURS, 0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsWhatWasCommittedOverAReopen() {
    Hash key = Hash.sha256(new byte[] {7});
    store.commit(
        new Commit(
            List.of(ours(0, leaves(0, 3)), theirs(0, List.of(leaf("hello")))),
            List.of(head(-1, 3, "head of 3")),
            List.of(new BlobPut(key, new byte[] {1, 2, 3})),
            true));
    store.commit(commit(ours(3, leaves(3, 2))));
    LogStore again = reopen();
    assertThat(texts(again.read(OURS, 0, 99)))
        .containsExactly("leaf 0", "leaf 1", "leaf 2", "leaf 3", "leaf 4");
    assertThat(texts(again.read(OURS, 1, 3))).containsExactly("leaf 1", "leaf 2");
    assertThat(again.read(OURS, 5, 9)).isEmpty();
    assertThat(again.newest(OURS, Slot.HEAD).orElseThrow())
        .satisfies(slot -> assertThat(slot.size()).isEqualTo(3))
        .satisfies(slot -> assertThat(slot.root()).isEqualTo(naive(0, 3)))
        .satisfies(slot -> assertThat(slot.bytes()).asString(UTF_8).isEqualTo("head of 3"));
    assertThat(again.blob(key)).hasValueSatisfying(b -> assertThat(b).containsExactly(1, 2, 3));
    assertThat(again.logs())
        .containsExactly(
            new LogRow(OURS, LINE, "a.example", 5, 1_000, 1_003),
            new LogRow(THEIRS, LINE, "b.example", 1, 2_000, 2_000));
    assertThat(again.verify(StoreProgress.NONE)).isEqualTo(new StoreReport(2, 6, List.of()));
  }

  @Test
  void hashesAreThoseOfRfc6962() {
    long size = 0;
    for (long count : List.of(1L, 2L, 5L, 64L, 1L, 130L)) {
      store.commit(commit(ours(size, leaves(size, count))));
      size += count;
    }
    allHashesAreNaive(size);
    reopen();
    allHashesAreNaive(size);
    long last = size;
    assertThatThrownBy(() -> store.hash(OURS, 0, last))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.hash(OURS, 8, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.hash(OURS, -1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private void allHashesAreNaive(long size) {
    for (int level = 0; 1L << level <= size; level++) {
      for (long index = 0; index < size >> level; index++) {
        assertThat(store.hash(OURS, level, index))
            .isEqualTo(naive(index << level, (index + 1) << level));
      }
    }
  }

  @Test
  void aReopenedStoreContinuesTheSameTree() {
    for (long size = 0; size < 20; size++) {
      store.commit(commit(ours(size, leaves(size, 1))));
      reopen();
    }
    assertThat(store.hash(OURS, 4, 0)).isEqualTo(naive(0, 16));
    assertThat(store.hash(OURS, 2, 4)).isEqualTo(naive(16, 20));
    assertThat(store.verify(StoreProgress.NONE).faults()).isEmpty();
  }

  @Test
  void aConflictAnywhereChangesNothing() {
    store.commit(commit(ours(0, leaves(0, 2))));
    store.commit(commit(head(-1, 2, "two")));
    Hash key = Hash.sha256(new byte[] {1});
    store.commit(new Commit(List.of(), List.of(), List.of(new BlobPut(key, id(1))), true));
    BlobPut fresh = new BlobPut(Hash.sha256(new byte[] {2}), id(2));
    List<Commit> conflicting =
        List.of(
            commit(theirs(0, leaves(0, 1)), ours(1, leaves(1, 1))),
            commit(theirs(0, leaves(0, 1)), ours(3, leaves(3, 1))),
            commit(ours(2, leaves(2, 1)), new Append(OURS, "y", "a.example", 3, 0, leaves(3, 1))),
            commit(ours(2, leaves(2, 1)), new Append(OURS, LINE, "c.example", 3, 0, leaves(3, 1))),
            new Commit(
                List.of(ours(2, leaves(2, 1))), List.of(head(-1, 3, "x")), List.of(fresh), true),
            new Commit(
                List.of(ours(2, leaves(2, 1))), List.of(head(1, 3, "x")), List.of(fresh), true),
            new Commit(
                List.of(ours(2, leaves(2, 1))),
                List.of(head(2, 3, "x")),
                List.of(fresh, new BlobPut(key, id(9))),
                true));
    for (Commit commit : conflicting) {
      assertThatThrownBy(() -> store.commit(commit)).isInstanceOf(StoreException.Conflict.class);
      assertThat(store.size(OURS)).isEqualTo(2);
      assertThat(store.logs()).hasSize(1);
      assertThat(store.newest(OURS, Slot.HEAD).orElseThrow().size()).isEqualTo(2);
      assertThat(store.blob(fresh.key())).isEmpty();
    }
    store.commit(commit(ours(2, leaves(2, 1)), theirs(0, leaves(0, 1))));
    assertThat(store.hash(OURS, 1, 0)).isEqualTo(naive(0, 2));
    assertThat(store.verify(StoreProgress.NONE)).isEqualTo(new StoreReport(2, 4, List.of()));
  }

  @Test
  void oneCommitMayAppendToOneLogTwice() {
    store.commit(commit(ours(0, leaves(0, 2)), theirs(0, leaves(0, 1)), ours(2, leaves(2, 3))));
    assertThat(store.size(OURS)).isEqualTo(5);
    assertThat(store.hash(OURS, 2, 0)).isEqualTo(naive(0, 4));
    assertThat(texts(store.read(THEIRS, 0, 9))).containsExactly("leaf 0");
  }

  @Test
  void anAppendWithoutLeavesMakesALogKnown() {
    store.commit(commit(ours(0, List.of())));
    assertThat(store.logs()).extracting(LogRow::origin, LogRow::size).hasSize(1);
    assertThat(store.size(OURS)).isZero();
    assertThat(store.verify(StoreProgress.NONE).faults()).isEmpty();
  }

  @Test
  void registersCompareAndSetAndKeepTheirHistory() {
    store.commit(commit(ours(0, leaves(0, 9))));
    store.commit(commit(head(-1, 2, "two")));
    store.commit(commit(head(2, 5, "five")));
    store.commit(commit(head(5, 5, "five, signed again")));
    store.commit(commit(head(5, 9, "nine")));
    assertThatThrownBy(() -> store.commit(commit(head(5, 9, "late"))))
        .isInstanceOf(StoreException.Conflict.class);
    assertThat(store.slots(OURS, Slot.HEAD, 3, 9).stream().map(s -> new String(s.bytes(), UTF_8)))
        .containsExactly("five, signed again", "nine");
    assertThat(store.slots(OURS, Slot.HEAD, 0, 2)).extracting(Slot::size).containsExactly(2L, 5L);
    assertThat(store.slotAt(OURS, Slot.HEAD, 2)).isPresent();
    assertThat(store.slotAt(OURS, Slot.HEAD, 3)).isEmpty();
    assertThat(store.newest(OURS, "receipt/b.example")).isEmpty();
    assertThat(store.newest(THEIRS, Slot.HEAD)).isEmpty();
  }

  @Test
  void theNewestContentUpToABoundIsFound() {
    store.commit(commit(ours(0, leaves(0, 9))));
    long newest = -1;
    for (long size : new long[] {1, 2, 5, 8}) {
      store.commit(commit(head(newest, size, "a head")));
      newest = size;
    }
    long[] expected = {0, 1, 2, 2, 2, 5, 5, 5, 8, 8};
    for (int bound = 0; bound < expected.length; bound++) {
      assertThat(store.newestUpTo(OURS, Slot.HEAD, bound).map(Slot::size).orElse(0L))
          .isEqualTo(expected[bound]);
    }
    assertThat(store.newestUpTo(OURS, Slot.HEAD, Long.MAX_VALUE)).isPresent();
    assertThat(store.newestUpTo(THEIRS, Slot.HEAD, 5)).isEmpty();
  }

  @Test
  void aRegisterMayComeBeforeItsLog() {
    SlotPut put = new SlotPut(THEIRS, Slot.PEER_HEAD, -1, 7, Hash.sha256(), id(1));
    store.commit(commit(put));
    assertThat(store.logs()).isEmpty();
    store.commit(commit(theirs(0, leaves(0, 1))));
    assertThat(store.logs()).extracting(LogRow::origin).containsExactly(THEIRS);
    assertThat(store.newest(THEIRS, Slot.PEER_HEAD).orElseThrow().size()).isEqualTo(7);
    assertThat(store.verify(StoreProgress.NONE).faults()).isEmpty();
  }

  @Test
  void aBlobPutTwiceIsOneBlob() {
    BlobPut put = new BlobPut(Hash.sha256(), new byte[200_000]);
    store.commit(new Commit(List.of(), List.of(), List.of(put), true));
    store.commit(new Commit(List.of(), List.of(), List.of(put), true));
    assertThat(store.blob(put.key())).hasValueSatisfying(b -> assertThat(b).hasSize(200_000));
  }

  @Test
  void aBlobIsThereUntilItIsForgotten() {
    BlobPut kept = new BlobPut(Hash.sha256(), id(3));
    BlobPut gone = new BlobPut(Hash.sha256(new byte[] {1}), id(4));
    assertThat(store.holds(kept.key())).isFalse();
    store.commit(new Commit(List.of(), List.of(), List.of(kept, gone), true));
    assertThat(store.holds(gone.key())).isTrue();
    List<Hash> forget = List.of(gone.key(), Hash.sha256(new byte[] {2}));
    store.commit(new Commit(List.of(), List.of(), List.of(), forget, true));
    LogStore again = reopen();
    assertThat(again.holds(gone.key())).isFalse();
    assertThat(again.blob(gone.key())).isEmpty();
    assertThat(again.holds(kept.key())).isTrue();
  }

  @Test
  void readsStopAtTheLargestCount() {
    store.commit(commit(ours(0, leaves(0, StoreLimits.MAX_READ_LEAVES + 5L))));
    assertThat(store.read(OURS, 0, Long.MAX_VALUE)).hasSize(StoreLimits.MAX_READ_LEAVES);
    assertThat(store.read(OURS, 3, 8_197)).hasSize(StoreLimits.MAX_READ_LEAVES);
    assertThat(store.read(OURS, 8_190, 8_197)).hasSize(7);
    assertThatThrownBy(() -> store.read(OURS, 2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.read(OURS, -1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsStopBeforeTheLargestNumberOfBytes() {
    Leaf large = new Leaf(new byte[StoreLimits.MAX_LEAF_BYTES]);
    int fit = StoreLimits.MAX_READ_BYTES / StoreLimits.MAX_LEAF_BYTES;
    store.commit(commit(ours(0, java.util.Collections.nCopies(fit + 2, large))));
    assertThat(store.read(OURS, 0, fit + 2)).hasSize(fit);
    assertThat(store.read(OURS, fit, fit + 2)).hasSize(2);
    assertThatThrownBy(() -> new Leaf(new byte[StoreLimits.MAX_LEAF_BYTES + 1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void verifyComparesRegistersAndAsksTheCaller() {
    store.commit(commit(ours(0, leaves(0, 21))));
    store.commit(commit(head(-1, 13, "true")));
    List<Hash> seen = new ArrayList<>();
    StoreProgress judge =
        new StoreProgress() {
          @Override
          public void at(String origin, long done, long size) {}

          @Override
          public Optional<String> judge(
              String origin, long size, java.util.function.LongFunction<Hash> root) {
            for (long n = 0; n <= size; n++) {
              seen.add(root.apply(n));
            }
            return Optional.of("the head is forged");
          }
        };
    assertThat(store.verify(judge).faults())
        .containsExactly(new StoreFault(OURS, -1, "the head is forged"));
    for (int n = 0; n <= 21; n++) {
      assertThat(seen.get(n)).isEqualTo(naive(0, n));
    }
    store.commit(commit(new SlotPut(OURS, Slot.INTENT, -1, 20, naive(0, 19), id(1))));
    assertThat(store.verify(StoreProgress.NONE).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.what()).contains("intent"));
  }

  @Test
  void readersSeeWholeCommitsWhileOneWrites() throws InterruptedException {
    AtomicBoolean writing = new AtomicBoolean(true);
    AtomicLong seen = new AtomicLong();
    AtomicLong wrong = new AtomicLong();
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      readers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (writing.get()) {
                      long size = store.size(OURS);
                      List<byte[]> read = store.read(OURS, Math.max(0, size - 10), size);
                      boolean whole = size % 5 == 0 && read.size() == Math.min(10, size);
                      wrong.addAndGet(whole ? 0 : 1);
                      seen.incrementAndGet();
                    }
                  }));
    }
    for (long size = 0; size < 500 || seen.get() < 50; size += 5) {
      store.commit(commit(ours(size, leaves(size, 5))));
      assertThat(store.size(OURS)).isEqualTo(size + 5);
    }
    writing.set(false);
    for (Thread reader : readers) {
      reader.join();
    }
    assertThat(wrong).hasValue(0);
  }

  @Test
  void agreesWithAPlainModelOverRandomCommits() {
    Random random = new Random(20_260_101);
    MemoryLogStore model = new MemoryLogStore();
    for (int step = 0; step < 150; step++) {
      Commit commit = randomCommit(random, model);
      assertThat(outcome(store, commit)).isEqualTo(outcome(model, commit));
      if (step % 40 == 39) {
        reopen();
      }
    }
    assertThat(store.logs()).isEqualTo(model.logs());
    for (String origin : List.of(OURS, THEIRS, OTHER)) {
      assertThat(texts(store.read(origin, 0, 8_000)))
          .isEqualTo(texts(model.read(origin, 0, 8_000)));
    }
    assertThat(store.verify(StoreProgress.NONE)).isEqualTo(model.verify(StoreProgress.NONE));
  }

  private static boolean outcome(LogStore store, Commit commit) {
    try {
      store.commit(commit);
      return true;
    } catch (StoreException.Conflict e) {
      return false;
    }
  }

  private static Commit randomCommit(Random random, LogStore model) {
    List<Append> appends = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      List<Leaf> leaves = new ArrayList<>();
      for (int j = random.nextInt(4); j >= 0; j--) {
        leaves.add(leaf("text " + random.nextInt()));
      }
      boolean own = random.nextBoolean();
      long expected = model.size(own ? OURS : THEIRS) + (random.nextInt(8) == 0 ? 1 : 0);
      appends.add(own ? ours(expected, leaves) : theirs(expected, leaves));
    }
    return commit(appends.toArray(Append[]::new));
  }

  @Test
  void aClosedStoreSaysSo() {
    store.close();
    assertThatThrownBy(() -> store.size(OURS)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.commit(commit(ours(0, leaves(0, 1)))))
        .isInstanceOf(IllegalStateException.class);
  }
}
