package parley.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeTest {
  private static final int SIZE = 130;

  private final Random random = new Random(Long.getLong("parley.seed", 1));
  private final List<Hash> leaves = new ArrayList<>();
  private final MemoryTree tree = new MemoryTree();

  TreeTest() {
    for (int i = 0; i < SIZE; i++) {
      leaves.add(Merkle.leaf(new byte[] {(byte) i, (byte) random.nextInt()}));
      tree.append(leaves.getLast());
    }
  }

  @Test
  void everyWayToARootAgreesWithTheRecursiveDefinition() {
    Frontier frontier = new Frontier();
    for (int size = 0; size <= SIZE; size++) {
      Hash root = ReferenceTree.root(leaves.subList(0, size));
      assertThat(Merkle.root(leaves.subList(0, size))).isEqualTo(root);
      assertThat(tree.root(size)).isEqualTo(root);
      assertThat(frontier.root()).isEqualTo(root);
      assertThat(frontier.size()).isEqualTo(size);
      assertThat(Frontier.read(size, tree).hashes()).isEqualTo(frontier.hashes());
      assertThat(Frontier.of(size, frontier.hashes()).root()).isEqualTo(root);
      if (size < SIZE) {
        frontier.append(leaves.get(size));
      }
    }
  }

  @Test
  void aCopiedFrontierGrowsOnItsOwn() {
    Frontier frontier = Frontier.read(7, tree);
    Frontier copy = frontier.copy();
    copy.append(leaves.get(7));
    assertThat(copy.root()).isEqualTo(tree.root(8));
    assertThat(frontier.root()).isEqualTo(tree.root(7));
  }

  @Test
  void aFrontierTakesOneHashPerBitOfItsSize() {
    List<Hash> hashes = Frontier.read(7, tree).hashes();
    assertThatThrownBy(() -> Frontier.of(6, hashes)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Frontier.of(-1, hashes)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyInclusionProofHoldsAndNoMutantOfIt() {
    for (int size = 1; size <= SIZE; size++) {
      Hash root = tree.root(size);
      for (int index = 0; index < size; index++) {
        List<Hash> proof = Proofs.inclusion(index, size, tree);
        Hash leaf = leaves.get(index);
        assertThat(Proofs.inclusionHolds(leaf, index, size, root, proof)).isTrue();
        assertThat(Proofs.inclusionHolds(flip(leaf), index, size, root, proof)).isFalse();
        assertThat(Proofs.inclusionHolds(leaf, index, size, flip(root), proof)).isFalse();
        assertThat(Proofs.inclusionHolds(leaf, index ^ 1, size, root, proof)).isFalse();
        assertThat(Proofs.inclusionHolds(leaf, index, size, root, mutated(proof))).isFalse();
      }
    }
  }

  @Test
  void everyConsistencyProofHoldsAndNoMutantOfIt() {
    for (int to = 1; to <= SIZE; to++) {
      Hash toRoot = tree.root(to);
      for (int from = 1; from <= to; from++) {
        List<Hash> proof = Proofs.consistency(from, to, tree);
        Hash fromRoot = tree.root(from);
        assertThat(Proofs.consistencyHolds(from, fromRoot, to, toRoot, proof)).isTrue();
        assertThat(Proofs.consistencyHolds(from, flip(fromRoot), to, toRoot, proof)).isFalse();
        assertThat(Proofs.consistencyHolds(from, fromRoot, to, flip(toRoot), proof)).isFalse();
        assertThat(Proofs.consistencyHolds(from, fromRoot, to, toRoot, mutated(proof))).isFalse();
        assertThat(Proofs.consistencyHolds(from - 1, fromRoot, to, toRoot, proof)).isFalse();
      }
    }
  }

  @Test
  void anotherHistoryOfTheSameLengthIsNeverConsistent() {
    for (int changed = 0; changed < 40; changed++) {
      MemoryTree other = new MemoryTree();
      for (int i = 0; i < SIZE; i++) {
        other.append(i == changed ? flip(leaves.get(i)) : leaves.get(i));
      }
      List<Hash> proof = Proofs.consistency(40, SIZE, other);
      Hash theirs = other.root();
      assertThat(Proofs.consistencyHolds(40, tree.root(40), SIZE, theirs, proof)).isFalse();
      assertThat(Proofs.consistencyHolds(40, other.root(40), SIZE, theirs, proof)).isTrue();
    }
  }

  @Test
  void theEmptyTreeIsTheBeginningOfEveryTreeButOnlyUnderItsOwnRoot() {
    Hash root = tree.root();
    assertThat(Proofs.consistency(0, SIZE, tree)).isEmpty();
    assertThat(Proofs.consistencyHolds(0, Merkle.EMPTY_ROOT, SIZE, root, List.of())).isTrue();
    assertThat(Proofs.consistencyHolds(0, root, SIZE, root, List.of())).isFalse();
    assertThat(Proofs.consistencyHolds(0, Merkle.EMPTY_ROOT, SIZE, root, List.of(root))).isFalse();
    assertThat(Proofs.consistencyHolds(0, Merkle.EMPTY_ROOT, 0, root, List.of())).isFalse();
  }

  @Test
  void sizesNearTheEndOfTheRangeAreJudgedWithoutOverflow() {
    Hash root = tree.root();
    List<Hash> long63 = java.util.Collections.nCopies(63, root);
    long most = Long.MAX_VALUE;
    assertThat(Proofs.inclusionHolds(root, most - 1, most, root, long63)).isFalse();
    assertThat(Proofs.consistencyHolds(most - 1, root, most, root, long63)).isFalse();
    assertThat(Proofs.inclusionHolds(root, -1, most, root, long63)).isFalse();
    assertThat(Proofs.consistencyHolds(-1, root, most, root, long63)).isFalse();
  }

  @Test
  void proofsOfWhatIsNotThereAreRefused() {
    assertThatThrownBy(() -> Proofs.inclusion(SIZE, SIZE, tree))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Proofs.consistency(2, 1, tree))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.root(SIZE + 1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  /** One of: a flipped bit, a hash too few, one too many in front or at the end. */
  private List<Hash> mutated(List<Hash> proof) {
    List<Hash> mutant = new ArrayList<>(proof);
    switch (random.nextInt(proof.isEmpty() ? 2 : 4)) {
      case 0 -> mutant.add(leaves.getFirst());
      case 1 -> mutant.addFirst(leaves.getFirst());
      case 2 -> mutant.remove(random.nextInt(mutant.size()));
      default -> mutant.replaceAll(TreeTest::flip);
    }
    return mutant;
  }

  private static Hash flip(Hash hash) {
    byte[] bytes = hash.bytes();
    bytes[5] ^= 16;
    return Hash.of(bytes);
  }
}
