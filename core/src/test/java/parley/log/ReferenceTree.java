package parley.log;

import java.util.List;

/** RFC 6962 §2.1 word for word, recursive and slow: what the fast code is compared with. */
final class ReferenceTree {
  private ReferenceTree() {}

  static Hash root(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return Hash.sha256();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = 1;
    while (2 * split < leaves.size()) {
      split *= 2;
    }
    return Hash.sha256(
        new byte[] {1},
        root(leaves.subList(0, split)).bytes(),
        root(leaves.subList(split, leaves.size())).bytes());
  }
}
