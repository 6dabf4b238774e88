package parley.node.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import parley.line.LogView;
import parley.log.Hash;
import parley.log.Merkle;
import parley.node.storage.LogStore;

/**
 * Hashes of a line's logs from the store, and of leaves that are about to be committed. Roots that
 * were computed lately are kept: authors name the sizes of heads they were sent.
 */
final class StoreLogView implements LogView {
  private static final int KEPT_ROOTS = 1_024;

  private record Size(String origin, long size) {}

  private final LogStore store;

  /** Readers of the engine, who are many at once, also reorder what is kept. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Map<Size, Hash> roots =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Size, Hash> eldest) {
          return size() > KEPT_ROOTS;
        }
      };

  /** Statements proven to be of another history; as many as roots are kept. */
  private final Map<Size, Hash> excluded =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Size, Hash> eldest) {
          return size() > KEPT_ROOTS;
        }
      };

  /** Leaves of one log that are not in the store yet. */
  private record Staged(long from, java.util.List<Hash> hashes) {}

  private final Map<String, Staged> staged = new java.util.HashMap<>();

  StoreLogView(LogStore store) {
    this.store = store;
  }

  /** Our own leaves that are not in the store yet. */
  void staged(String origin, long from, java.util.List<Hash> hashes) {
    staged.put(origin, new Staged(from, hashes));
  }

  @Override
  public Hash leaf(String origin, long index) {
    Staged own = staged.get(origin);
    return own != null && index >= own.from()
        ? own.hashes().get((int) (index - own.from()))
        : store.hash(origin, 0, index);
  }

  @Override
  public Hash root(String origin, long size) {
    Hash known = known(new Size(origin, size));
    if (known != null) {
      return known;
    }
    Staged own = staged.get(origin);
    if (own != null && size > own.from()) {
      // It may yet be lost.
      return Merkle.root(size, (level, index) -> node(own, origin, level, index));
    }
    Hash root = Merkle.root(size, (level, index) -> store.hash(origin, level, index));
    remember(origin, size, root);
    return root;
  }

  /** A node of our own tree, which may have leaves below it that are not in the store yet. */
  private Hash node(Staged own, String origin, int level, long index) {
    if (level == 0) {
      return leaf(origin, index);
    }
    return (index + 1) << level <= own.from()
        ? store.hash(origin, level, index)
        : Merkle.node(
            node(own, origin, level - 1, 2 * index), node(own, origin, level - 1, 2 * index + 1));
  }

  private @Nullable Hash known(Size size) {
    lock.lock();
    try {
      return roots.get(size);
    } finally {
      lock.unlock();
    }
  }

  /** It was proven that a tree of that size and root does not begin as the log held here. */
  void exclude(String origin, long size, Hash root) {
    lock.lock();
    try {
      excluded.put(new Size(origin, size), root);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean excludes(String origin, long size, Hash root) {
    lock.lock();
    try {
      Hash other = excluded.get(new Size(origin, size));
      return other != null && other.equals(root);
    } finally {
      lock.unlock();
    }
  }

  void remember(String origin, long size, Hash root) {
    lock.lock();
    try {
      roots.put(new Size(origin, size), root);
    } finally {
      lock.unlock();
    }
  }
}
