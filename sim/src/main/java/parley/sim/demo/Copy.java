package parley.sim.demo;

import java.util.ArrayList;
import java.util.List;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.HashReader;
import parley.log.MemoryTree;
import parley.log.Merkle;

/** One log as one party holds it. */
final class Copy {
  private final String origin;
  private final List<byte[]> leaves = new ArrayList<>();
  private final MemoryTree tree = new MemoryTree();

  Copy(String origin) {
    this.origin = origin;
  }

  void append(byte[] leaf) {
    leaves.add(leaf);
    tree.append(Merkle.leaf(leaf));
  }

  long size() {
    return tree.size();
  }

  List<byte[]> leaves() {
    return List.copyOf(leaves);
  }

  HashReader tree() {
    return tree;
  }

  Hash leaf(long index) {
    return tree.at(0, index);
  }

  Hash root(long size) {
    return tree.root(size);
  }

  Checkpoint head() {
    return Checkpoint.of(origin, size(), tree.root());
  }
}
