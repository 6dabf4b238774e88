package parley.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.line.Card;
import parley.log.MalformedException;
import parley.log.TlogProof;

/** One entry is proven with cards alone; any change of proof or entry fails. */
class EntryProofTest {
  private final Story story = new Story(CheapSuite.INSTANCE);
  private final Map<String, Card> cards = story.trust().cards();

  private EntryProof.Outcome verify(TlogProof proof, byte[] entry) {
    return EntryProof.verify(proof, entry, cards, story.suite);
  }

  @Test
  void everyReceiptedEntryIsProvenAndTheOneAboveIsNot() throws Exception {
    Bundle bundle = story.export();
    for (int index = 0; index < story.cn.leaves.size(); index++) {
      EntryProof made = EntryProof.from(bundle, story.cn.origin, index);
      assertThat(made.entry().bytes()).isEqualTo(story.cn.leaves.get(index));
      TlogProof read = TlogProof.parse(made.proof().bytes());
      EntryProof.Outcome outcome = verify(read, story.cn.leaves.get(index));
      boolean receipted = index < story.cn.leaves.size() - 1;
      assertThat(outcome instanceof EntryProof.Outcome.Holds).isEqualTo(receipted);
      Map<String, Card> author = Map.of(story.cn.name, story.cn.card);
      assertThat(EntryProof.verify(read, story.cn.leaves.get(index), author, story.suite))
          .isInstanceOf(EntryProof.Outcome.Holds.class);
    }
    assertThatThrownBy(() -> EntryProof.from(bundle, story.cn.origin, 99))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void anotherEntryAnotherLogAndNoCardFail() throws Exception {
    EntryProof made = EntryProof.from(story.export(), story.cn.origin, 4);
    byte[] entry = story.cn.leaves.get(4);
    assertThat(verify(made.proof(), entry)).isInstanceOf(EntryProof.Outcome.Holds.class);
    assertThat(verify(made.proof(), story.cn.leaves.get(5)))
        .isInstanceOf(EntryProof.Outcome.Fails.class);
    assertThat(verify(made.proof(), story.us.leaves.get(4)))
        .isInstanceOf(EntryProof.Outcome.Fails.class);
    assertThat(EntryProof.verify(made.proof(), entry, Map.of(), story.suite))
        .isInstanceOf(EntryProof.Outcome.Fails.class);
    for (int at = 0; at < entry.length; at++) {
      assertThat(verify(made.proof(), Bundle.flipped(entry, at, 1)))
          .isInstanceOf(EntryProof.Outcome.Fails.class);
    }
  }
}
