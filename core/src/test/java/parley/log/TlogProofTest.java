package parley.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TlogProofTest {
  private static final String ORIGIN = "north.example/parley/main-0123456789abcdef/0-89abcdef";
  private static final long TIME = 1_700_000_000L;

  private final HeadSigner log = TestSigners.of(HeadRole.LOG, ORIGIN, 1);
  private final HeadSigner mirror = TestSigners.of(HeadRole.MIRROR, "south.example/mirror", 2);
  private final MemoryTree tree = new MemoryTree();
  private final Hash leaf = Merkle.leaf(new byte[] {4});

  TlogProofTest() {
    for (int i = 0; i < 9; i++) {
      tree.append(Merkle.leaf(new byte[] {(byte) i}));
    }
  }

  @Test
  void aProofWithBothReceiptsHoldsForItsLeafOnly() throws MalformedException {
    TlogProof proof = TlogProof.parse(proof(4, true).bytes());
    assertThat(proof.verify(leaf, log.keys(), List.of(mirror.keys())))
        .isEqualTo(
            new TlogProof.Outcome.Holds(Checkpoint.of(ORIGIN, 9, tree.root()), List.of(TIME)));
    assertThat(proof.verify(Merkle.leaf(new byte[] {5}), log.keys(), List.of(mirror.keys())))
        .isInstanceOf(TlogProof.Outcome.Fails.class);
    assertThat(proof(5, true).verify(leaf, log.keys(), List.of()))
        .isInstanceOf(TlogProof.Outcome.Fails.class);
  }

  @Test
  void everyMirrorThatIsAskedForMustHaveSigned() {
    TlogProof proof = proof(4, false);
    assertThat(proof.verify(leaf, log.keys(), List.of()))
        .isInstanceOf(TlogProof.Outcome.Holds.class);
    assertThat(proof.verify(leaf, log.keys(), List.of(mirror.keys())))
        .isInstanceOf(TlogProof.Outcome.Fails.class);
    HeadKeys stranger = TestSigners.of(HeadRole.LOG, ORIGIN, 9).keys();
    assertThat(proof.verify(leaf, stranger, List.of())).isInstanceOf(TlogProof.Outcome.Fails.class);
  }

  @Test
  void aNoteThatIsNoCheckpointProvesNothing() {
    Note note = new Note("one line\n", log.sign(head(), TIME));
    assertThat(new TlogProof(new byte[0], 4, List.of(), note).verify(leaf, log.keys(), List.of()))
        .isInstanceOf(TlogProof.Outcome.Fails.class);
  }

  private Checkpoint head() {
    return Checkpoint.of(ORIGIN, 9, tree.root());
  }

  private TlogProof proof(long index, boolean mirrored) {
    List<NoteSignature> lines = new ArrayList<>(log.sign(head(), TIME));
    if (mirrored) {
      lines.addAll(mirror.sign(head(), TIME));
    }
    List<Hash> path = Proofs.inclusion(4, 9, tree);
    return new TlogProof(new byte[0], index, path, new Note(head().text(), lines));
  }
}
