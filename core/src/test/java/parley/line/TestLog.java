package parley.line;

import java.util.ArrayList;
import java.util.List;
import parley.log.Hash;
import parley.log.MemoryTree;
import parley.log.Merkle;
import parley.record.Origin;

/** One log in memory: its leaves and their tree. */
public final class TestLog {
  private final Origin origin;
  private final List<byte[]> leaves = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private final MemoryTree tree = new MemoryTree();

  /** An empty log. */
  public TestLog(Origin origin) {
    this.origin = origin;
  }

  /** Its name. */
  public Origin origin() {
    return origin;
  }

  /** How many leaves it has. */
  public long size() {
    return leaves.size();
  }

  /** A leaf's bytes, a copy. */
  public byte[] leaf(long index) {
    return leaves.get((int) index).clone();
  }

  /** A leaf as read, once for all folds. */
  public Reading reading(long index) {
    return readings.get((int) index);
  }

  /** A leaf's hash. */
  public Hash leafHash(long index) {
    return tree.at(0, index);
  }

  /** The root of the first leaves. */
  public Hash root(long size) {
    return tree.root(size);
  }

  /** Appends a leaf and gives its index. */
  public long append(byte[] leaf) {
    leaves.add(leaf.clone());
    readings.add(Reading.of(leaf));
    tree.append(Merkle.leaf(leaf));
    return leaves.size() - 1L;
  }
}
