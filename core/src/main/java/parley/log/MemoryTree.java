package parley.log;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree with all its complete subtrees in memory, for the verifier and for tests: about 140 bytes
 * a leaf. Mutable, for one thread.
 */
public final class MemoryTree implements HashReader {
  private final List<List<Hash>> levels = new ArrayList<>();

  /** Adds the hash of the next leaf. */
  public void append(Hash leaf) {
    Hash hash = leaf;
    int level = 0;
    while (true) {
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
      }
      List<Hash> row = levels.get(level);
      row.add(hash);
      if ((row.size() & 1) == 1) {
        return;
      }
      hash = Merkle.node(row.get(row.size() - 2), hash);
      level++;
    }
  }

  /** Number of leaves. */
  public long size() {
    return levels.isEmpty() ? 0 : levels.getFirst().size();
  }

  /** The root of the whole tree. */
  public Hash root() {
    return root(size());
  }

  /** The root of the tree's first {@code size} leaves. */
  public Hash root(long size) {
    return Merkle.root(size, this);
  }

  @Override
  public Hash at(int level, long index) {
    if (level < 0 || level >= levels.size()) {
      throw new IndexOutOfBoundsException("no complete subtree on level " + level);
    }
    return levels.get(level).get(Math.toIntExact(index));
  }
}
