package parley.log;

/** Where the hashes of a tree are read from. */
@FunctionalInterface
public interface HashReader {
  /**
   * The root of the complete subtree over leaves {@code index * 2^level} to {@code (index + 1) *
   * 2^level - 1}.
   *
   * @param level 0 for leaf hashes
   * @throws IndexOutOfBoundsException if the tree holds no such complete subtree
   */
  Hash at(int level, long index);
}
