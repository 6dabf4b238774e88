package parley.node.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;

/**
 * The store in one SQLite file with a write-ahead log that is synced at every commit.
 *
 * <p>One session writes, a few read. In WAL mode readers never wait for the writer, nor it for
 * them. Page caches are bounded to 14 MiB in all.
 */
public final class SqliteLogStore implements LogStore {
  /** The file in the store's folder. A snapshot put there under this name is a store again. */
  public static final String FILE = "store.db";

  private static final int WRITER_KIB = 6 * 1_024;
  private static final int READER_KIB = 2 * 1_024;
  private static final int READERS = 3;

  private final Path file;
  private final StoreOptions options;
  private final FileGuard guard;
  private final SqliteWriter writer;
  private final SessionPool readers;
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicReference<@Nullable RuntimeException> stopped = new AtomicReference<>();

  private SqliteLogStore(
      Path file, StoreOptions options, FileGuard guard, SqliteWriter writer, SessionPool readers) {
    this.file = file;
    this.options = options;
    this.guard = guard;
    this.writer = writer;
    this.readers = readers;
  }

  /**
   * Opens the store in that folder; makes folder (mode 0700) and file (0600) if they are missing.
   *
   * @throws StoreException.Conflict if another store has this folder open
   * @throws StoreException.Failed if the file cannot be read or is not a store of this version
   */
  public static SqliteLogStore open(Path folder, StoreOptions options) throws StoreException {
    FileGuard guard = null;
    SqliteLogStore store = null;
    try {
      Durable.makeFolder(folder);
      guard = FileGuard.take(folder.resolve("lock"));
      store = open(folder, options, guard);
      return store;
    } catch (IOException | SQLException e) {
      throw new StoreException.Failed("the store cannot be opened: " + folder, e);
    } finally {
      if (store == null && guard != null) {
        free(guard);
      }
    }
  }

  private static SqliteLogStore open(Path folder, StoreOptions options, FileGuard guard)
      throws IOException, SQLException {
    Path file = folder.toAbsolutePath().resolve(FILE);
    boolean fresh = !Files.exists(file) || Files.size(file) == 0;
    if (!Files.exists(file)) {
      Durable.makeFile(file);
    }
    Session session = Session.open(file, WRITER_KIB);
    try {
      prepare(session, options, fresh);
      Durable.syncFolder(folder);
      SqliteWriter writer = new SqliteWriter(session);
      return new SqliteLogStore(
          file, options, guard, writer, SessionPool.open(file, READERS, READER_KIB));
    } catch (IOException | SQLException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static void prepare(Session session, StoreOptions options, boolean fresh)
      throws SQLException {
    if (fresh) {
      session.run("PRAGMA page_size = " + options.pageBytes());
    }
    session.run("PRAGMA journal_mode = WAL");
    session.run("PRAGMA synchronous = FULL");
    session.run("PRAGMA secure_delete = ON");
    session.run("PRAGMA wal_autocheckpoint = 1000");
    session.run("PRAGMA journal_size_limit = 16777216");
    if (fresh) {
      SqliteSchema.create(session);
    }
    session.run("PRAGMA max_page_count = " + options.maxPages());
    String wrong = SqliteSchema.fault(session);
    if (wrong != null) {
      throw new StoreException.Failed(wrong);
    }
  }

  @Override
  public void commit(Commit commit) throws StoreException {
    writing.lock();
    try {
      running();
      options.reserve().check(commit);
      writer.commit(commit);
      if (!commit.gone().isEmpty()) {
        writer.emptyLog();
      }
    } catch (SQLException e) {
      throw stop(new StoreException.Failed("the commit failed: its outcome is open", e));
    } catch (StoreException.Failed e) {
      throw stop(e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public long size(String origin) {
    return ask(session -> SqliteQueries.size(session, origin));
  }

  @Override
  public List<byte[]> read(String origin, long from, long to) {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("read: 0 <= from <= to expected");
    }
    return ask(session -> SqliteQueries.read(session, origin, from, to));
  }

  @Override
  public Hash hash(String origin, int level, long index) {
    return ask(session -> SqliteQueries.hash(session, origin, level, index));
  }

  @Override
  public Optional<Slot> newest(String origin, String slot) {
    return ask(session -> SqliteQueries.newest(session, origin, slot));
  }

  @Override
  public Optional<Slot> slotAt(String origin, String slot, long size) {
    return ask(session -> SqliteQueries.slotAt(session, origin, slot, size));
  }

  @Override
  public List<Slot> slots(String origin, String slot, long fromSize, int limit) {
    return ask(session -> SqliteQueries.slots(session, origin, slot, fromSize, limit));
  }

  @Override
  public List<LogRow> logs() {
    return ask(SqliteQueries::logs);
  }

  @Override
  public Optional<byte[]> blob(Hash key) {
    return ask(session -> SqliteQueries.blob(session, key));
  }

  @Override
  public boolean holds(Hash key) {
    return ask(session -> SqliteQueries.holds(session, key));
  }

  @Override
  public StoreReport verify(StoreProgress progress) {
    running();
    try (Session session = Session.open(file, READER_KIB)) {
      session.run("PRAGMA query_only = ON");
      return new SqliteScrub(session, progress).run();
    } catch (SQLException e) {
      throw stop(new StoreException.Failed("the scrub could not read the store", e));
    }
  }

  @Override
  public void snapshot(Path target) throws StoreException {
    running();
    if (Files.exists(target)) {
      throw new StoreException.Conflict("snapshot: the target exists: " + target);
    }
    Path temporary = Durable.beside(target);
    try (Session session = Session.open(file, READER_KIB)) {
      Files.deleteIfExists(temporary);
      Durable.makeFile(temporary);
      session.update("VACUUM INTO ?", temporary.toString());
      Durable.syncFile(temporary);
      Durable.publish(temporary, target);
    } catch (IOException | SQLException e) {
      discard(temporary, e);
      throw new StoreException.Failed("snapshot: not written: " + target, e);
    }
  }

  private static void discard(Path temporary, Exception cause) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public long bytesOnDisk() {
    running();
    try {
      long bytes = 0;
      for (String suffix : List.of("", "-wal", "-shm")) {
        Path part = file.resolveSibling(FILE + suffix);
        bytes += Files.exists(part) ? Files.size(part) : 0;
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("the store's files cannot be measured", e);
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      if (stopped.getAndSet(new IllegalStateException("the store is closed"))
          instanceof IllegalStateException) {
        return;
      }
      readers.close();
      writer.close();
    } catch (SQLException e) {
      throw new StoreException.Failed("the store did not close well", e);
    } finally {
      free(guard);
      writing.unlock();
    }
  }

  private <T> T ask(Question<T> question) {
    running();
    Session session = readers.take();
    try {
      running();
      return question.ask(session);
    } catch (SQLException e) {
      throw stop(new StoreException.Failed("reading failed", e));
    } catch (StoreException.Failed e) {
      throw stop(e);
    } finally {
      readers.give(session);
    }
  }

  private void running() {
    switch (stopped.get()) {
      case null -> {}
      case StoreException.Failed failed ->
          throw new StoreException.Failed(
              "stopped until opened anew: " + failed.getMessage(), failed);
      case RuntimeException closed -> throw new IllegalStateException(closed.getMessage());
    }
  }

  private StoreException.Failed stop(StoreException.Failed failed) {
    stopped.compareAndSet(null, failed);
    return failed;
  }

  private static void free(FileGuard guard) {
    try {
      guard.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the lock file did not close", e);
    }
  }

  /** One reading of the store. */
  private interface Question<T> {
    T ask(Session session) throws SQLException;
  }
}
