package parley.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parley.log.Hash;
import parley.log.Merkle;

/**
 * Reads a whole store again and recomputes what can be recomputed. Each log is walked in steps, so
 * that no long transaction holds up the truncation of the write-ahead log.
 */
final class SqliteScrub {
  private static final int STEP = 1_024;
  private static final Hash LOST = Hash.of(new byte[Hash.BYTES]);

  private final Session session;
  private final StoreProgress progress;
  private final List<StoreFault> faults = new ArrayList<>();
  private long leaves;
  private long logs;

  SqliteScrub(Session session, StoreProgress progress) {
    this.session = session;
    this.progress = progress;
  }

  StoreReport run() {
    try {
      form();
      for (ScrubbedLog log : rows()) {
        logs++;
        walk(log);
        registers(log);
        judge(log);
      }
      crossings();
      blobs();
    } catch (SQLException e) {
      // A file too damaged to be read is a finding too. The message is SQLite's and has no content.
      fault("", -1, "the file cannot be read on: " + e.getMessage());
    }
    return new StoreReport(logs, leaves, faults);
  }

  private void form() throws SQLException {
    String wrong = SqliteSchema.fault(session);
    if (wrong != null) {
      fault("", -1, wrong);
    }
    session.each(
        "PRAGMA integrity_check(100)",
        row -> {
          String said = SqliteQueries.text(row, 1);
          return "ok".equals(said) || fault("", -1, "file: " + said);
        });
  }

  private List<ScrubbedLog> rows() throws SQLException {
    List<ScrubbedLog> found = new ArrayList<>();
    session.each(
        "SELECT g.id, g.origin, n.name, g.party, g.size, g.first, g.last, g.chk FROM log g"
            + " LEFT JOIN line n ON n.id = g.line ORDER BY g.id",
        row -> {
          ScrubbedLog log =
              new ScrubbedLog(row.getLong(1), SqliteQueries.text(row, 2), row.getLong(5));
          byte[] check =
              SqliteSchema.logCheck(
                  log.origin,
                  row.getString(3),
                  row.getString(4),
                  log.size,
                  row.getLong(6),
                  row.getLong(7));
          if (!Arrays.equals(check, SqliteQueries.bytes(row, 8))) {
            fault(log.origin, -1, "the log's row is damaged");
          }
          return found.add(log);
        });
    return found;
  }

  private void walk(ScrubbedLog log) throws SQLException {
    while (log.next < log.size) {
      long from = log.next;
      session.each(
          "SELECT p.idx, p.hashes, l.log, l.idx, l.bytes FROM place p"
              + " LEFT JOIN leaf l ON l.seq = p.seq"
              + " WHERE p.log = ? AND p.idx >= ? AND p.idx < ? ORDER BY p.idx",
          row -> leaf(log, row),
          log.id,
          from,
          Math.min(from + STEP, log.size));
      progress.at(log.origin, log.next, log.size);
      if (log.next == from || (log.next < log.size && log.next < from + STEP)) {
        fault(log.origin, log.next, "the leaf is not there; the log was not checked further");
        return;
      }
    }
  }

  private boolean leaf(ScrubbedLog log, ResultSet row) throws SQLException {
    long index = row.getLong(1);
    byte[] bytes = row.getBytes(5);
    byte[] hashes = row.getBytes(2);
    if (index != log.next || bytes == null || hashes == null || hashes.length < Hash.BYTES) {
      return false;
    }
    log.next++;
    leaves++;
    if (row.getLong(3) != log.id || row.getLong(4) != index) {
      fault(log.origin, index, "the leaf says it stands elsewhere");
    }
    Hash kept = SqliteQueries.hashAt(hashes, 0);
    if (!kept.equals(Merkle.leaf(bytes))) {
      fault(log.origin, index, "the leaf does not have its hash");
    }
    // Go on from the kept hash, so that one damaged leaf is one fault and not a path of them.
    if (!Arrays.equals(hashes, log.tree.append(kept))) {
      fault(log.origin, index, "a kept hash of the tree is wrong");
    }
    return true;
  }

