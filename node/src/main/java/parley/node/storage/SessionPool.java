package parley.node.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A few reading sessions. Readers wait for one on a semaphore, which parks a virtual thread without
 * holding its carrier; at most as many carriers as there are sessions are ever pinned in SQLite.
 */
final class SessionPool implements AutoCloseable {
  private final int count;
  private final Semaphore free;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Session> idle = new ArrayDeque<>();

  private SessionPool(int count) {
    this.count = count;
    // Fair: unfair, busy virtual threads on few carriers kept all others out for good.
    this.free = new Semaphore(0, true);
  }

  static SessionPool open(Path file, int count, int cacheKib) throws SQLException {
    SessionPool pool = new SessionPool(count);
    try {
      for (int i = 0; i < count; i++) {
        Session session = Session.open(file, cacheKib);
        pool.give(session);
        session.run("PRAGMA query_only = ON");
      }
      return pool;
    } catch (SQLException e) {
      pool.closeIdle();
      throw e;
    }
  }

  Session take() {
    free.acquireUninterruptibly();
    lock.lock();
    try {
      return idle.removeLast();
    } finally {
      lock.unlock();
    }
  }

  void give(Session session) {
    lock.lock();
    try {
      idle.addLast(session);
    } finally {
      lock.unlock();
    }
    free.release();
  }

  /** Waits for all readers; none can come after. */
  @Override
  public void close() throws SQLException {
    free.acquireUninterruptibly(count);
    closeIdle();
  }

  private void closeIdle() throws SQLException {
    lock.lock();
    try {
      while (!idle.isEmpty()) {
        idle.removeLast().close();
      }
    } finally {
      lock.unlock();
    }
  }
}
