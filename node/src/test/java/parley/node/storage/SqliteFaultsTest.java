package parley.node.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;
import parley.log.Hash;

/** What happens to a SQLite store when disk, file or process fail. */
final class SqliteFaultsTest {
  private static final StoreOptions PLAIN = StoreOptions.with(DiskReserve.NONE);
  private static final StoreOptions SMALL_PAGES =
      new StoreOptions(DiskReserve.NONE, 512, StoreOptions.MAX_PAGES);

  @TempDir Path folder;
  private Path home = Path.of("unset");

  @BeforeEach
  void name() {
    home = folder.resolve("store");
  }

  private static Commit ours(long expected, long count) {
    return LogStoreKit.commit(LogStoreKit.ours(expected, LogStoreKit.leaves(expected, count)));
  }

  /** One of everything: two logs, registers, a blob with an overflow page. */
  private static void fill(LogStore store) {
    List<Leaf> named = List.of(LogStoreKit.leaf("one"), LogStoreKit.leaf("two"));
    store.commit(
        new Commit(
            List.of(LogStoreKit.ours(0, LogStoreKit.leaves(0, 9)), LogStoreKit.theirs(0, named)),
            List.of(LogStoreKit.head(-1, 8, "head"), LogStoreKit.head(8, 9, "next head")),
            List.of(new BlobPut(Hash.sha256(), new byte[700])),
            true));
  }

  private static String contents(Session session) throws SQLException {
    StringBuilder all = new StringBuilder(SqliteQueries.logs(session).toString());
    for (String origin : List.of(LogStoreKit.OURS, LogStoreKit.THEIRS)) {
      for (byte[] leaf : SqliteQueries.read(session, origin, 0, 99)) {
        all.append(HexFormat.of().formatHex(leaf)).append('\n');
      }
      for (Slot slot : SqliteQueries.slots(session, origin, Slot.HEAD, 0, 9)) {
        all.append(slot.size()).append(slot.root()).append(Arrays.toString(slot.bytes()));
      }
    }
    SqliteQueries.blob(session, Hash.sha256()).ifPresent(b -> all.append(Arrays.toString(b)));
    return all.toString();
  }

  @Test
  void everyFlippedByteIsFoundOrChangesNothing() throws Exception {
    Path copy = folder.resolve("copy.db");
    try (LogStore store = SqliteLogStore.open(home, SMALL_PAGES)) {
      fill(store);
      store.snapshot(copy);
    }
    byte[] file = Files.readAllBytes(copy);
    file[18] = 1; // in memory there is no write-ahead log
    file[19] = 1;
    String before = read(file);
    assertThat(before).contains("FileSound");
    List<Integer> harmless = new ArrayList<>();
    List<Integer> found = new ArrayList<>();
    for (int at = 0; at < file.length; at += file[at] != 0 || at < 100 ? 1 : 4) {
      file[at] ^= 0x20;
      String after = read(file);
      file[at] ^= 0x20;
      if (after.equals("found")) {
        found.add(at);
      } else {
        assertThat(after).as("byte " + at).isEqualTo(before);
        harmless.add(at);
      }
    }
    // Without effect is only unused room, and a few counters in the file's header.
    assertThat(harmless)
        .filteredOn(at -> at >= 100 && file[at] != 0 && !unused(file, at, found))
        .isEmpty();
  }

  /**
   * True in the gap of a b-tree page between its cell pointers and its cells, in its free blocks
   * (SQLite's format), and behind the last byte of another page, one for overflow, where a flip was
   * found.
   */
  private static boolean unused(byte[] file, int at, List<Integer> found) {
    int page = at / 512 * 512;
    int header = page == 0 ? 100 : page;
    int type = file[header];
    int fixed = type == 2 || type == 5 ? 12 : 8;
    if (type != 2 && type != 5 && type != 10 && type != 13) {
      return found.stream().noneMatch(byteFound -> byteFound > at && byteFound < page + 512);
    }
    for (int free = number(file, header + 1); free != 0; free = number(file, page + free)) {
      if (at >= page + free && at < page + free + number(file, page + free + 2)) {
        return true;
      }
    }
    int pointers = header + fixed + 2 * number(file, header + 3);
    return at >= pointers && at < page + number(file, header + 5);
  }