  private void registers(ScrubbedLog log) throws SQLException {
    List<SlotRow> rows = new ArrayList<>();
    session.each(
        "SELECT name, size, root, bytes, chk FROM slot WHERE log = ? ORDER BY name, size",
        row -> {
          byte[] root = SqliteQueries.bytes(row, 3);
          String name = SqliteQueries.text(row, 1);
          if (root.length != Hash.BYTES) {
            return fault(log.origin, -1, "register " + name + " is damaged");
          }
          Slot slot = new Slot(row.getLong(2), Hash.of(root), SqliteQueries.bytes(row, 4));
          if (!Arrays.equals(
              SqliteQueries.bytes(row, 5), SqliteSchema.slotCheck(log.origin, name, slot))) {
            return fault(log.origin, -1, "register " + name + " is damaged");
          }
          return name.equals(Slot.PEER_HEAD)
              || rows.add(new SlotRow(name, slot.size(), slot.root()));
        },
        log.id);
    for (SlotRow row : rows) {
      if (row.size <= log.next && !row.root.equals(root(log, row.size))) {
        fault(log.origin, -1, "register " + row.name + " at " + row.size + ": not the root");
      }
    }
  }

  /** The root, or one that nothing equals if a hash below it is lost. */
  private Hash root(ScrubbedLog log, long size) throws SQLException {
    try {
      return Subtrees.of(size, (level, index) -> SqliteQueries.kept(session, log.id, level, index))
          .root();
    } catch (StoreException.Failed e) {
      return LOST; // its leaf is named already
    }
  }

  private void judge(ScrubbedLog log) {
    progress
        .judge(log.origin, log.next, size -> asked(log, size))
        .ifPresent(wrong -> fault(log.origin, -1, wrong));
  }

  private Hash asked(ScrubbedLog log, long size) {
    if (size < 0 || size > log.next) {
      throw new IllegalArgumentException("root: the log has no such size");
    }
    try {
      return root(log, size);
    } catch (SQLException e) {
      throw new StoreException.Failed("scrub: reading failed", e);
    }
  }

  private void crossings() throws SQLException {
    session.each(
        "SELECT l.seq FROM leaf l LEFT JOIN place p ON p.log = l.log AND p.idx = l.idx"
            + " WHERE p.seq IS NOT l.seq",
        row -> fault("", -1, "leaf row " + row.getLong(1) + " stands nowhere"));
    session.each(
        "SELECT p.log, p.idx FROM place p LEFT JOIN log g ON g.id = p.log"
            + " WHERE g.size IS NULL OR p.idx >= g.size OR p.idx < 0",
        row -> fault("", row.getLong(2), "place beyond the size of log " + row.getLong(1)));
    session.each(
        "SELECT s.rowid FROM slot s LEFT JOIN log g ON g.id = s.log WHERE g.id IS NULL",
        row -> fault("", -1, "a register belongs to no log"));
  }

  private void blobs() throws SQLException {
    session.each(
        "SELECT key, bytes, chk FROM blob",
        row ->
            Arrays.equals(
                    SqliteQueries.bytes(row, 3),
                    SqliteSchema.blobCheck(
                        SqliteQueries.bytes(row, 1), SqliteQueries.bytes(row, 2)))
                || fault("", -1, "a blob is damaged"));
  }

  /** Adds a fault; true as long as more may be listed. */
  private boolean fault(String origin, long index, String what) {
    if (faults.size() < StoreReport.MAX_FAULTS) {
      faults.add(new StoreFault(origin, index, what));
    }
    return faults.size() < StoreReport.MAX_FAULTS;
  }

  private record SlotRow(String name, long size, Hash root) {}

  /** A log while it is walked. */
  private static final class ScrubbedLog {
    private final long id;
    private final String origin;
    private final long size;
    private final Subtrees tree = Subtrees.empty();
    private long next;

    ScrubbedLog(long id, String origin, long size) {
      this.id = id;
      this.origin = origin;
      this.size = size;
    }
  }
}
