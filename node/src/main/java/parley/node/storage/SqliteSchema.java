package parley.node.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;

/**
 * The tables of the store.
 *
 * <p>{@code leaf} holds the source, in order of commits, so that it only ever grows at its end and
 * pages fill up. {@code place} finds a leaf by log and index and keeps the tree hashes it
 * completes. What the Merkle tree does not cover (logs, registers, blobs) has a check per row,
 * because SQLite itself has no page checksums.
 */
final class SqliteSchema {
  /** "Prly": marks the file as ours. */
  static final int APPLICATION_ID = 0x50726C79;

  static final int VERSION = 2;

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE line(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
          "CREATE TABLE log(id INTEGER PRIMARY KEY, origin TEXT NOT NULL UNIQUE, line INTEGER,"
              + " party TEXT, size INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,"
              + " chk BLOB NOT NULL) STRICT",
          "CREATE TABLE leaf(seq INTEGER PRIMARY KEY, log INTEGER NOT NULL, idx INTEGER NOT NULL,"
              + " bytes BLOB NOT NULL) STRICT",
          "CREATE TABLE place(log INTEGER NOT NULL, idx INTEGER NOT NULL, seq INTEGER NOT NULL,"
              + " hashes BLOB NOT NULL, PRIMARY KEY(log, idx)) STRICT, WITHOUT ROWID",
          "CREATE TABLE slot(log INTEGER NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,"
              + " root BLOB NOT NULL, bytes BLOB NOT NULL, chk BLOB NOT NULL,"
              + " UNIQUE(log, name, size)) STRICT",
          "CREATE TABLE blob(key BLOB NOT NULL UNIQUE, bytes BLOB NOT NULL, chk BLOB NOT NULL)"
              + " STRICT");

  private static final int CHECK_BYTES = 16;

  private SqliteSchema() {}

  /** Makes the tables in an empty file. */
  static void create(Session session) throws SQLException {
    session.run("BEGIN IMMEDIATE");
    for (String table : TABLES) {
      session.run(table);
    }
    session.run("PRAGMA application_id = " + APPLICATION_ID);
    session.run("PRAGMA user_version = " + VERSION);
    session.run("COMMIT");
  }

  /** What is wrong with the form of the file; null if nothing. */
  static @Nullable String fault(Session session) throws SQLException {
    if (session.number("PRAGMA application_id") != APPLICATION_ID) {
      return "not a store of this program";
    }
    if (session.number("PRAGMA user_version") != VERSION) {
      return "a store of another version";
    }
    List<String> found = new ArrayList<>();
    session.each(
        "SELECT rowid || ' ' || type || ' ' || name || ' ' || tbl_name || ' ' || ifnull(sql, '')"
            + " FROM sqlite_schema ORDER BY rowid",
        row -> found.add(SqliteQueries.text(row, 1)));
    return found.equals(expected()) ? null : "the tables are not those of this version";
  }

  /** The rows of SQLite's own table of tables, each index of a UNIQUE after its table. */
  private static List<String> expected() {
    List<String> rows = new ArrayList<>();
    for (String sql : TABLES) {
      String name = sql.substring("CREATE TABLE ".length(), sql.indexOf('('));
      rows.add((rows.size() + 1) + " table " + name + " " + name + " " + sql);
      if (sql.contains("UNIQUE")) {
        String index = (rows.size() + 1) + " index sqlite_autoindex_" + name;
        rows.add(index + "_1 " + name + " ");
      }
    }
    return rows;
  }

  /** The check of a log's row; line and party are null until something is appended. */
  static byte[] logCheck(
      String origin, @Nullable String line, @Nullable String party, long... numbers) {
    String names = "log\0" + origin + "\0" + line + "\0" + party + "\0";
    return check(names, numbers, new byte[0], new byte[0]);
  }

  /** The check of a register's row. */
  static byte[] slotCheck(String origin, String slot, Slot content) {
    String names = "slot\0" + origin + "\0" + slot + "\0";
    return check(names, new long[] {content.size()}, content.root().bytes(), content.bytes());
  }

  /** The check of a blob's row. */
  static byte[] blobCheck(byte[] key, byte[] bytes) {
    return check("blob\0", new long[0], key, bytes);
  }

  private static byte[] check(String names, long[] numbers, byte[] fixed, byte[] bytes) {
    ByteBuffer packed = ByteBuffer.allocate(Long.BYTES * numbers.length);
    for (long number : numbers) {
      packed.putLong(number);
    }
    byte[] text = names.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(Hash.sha256(text, packed.array(), fixed, bytes).bytes(), CHECK_BYTES);
  }
}
