package parley.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.line.Card;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.Merkle;
import parley.log.Note;
import parley.log.Proofs;

/** A log that signs two histories is convicted by one file; an honest log never is. */
class EquivocationProofTest {
  private static final Hash NONE = Merkle.EMPTY_ROOT;
  private final Story told = new Story(CheapSuite.INSTANCE);
  private final Story hidden = new Story(CheapSuite.INSTANCE);
  private final Map<String, Card> cards = told.trust().cards();

  private EquivocationProofTest() {
    told.cn.text("To one we say yes.");
    hidden.cn.text("To the other we say no.");
    told.cn.text("And more.");
  }

  private static EquivocationProof.Leaf opening(TestParty party) {
    return new EquivocationProof.Leaf(new String(party.leaves.getFirst(), StandardCharsets.UTF_8));
  }

  private EquivocationProof forked(Contradiction why, Note first, Note second) {
    return new EquivocationProof(opening(told.cn), first, second, why);
  }

  private Contradiction prefix(long from, long to) {
    return new Contradiction.OtherPrefix(
        told.cn.tree.root(from), Proofs.consistency(from, to, told.cn.tree));
  }

  private Contradiction.Leaf leaf(TestParty party, long index) {
    return new Contradiction.Leaf(
        party.tree.at(0, index), Proofs.inclusion(index, party.leaves.size(), party.tree));
  }

  @Test
  void twoRootsOfOneSizeAreProven() throws Exception {
    long size = hidden.cn.leaves.size();
    EquivocationProof proof =
        forked(
            prefix(size, size),
            hidden.cn.note(hidden.cn.head(), hidden.us),
            told.cn.note(told.cn.head(size), told.us));
    EquivocationProof read = EquivocationProof.parse(proof.print());
    assertThat(read).isEqualTo(proof);
    assertThat(read.print()).isEqualTo(proof.print());
    assertThat(read.verify(cards, told.suite))
        .isEqualTo(
            new EquivocationProof.Outcome.Proven(
                told.cn.origin.toString(), size, size, List.of("us.example/mirror")));
  }

  @Test
  void aLargerTreeThatBeginsOtherwiseIsProven() throws Exception {
    long size = hidden.cn.leaves.size();
    Note first = hidden.cn.note(hidden.cn.head());
    Note second = told.cn.note(told.cn.head());
    EquivocationProof proof = forked(prefix(size, size + 1), first, second);
    assertThat(EquivocationProof.parse(proof.print()).verify(cards, told.suite))
        .isInstanceOf(EquivocationProof.Outcome.Proven.class);
    Contradiction leaves =
        new Contradiction.OtherLeaf(size - 1, leaf(hidden.cn, size - 1), leaf(told.cn, size - 1));
    EquivocationProof byLeaf = forked(leaves, first, second);
    assertThat(EquivocationProof.parse(byLeaf.print())).isEqualTo(byLeaf);
    assertThat(byLeaf.verify(cards, told.suite))
        .isInstanceOf(EquivocationProof.Outcome.Proven.class);
  }

  @Test
  void noPairOfHonestHeadsIsEverProven() {
    long size = told.cn.leaves.size();
    for (long from = 1; from <= size; from++) {
      for (long to = from; to <= size; to++) {
        Note first = told.cn.note(told.cn.head(from), told.us);
        Note second = told.cn.note(told.cn.head(to), told.us);
        for (Contradiction why :
            List.of(
                prefix(from, to),
                new Contradiction.OtherPrefix(NONE, Proofs.consistency(from, to, told.cn.tree)),
                new Contradiction.OtherPrefix(told.cn.tree.root(to), List.of()),
                new Contradiction.OtherPrefix(NONE, List.of()),
                sameLeaf(0, from, to),
                sameLeaf(from - 1, from, to))) {
          assertThat(forked(why, first, second).verify(cards, told.suite))
              .isInstanceOf(EquivocationProof.Outcome.NotProven.class);
        }
      }
    }
  }

  private Contradiction sameLeaf(long index, long from, long to) {
    var tree = told.cn.tree;
    return new Contradiction.OtherLeaf(
        index,
        new Contradiction.Leaf(tree.at(0, index), Proofs.inclusion(index, from, tree)),
        new Contradiction.Leaf(tree.at(0, 0), Proofs.inclusion(0, to, tree)));
  }

  @Test
  void everySignatureAndTheCardAreNeeded() {
    long size = hidden.cn.leaves.size();
    Note first = hidden.cn.note(hidden.cn.head());
    Note second = told.cn.note(told.cn.head(size));
    assertThat(forked(prefix(size, size), first, second).verify(cards, told.suite))
        .isInstanceOf(EquivocationProof.Outcome.Proven.class);
    Note half = new Note(first.text(), List.of(first.signatures().getFirst()));
    Note other = new Note(first.text(), told.us.note(told.us.head()).signatures());
    for (Note bad : List.of(half, other, told.us.note(told.us.head()))) {
      assertThat(forked(prefix(size, size), bad, second).verify(cards, told.suite))
          .isInstanceOf(EquivocationProof.Outcome.NotProven.class);
    }
    assertThat(forked(prefix(size, size), first, second).verify(Map.of(), told.suite))
        .isInstanceOf(EquivocationProof.Outcome.NotProven.class);
    EquivocationProof strange =
        new EquivocationProof(opening(told.us), first, second, prefix(size, size));
    assertThat(strange.verify(cards, told.suite))
        .isInstanceOf(EquivocationProof.Outcome.NotProven.class);
  }

  @Test
  void aBundleThatHoldsAnotherHeadGivesTheProof() throws Exception {
    Bundle bundle = told.export();
    Note other = hidden.cn.note(hidden.cn.head(), hidden.us);
    String path = Layout.receipt(told.cn.origin, hidden.cn.leaves.size());
    Report report = told.verify(bundle.forged(path, other.bytes()));
    assertThat(report.holds(Check.Part.INTEGRITY)).isFalse();
    assertThat(Story.checks(report)).contains(Check.EQUIVOCATION);
    assertThat(report.equivocations()).hasSize(1);
    assertThat(report.equivocations().getFirst().verify(cards, told.suite))
        .isInstanceOf(EquivocationProof.Outcome.Proven.class);

    Bundle kept = new Bundle();
    new TranscriptWriter(kept).evidence(report.equivocations().getFirst());
    String evidence = kept.files.firstKey();
    Report again = told.verify(told.export().forged(evidence, kept.get(evidence)));
    assertThat(Story.checks(again)).contains(Check.EQUIVOCATION);
    assertThat(again.equivocations()).isEqualTo(report.equivocations());
  }

  @Test
  void onlyTheOneSpellingParses() {
    byte[] good =
        forked(prefix(3, 5), told.cn.note(told.cn.head(3)), told.cn.note(told.cn.head(5))).print();
    for (int at = 0; at < good.length; at += 37) {
      byte[] bad = Bundle.flipped(good, at, 1);
      try {
        assertThat(EquivocationProof.parse(bad).print()).isEqualTo(bad);
      } catch (MalformedException e) {
        assertThat(e).hasMessageNotContaining("we propose");
      }
    }
    assertThatThrownBy(() -> EquivocationProof.parse(new byte[0]))
        .isInstanceOf(MalformedException.class);
  }
}
