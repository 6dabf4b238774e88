package parley.node.storage;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.Merkle;

/**
 * Applies commits over the one writing session. Not thread safe: the store lets one caller in at a
 * time. After an SQLException it must not be used again.
 */
final class SqliteWriter implements AutoCloseable {
  /** Logs whose tree is remembered: 1,024 of at most 40 hashes, about 4 MiB. */
  private static final int TREES = 1_024;

  private final Session session;
  private final Map<Long, Subtrees> trees = new RecentTrees();
  private long nextSeq;

  SqliteWriter(Session session) throws SQLException {
    this.session = session;
    this.nextSeq = 1 + session.number("SELECT ifnull(max(seq), 0) FROM leaf");
  }

  /** Applies all of the commit and syncs it, or throws and leaves everything as it was. */
  void commit(Commit commit) throws SQLException {
    long firstSeq = nextSeq;
    session.update("BEGIN IMMEDIATE");
    try {
      Map<String, LogState> touched = apply(commit);
      session.update("COMMIT");
      touched.values().forEach(this::remember);
    } catch (StoreException.Conflict e) {
      session.update("ROLLBACK");
      nextSeq = firstSeq;
      throw e;
    }
  }

  /** Moves everything into the file and empties the write-ahead log, where old bytes linger. */
  void emptyLog() throws SQLException {
    session.run("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  /** Applies the commit within the open transaction. */
  Map<String, LogState> apply(Commit commit) throws SQLException {
    Map<String, LogState> touched = new LinkedHashMap<>();
    for (Append append : commit.appends()) {
      append(state(touched, append.origin()), append);
    }
    for (SlotPut put : commit.slots()) {
      put(state(touched, put.origin()), put);
    }
    for (BlobPut put : commit.blobs()) {
      put(put);
    }
    for (Hash key : commit.gone()) {
      session.update("DELETE FROM blob WHERE key = ?", (Object) key.bytes());
    }
    for (LogState log : touched.values()) {
      save(log);
    }
    return touched;
  }

  private void append(LogState log, Append append) throws SQLException {
    if (log.size != append.expectedSize()) {
      throw conflict(log.origin, "size is " + log.size + ", not " + append.expectedSize());
    }
    belong(log, append);
    log.first = log.size == 0 ? append.atMillis() : log.first;
    log.last = append.leaves().isEmpty() ? log.last : append.atMillis();
    Subtrees tree = log.tree(session);
    for (Leaf leaf : append.leaves()) {
      insert(log, leaf, tree.append(Merkle.leaf(leaf.bytes())));
      log.size++;
    }
  }

  private void belong(LogState log, Append append) throws SQLException {
    if (log.line == null) {
      log.line = append.line();
      log.party = append.party();
      session.update("INSERT OR IGNORE INTO line(name) VALUES(?)", append.line());
      log.lineId = session.number("SELECT id FROM line WHERE name = ?", append.line());
    }
    if (!append.line().equals(log.line) || !append.party().equals(log.party)) {
      throw conflict(log.origin, "belongs to another line or party");
    }
  }

  private void insert(LogState log, Leaf leaf, byte[] hashes) throws SQLException {
    long seq = nextSeq++;
    session.update(
        "INSERT INTO leaf(seq, log, idx, bytes) VALUES(?, ?, ?, ?)",
        seq,
        log.id,
        log.size,
        leaf.bytes());
    session.update(
        "INSERT INTO place(log, idx, seq, hashes) VALUES(?, ?, ?, ?)",
        log.id,
        log.size,
        seq,
        hashes);
  }

  private void put(LogState log, SlotPut put) throws SQLException {
    long newest =
        session.number(
            "SELECT ifnull(max(size), -1) FROM slot WHERE log = ? AND name = ?",
            log.id,
            put.slot());
    if (newest != put.expectedNewestSize()) {
      throw conflict(
          log.origin, put.slot() + " stands at " + newest + ", not at " + put.expectedNewestSize());
    }
    Slot slot = new Slot(put.size(), put.root(), put.bytes());
    session.update(
        "INSERT INTO slot(log, name, size, root, bytes, chk) VALUES(?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT(log, name, size) DO UPDATE"
            + " SET root = excluded.root, bytes = excluded.bytes, chk = excluded.chk",
        log.id,
        put.slot(),
        slot.size(),
        slot.root().bytes(),
        slot.bytes(),
        SqliteSchema.slotCheck(put.origin(), put.slot(), slot));
  }

  private void put(BlobPut put) throws SQLException {
    byte[] key = put.key().bytes();
    byte[] held =
        session.first("SELECT bytes FROM blob WHERE key = ?", row -> row.getBytes(1), (Object) key);
    if (held == null) {
      session.update(
          "INSERT INTO blob(key, bytes, chk) VALUES(?, ?, ?)",
          key,
          put.bytes(),
          SqliteSchema.blobCheck(key, put.bytes()));
    } else if (!Arrays.equals(held, put.bytes())) {
      throw new StoreException.Conflict("blob " + put.key() + ": other bytes are held");
    }
  }

  private LogState state(Map<String, LogState> touched, String origin) throws SQLException {
    LogState state = touched.get(origin);
    if (state == null) {
      state = load(origin);
      touched.put(origin, state);
    }
    return state;
  }

  private LogState load(String origin) throws SQLException {
    LogState known =
        session.first(
            "SELECT g.id, g.line, n.name, g.party, g.size, g.first, g.last FROM log g"
                + " LEFT JOIN line n ON n.id = g.line WHERE g.origin = ?",
            row -> {
              LogState log = new LogState(origin, row.getLong(1));
              log.lineId = row.getLong(2);
              log.line = row.getString(3);
              log.party = row.getString(4);
              log.size = row.getLong(5);
              log.first = row.getLong(6);
              log.last = row.getLong(7);
              return log;
            },
            origin);
    if (known == null) {
      session.update(
          "INSERT INTO log(origin, size, first, last, chk) VALUES(?, 0, 0, 0, x'')", origin);
      return new LogState(origin, session.number("SELECT id FROM log WHERE origin = ?", origin));
    }
    Subtrees tree = trees.get(known.id);
    known.tree = tree == null ? null : tree.copy();
    return known;
  }

  private void save(LogState log) throws SQLException {
    session.update(
        "UPDATE log SET line = ?, party = ?, size = ?, first = ?, last = ?, chk = ? WHERE id = ?",
        log.line == null ? null : log.lineId,
        log.party,
        log.size,
        log.first,
        log.last,
        SqliteSchema.logCheck(log.origin, log.line, log.party, log.size, log.first, log.last),
        log.id);
  }

  private void remember(LogState log) {
    Subtrees tree = log.tree;
    if (tree != null) {
      trees.put(log.id, tree);
    }
  }

  private static StoreException.Conflict conflict(String origin, String what) {
    return new StoreException.Conflict(origin + ": " + what);
  }

  @Override
  public void close() throws SQLException {
    session.close();
  }

  /** A log within one transaction. */
  static final class LogState {
    private final String origin;
    private final long id;
    private long lineId;
    private @Nullable String line;
    private @Nullable String party;
    private long size;
    private long first;
    private long last;
    private @Nullable Subtrees tree;

    LogState(String origin, long id) {
      this.origin = origin;
      this.id = id;
    }

    /** The tree, rebuilt from the stored hashes if it is not remembered. */
    Subtrees tree(Session session) throws SQLException {
      Subtrees known = tree;
      if (known == null || known.size() != size) {
        known = Subtrees.of(size, (level, index) -> SqliteQueries.kept(session, id, level, index));
        tree = known;
      }
      return known;
    }
  }

  /** Forgets the tree that was not used for longest. */
  private static final class RecentTrees extends LinkedHashMap<Long, Subtrees> {
    private static final long serialVersionUID = 1L;

    RecentTrees() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Subtrees> eldest) {
      return size() > TREES;
    }
  }
}
