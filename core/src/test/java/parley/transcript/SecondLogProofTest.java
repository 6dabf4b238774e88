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
import parley.log.Note;

/** A party that keeps two logs of one epoch is convicted by one file; an honest party never is. */
class SecondLogProofTest {
  private final Story told = new Story(CheapSuite.INSTANCE);
  private final TestParty rival = told.cn.with(told.line, 1, "rival");
  private final Map<String, Card> cards = told.trust().cards();

  private SecondLogProofTest() {
    rival.genesis(told.line, Map.of(told.cn.name, told.cn.card, told.us.name, told.us.card));
  }

  static SecondLogProof.Log log(TestParty party, Note head) {
    return new SecondLogProof.Log(
        new String(party.leaves.getFirst(), StandardCharsets.UTF_8), head);
  }

  static SecondLogProof.Log log(TestParty party) {
    return log(party, party.note(party.head()));
  }

  private SecondLogProof.Outcome of(SecondLogProof.Log first, SecondLogProof.Log second) {
    return new SecondLogProof(first, second).verify(cards, told.suite);
  }

  @Test
  void twoLogsOfOneEpochAreProven() throws Exception {
    SecondLogProof proof = new SecondLogProof(log(told.cn), log(rival));
    SecondLogProof read = SecondLogProof.parse(proof.print());
    assertThat(read).isEqualTo(proof);
    assertThat(read.print()).isEqualTo(proof.print());
    assertThat(SecondLogProof.of(proof.notes())).isEqualTo(proof);
    assertThat(read.verify(cards, told.suite))
        .isEqualTo(
            new SecondLogProof.Outcome.Proven(told.cn.origin.toString(), rival.origin.toString()));
  }

  @Test
  void nothingLessIsAProof() {
    Note half = new Note(rival.head().text(), rival.note(rival.head()).signatures().subList(0, 1));
    assertThat(
            List.of(
                of(log(told.cn), log(told.cn)),
                of(log(told.cn), log(told.us)),
                of(log(told.cn), log(rival, half)),
                of(log(told.cn), log(told.us, rival.note(rival.head()))),
                of(log(told.cn), log(rival, told.cn.note(told.cn.head()))),
                new SecondLogProof(log(told.cn), log(rival)).verify(Map.of(), told.suite)))
        .allMatch(SecondLogProof.Outcome.NotProven.class::isInstance);
  }

  @Test
  void aForeignCardOrAMalformedFileIsRefused() {
    Map<String, Card> others = Map.of("cn.example", told.us.card);
    assertThat(new SecondLogProof(log(told.cn), log(rival)).verify(others, told.suite))
        .isInstanceOf(SecondLogProof.Outcome.NotProven.class);
    assertThatThrownBy(() -> SecondLogProof.of(List.of("one")))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(
            () -> SecondLogProof.parse(SecondLogProof.HEADER.getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> SecondLogProof.parse(new byte[ProofFile.MAX_BYTES + 1]))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void aVerifierFindsTheProofInABundle() throws Exception {
    Bundle bundle = told.export();
    SecondLogProof proof = new SecondLogProof(log(told.cn), log(rival));
    byte[] file = proof.print();
    String path = Layout.EVIDENCE + Hash.sha256(file).hex() + ".second-log";
    Report report = told.verify(bundle.forged(path, file));
    assertThat(report.findings()).anyMatch(f -> f.check() == Check.SECOND_LOG);
    assertThat(report.holds()).isFalse();
  }
}
