package parley.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.Merkle;

/** The questions that are put to a SQLite store, over whatever session is given. */
final class SqliteQueries {
  private static final String SLOT =
      "SELECT s.size, s.root, s.bytes, s.chk FROM slot s JOIN log g ON g.id = s.log"
          + " WHERE g.origin = ? AND s.name = ?";

  private SqliteQueries() {}

  static long size(Session session, String origin) throws SQLException {
    Long size =
        session.first("SELECT size FROM log WHERE origin = ?", row -> row.getLong(1), origin);
    return size == null ? 0 : size;
  }

  static List<byte[]> read(Session session, String origin, long from, long to) throws SQLException {
    long end = Math.min(to, from + StoreLimits.MAX_READ_LEAVES);
    LeafReader reader = new LeafReader(origin, from);
    session.each(
        "SELECT p.idx, p.hashes, l.bytes FROM log g JOIN place p ON p.log = g.id"
            + " JOIN leaf l ON l.seq = p.seq WHERE g.origin = ? AND p.idx >= ? AND p.idx < ?"
            + " ORDER BY p.idx",
        reader,
        origin,
        from,
        end);
    long reached = from + reader.leaves.size();
    if (!reader.full && reached < Math.min(end, size(session, origin)) && reached < end) {
      throw lost(origin, reached);
    }
    return reader.leaves;
  }

  static Hash hash(Session session, String origin, int level, long index) throws SQLException {
    long size = size(session, origin);
    if (level < 0 || level > 62 || index < 0 || index >= size >> level) {
      throw new IllegalArgumentException("hash: no such complete subtree in " + origin);
    }
    byte[] hashes =
        session.first(
            "SELECT p.hashes FROM log g JOIN place p ON p.log = g.id"
                + " WHERE g.origin = ? AND p.idx = ?",
            row -> row.getBytes(1),
            origin,
            lastLeaf(level, index));
    if (hashes == null || hashes.length < (level + 1) * Hash.BYTES) {
      throw lost(origin, lastLeaf(level, index));
    }
    return hashAt(hashes, level);
  }

  /** The kept hash of a complete subtree of the log with that row. */
  static Hash kept(Session session, long log, int level, long index) throws SQLException {
    byte[] hashes =
        session.first(
            "SELECT hashes FROM place WHERE log = ? AND idx = ?",
            row -> row.getBytes(1),
            log,
            lastLeaf(level, index));
    if (hashes == null || hashes.length < (level + 1) * Hash.BYTES) {
      throw lost("log " + log, lastLeaf(level, index));
    }
    return hashAt(hashes, level);
  }

  static Optional<Slot> newest(Session session, String origin, String slot) throws SQLException {
    return Optional.ofNullable(
        session.first(
            SLOT + " ORDER BY s.size DESC LIMIT 1", row -> slot(origin, slot, row), origin, slot));
  }

  static Optional<Slot> slotAt(Session session, String origin, String slot, long size)
      throws SQLException {
    return Optional.ofNullable(
        session.first(
            SLOT + " AND s.size = ?", row -> slot(origin, slot, row), origin, slot, size));
  }

  static List<Slot> slots(Session session, String origin, String slot, long from, int limit)
      throws SQLException {
    List<Slot> found = new ArrayList<>();
    session.each(
        SLOT + " AND s.size >= ? ORDER BY s.size LIMIT ?",
        row -> found.add(slot(origin, slot, row)),
        origin,
        slot,
        from,
        Math.min(limit, StoreLimits.MAX_READ_SLOTS));
    return found;
  }

  static List<LogRow> logs(Session session) throws SQLException {
    List<LogRow> logs = new ArrayList<>();
    session.each(
        "SELECT g.origin, n.name, g.party, g.size, g.first, g.last FROM log g"
            + " JOIN line n ON n.id = g.line ORDER BY g.id",
        row ->
            logs.add(
                new LogRow(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6))));
    return logs;
  }

  static Optional<byte[]> blob(Session session, Hash key) throws SQLException {
    return Optional.ofNullable(
        session.first(
            "SELECT bytes, chk FROM blob WHERE key = ?",
            row -> checked(key.bytes(), bytes(row, 1), bytes(row, 2)),
            key.bytes()));
  }

  static boolean holds(Session session, Hash key) throws SQLException {
    Integer one =
        session.first(
            "SELECT 1 FROM blob WHERE key = ?", row -> row.getInt(1), (Object) key.bytes());
    return one != null;
  }

  /** The leaf that completes a subtree, and keeps its hash. */
  static long lastLeaf(int level, long index) {
    return ((index + 1) << level) - 1;
  }

  static Hash hashAt(byte[] hashes, int level) {
    return Hash.of(Arrays.copyOfRange(hashes, level * Hash.BYTES, (level + 1) * Hash.BYTES));
  }

  /** A column that must hold bytes; in a damaged row it may not: then there are none. */
  static byte[] bytes(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? new byte[0] : bytes;
  }

  /** A column that must hold a text; in a damaged row it may not: then it is empty. */
  static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static Slot slot(String origin, String name, ResultSet row) throws SQLException {
    byte[] root = bytes(row, 2);
    byte[] check = bytes(row, 4);
    if (root.length == Hash.BYTES) {
      Slot slot = new Slot(row.getLong(1), Hash.of(root), bytes(row, 3));
      if (Arrays.equals(check, SqliteSchema.slotCheck(origin, name, slot))) {
        return slot;
      }
    }
    throw new StoreException.Failed("register " + name + " of " + origin + " is damaged");
  }

  private static byte[] checked(byte[] key, byte[] bytes, byte[] check) {
    if (!Arrays.equals(check, SqliteSchema.blobCheck(key, bytes))) {
      throw new StoreException.Failed("a blob is damaged");
    }
    return bytes;
  }

  private static StoreException lost(String origin, long index) {
    return new StoreException.Failed("leaf " + index + " of " + origin + " is not there whole");
  }

  /** Takes leaves in order, each compared with its hash, until one read is full. */
  private static final class LeafReader implements Session.RowUse {
    private final String origin;
    private final long from;
    private final List<byte[]> leaves = new ArrayList<>();
    private long bytes;
    private boolean full;

    LeafReader(String origin, long from) {
      this.origin = origin;
      this.from = from;
    }

    @Override
    public boolean row(ResultSet row) throws SQLException {
      byte[] leaf = bytes(row, 3);
      long index = from + leaves.size();
      bytes += leaf.length;
      full = !leaves.isEmpty() && bytes > StoreLimits.MAX_READ_BYTES;
      if (full) {
        return false;
      }
      if (row.getLong(1) != index || !matches(leaf, row.getBytes(2))) {
        throw lost(origin, index);
      }
      return leaves.add(leaf);
    }

    private static boolean matches(byte[] leaf, byte @Nullable [] hashes) {
      return hashes != null
          && hashes.length >= Hash.BYTES
          && hashAt(hashes, 0).equals(Merkle.leaf(leaf));
    }
  }
}
