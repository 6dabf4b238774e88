package parley.node.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** One connection with its prepared statements, for one thread at a time. */
final class Session implements AutoCloseable {
  private static final Properties SETTINGS = new Properties();

  static {
    // Else the driver prepares and asks another statement after every insert: a sixth of a commit.
    SETTINGS.setProperty("jdbc.get_generated_keys", "false");
  }

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  Session(Connection connection) {
    this.connection = connection;
  }

  /** Opens the file, which must exist, with a page cache of at most that many KiB. */
  static Session open(Path file, int cacheKib) throws SQLException {
    Session session = new Session(DriverManager.getConnection("jdbc:sqlite:" + file, SETTINGS));
    try {
      session.run("PRAGMA cache_size = -" + cacheKib);
      // Never mmap: a read error would kill the process by SIGBUS instead of being reported.
      session.run("PRAGMA mmap_size = 0");
      session.run("PRAGMA temp_store = MEMORY");
      session.run("PRAGMA trusted_schema = OFF");
      session.run("PRAGMA cell_size_check = ON");
      session.run("PRAGMA busy_timeout = 10000");
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  /** Runs a statement that is not kept. */
  void run(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  /** Runs a prepared change and returns the number of rows changed. */
  int update(String sql, @Nullable Object... values) throws SQLException {
    return bound(sql, values).executeUpdate();
  }

  /** Each row of a prepared query, in order. */
  void each(String sql, RowUse use, @Nullable Object... values) throws SQLException {
    try (ResultSet rows = bound(sql, values).executeQuery()) {
      boolean more = true;
      while (more && rows.next()) {
        more = use.row(rows);
      }
    }
  }

  /** What the first row of a prepared query gives; null if there is no row. */
  <T> @Nullable T first(String sql, RowMap<T> map, @Nullable Object... values) throws SQLException {
    try (ResultSet rows = bound(sql, values).executeQuery()) {
      return rows.next() ? map.map(rows) : null;
    }
  }

  /** The single number that a query gives. */
  long number(String sql, @Nullable Object... values) throws SQLException {
    Long number = first(sql, row -> row.getLong(1), values);
    if (number == null) {
      throw new SQLException("no row where there must be one");
    }
    return number;
  }

  private PreparedStatement bound(String sql, @Nullable Object[] values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
    statements.clear();
    connection.close();
  }

  /** Takes one row; false ends the walk. */
  interface RowUse {
    boolean row(ResultSet row) throws SQLException;
  }

  /** Makes a value of one row. */
  interface RowMap<T> {
    T map(ResultSet row) throws SQLException;
  }
}