  private static int number(byte[] file, int at) {
    return (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
  }

  /** "found" if opening or scrub sees a fault, else all that can be read. */
  private static String read(byte[] file) throws SQLException {
    SQLiteConnection connection =
        DriverManager.getConnection("jdbc:sqlite::memory:").unwrap(SQLiteConnection.class);
    try (Session session = new Session(connection)) {
      connection.deserialize("main", file);
      boolean sound =
          SqliteSchema.fault(session) == null
              && new SqliteScrub(session, StoreProgress.NONE).run().sound();
      return sound ? "FileSound " + contents(session) : "found";
    } catch (SQLException e) {
      return "found";
    }
  }

  @Test
  void aFullDiskFailsTheStoreAndLosesNothing() {
    long size = 0;
    try (LogStore store =
        SqliteLogStore.open(home, new StoreOptions(DiskReserve.NONE, 4_096, 40))) {
      while (size < 100_000) {
        store.commit(ours(size, 100));
        size += 100;
      }
    } catch (StoreException.Failed e) {
      assertThat(e).hasMessageContaining("commit failed");
    }
    assertThat(size).isPositive().isLessThan(100_000);
    try (LogStore store = SqliteLogStore.open(home, PLAIN)) {
      assertThat(store.size(LogStoreKit.OURS)).isEqualTo(size);
      assertThat(store.verify(StoreProgress.NONE).faults()).isEmpty();
      store.commit(ours(size, 100));
      assertThat(store.hash(LogStoreKit.OURS, 6, 0)).isEqualTo(LogStoreKit.naive(0, 64));
    }
  }

  @Test
  void afterAFailureEveryCallFails() {
    LogStore store = SqliteLogStore.open(home, new StoreOptions(DiskReserve.NONE, 4_096, 40));
    Leaf large = new Leaf(new byte[60_000]);
    Commit tooMuch =
        LogStoreKit.commit(LogStoreKit.ours(0, java.util.Collections.nCopies(40, large)));
    assertThatThrownBy(() -> store.commit(tooMuch)).isInstanceOf(StoreException.Failed.class);
    assertThatThrownBy(() -> store.commit(ours(0, 1))).isInstanceOf(StoreException.Failed.class);
    assertThatThrownBy(() -> store.size("x")).isInstanceOf(StoreException.Failed.class);
    assertThatThrownBy(() -> store.verify(StoreProgress.NONE))
        .isInstanceOf(StoreException.Failed.class);
    assertThatThrownBy(store::bytesOnDisk).isInstanceOf(StoreException.Failed.class);
    store.close();
    try (LogStore again = SqliteLogStore.open(home, PLAIN)) {
      assertThat(again.size(LogStoreKit.OURS)).isZero();
    }
  }

  @Test
  void aLogCutAtAnyPlaceHoldsWholeCommits() throws IOException {
    List<byte[]> images = new ArrayList<>();
    try (LogStore store = SqliteLogStore.open(home, PLAIN)) {
      for (long size = 0; size < 90; size += 30) {
        store.commit(ours(size, 30));
      }
      images.add(Files.readAllBytes(home.resolve("store.db")));
      images.add(Files.readAllBytes(home.resolve("store.db-wal")));
    }
    byte[] wal = images.getLast();
    long last = 0;
    // The first commits make the tables: a store cut there is empty or not one at all.
    for (int cut = wal.length; cut > 60_000; cut -= 1_500) {
      Path crashed = Files.createDirectories(folder.resolve("cut" + cut));
      Files.write(crashed.resolve("store.db"), images.getFirst());
      Files.write(crashed.resolve("store.db-wal"), Arrays.copyOf(wal, cut));
      try (LogStore store = SqliteLogStore.open(crashed, PLAIN)) {
        long size = store.size(LogStoreKit.OURS);
        assertThat(size).isIn(0L, 30L, 60L, 90L);
        assertThat(cut == wal.length || size <= last).isTrue();
        assertThat(store.read(LogStoreKit.OURS, 0, 99)).hasSize((int) size);
        assertThat(store.verify(StoreProgress.NONE).faults()).isEmpty();
        last = size;
      }
    }
    assertThat(last).isLessThan(90);
  }

  @Test
  void aDamagedLeafStopsTheStoreWhenRead() throws SQLException {
    try (LogStore store = SqliteLogStore.open(home, PLAIN)) {
      fill(store);
    }
    try (Session session = Session.open(home.resolve("store.db"), 100)) {
      session.run("UPDATE leaf SET bytes = x'00' WHERE log = 1 AND idx = 4");
    }
    try (LogStore store = SqliteLogStore.open(home, PLAIN)) {
      assertThat(store.verify(StoreProgress.NONE).faults())
          .containsExactly(new StoreFault(LogStoreKit.OURS, 4, "the leaf does not have its hash"));
      assertThat(store.read(LogStoreKit.OURS, 0, 4)).hasSize(4);
      assertThatThrownBy(() -> store.read(LogStoreKit.OURS, 0, 5))
          .isInstanceOf(StoreException.Failed.class)
          .hasMessageContaining("leaf 4");
      assertThatThrownBy(() -> store.commit(ours(9, 1))).isInstanceOf(StoreException.Failed.class);
    }
  }

  @Test
  void aLostLeafIsNamed() throws SQLException {
    try (LogStore store = SqliteLogStore.open(home, PLAIN)) {
      fill(store);
    }
    try (Session session = Session.open(home.resolve("store.db"), 100)) {
      session.run("DELETE FROM place WHERE log = 1 AND idx = 4");
    }
    try (LogStore store = SqliteLogStore.open(home, PLAIN)) {
      assertThat(store.verify(StoreProgress.NONE).faults())
          .extracting(StoreFault::origin, StoreFault::index)
          .contains(org.assertj.core.groups.Tuple.tuple(LogStoreKit.OURS, 4L));
      assertThatThrownBy(() -> store.read(LogStoreKit.OURS, 0, 9))
          .isInstanceOf(StoreException.Failed.class);
    }
  }

  @Test
  void oneStoreHasOneUser() {
    try (LogStore store = SqliteLogStore.open(home, PLAIN)) {
      assertThatThrownBy(() -> SqliteLogStore.open(home, PLAIN))
          .isInstanceOf(StoreException.Conflict.class)
          .hasMessageContaining("in use");
      store.commit(ours(0, 1));
    }
    SqliteLogStore.open(home, PLAIN).close();
  }

  @Test
  void othersMayNotReadIt() throws IOException {
    try (LogStore store = SqliteLogStore.open(home, PLAIN)) {
      store.commit(ours(0, 1));
      store.snapshot(folder.resolve("copy"));
      for (String name : List.of("store/store.db", "store/store.db-wal", "store/lock", "copy")) {
        assertThat(mode(folder.resolve(name))).as(name).isEqualTo("rw-------");
      }
      assertThat(mode(home)).isEqualTo("rwx------");
      assertThat(store.bytesOnDisk()).isPositive();
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void theReserveIsForOnesOwn() {
    AtomicLong free = new AtomicLong(1_000);
    StoreOptions options = StoreOptions.with(new DiskReserve(free::get, 500));
    Commit mirror =
        new Commit(
            List.of(LogStoreKit.theirs(0, LogStoreKit.leaves(0, 1))), List.of(), List.of(), false);
    try (LogStore store = SqliteLogStore.open(home, options)) {
      free.set(499);
      assertThatThrownBy(() -> store.commit(mirror)).isInstanceOf(StoreException.NoRoom.class);
      store.commit(ours(0, 1));
      free.set(500);
      store.commit(mirror);
      assertThat(store.size(LogStoreKit.THEIRS)).isEqualTo(1);
    }
  }

  @Test
  void whatIsForgottenIsInNoFileOfTheStore() throws IOException {
    BlobPut blob = new BlobPut(Hash.sha256(), "to be forgotten ".repeat(2_000).getBytes(UTF_8));
    try (LogStore store = SqliteLogStore.open(home, PLAIN)) {
      store.commit(new Commit(List.of(), List.of(), List.of(blob), true));
      assertThat(files()).contains("to be forgotten");
      List<Hash> gone = List.of(blob.key());
      store.commit(new Commit(List.of(), List.of(), List.of(), gone, true));
      assertThat(files()).doesNotContain("to be forgotten");
    }
  }

  private String files() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(home)) {
      for (Path file : files.toList()) {
        all.append(new String(Files.readAllBytes(file), ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void aSnapshotIsAStore() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    try (LogStore store = SqliteLogStore.open(home, PLAIN)) {
      fill(store);
      store.snapshot(other.resolve("store.db"));
      store.commit(ours(9, 1));
      assertThatThrownBy(() -> store.snapshot(other.resolve("store.db")))
          .isInstanceOf(StoreException.Conflict.class);
    }
    try (LogStore copy = SqliteLogStore.open(other, PLAIN)) {
      assertThat(copy.size(LogStoreKit.OURS)).isEqualTo(9);
      assertThat(copy.verify(StoreProgress.NONE)).isEqualTo(new StoreReport(2, 11, List.of()));
      copy.commit(ours(9, 1));
    }
  }

  @Test
  void anotherFileIsNotTakenForAStore() throws IOException, SQLException {
    Files.createDirectories(home);
    Files.write(home.resolve("store.db"), new byte[5_000]);
    assertThatThrownBy(() -> SqliteLogStore.open(home, PLAIN))
        .isInstanceOf(StoreException.Failed.class);
    Files.delete(home.resolve("store.db"));
    Files.createFile(home.resolve("store.db"));
    try (Session session = Session.open(home.resolve("store.db"), 100)) {
      session.run("CREATE TABLE leaf(x)");
    }
    assertThatThrownBy(() -> SqliteLogStore.open(home, PLAIN))
        .isInstanceOf(StoreException.Failed.class);
  }
}
