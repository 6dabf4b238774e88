package parley.node.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.node.api.TestParty;
import parley.node.api.TwoNodes;

/** The anchor is made once: a lost one is never made anew in silence. */
class AnchorBirthTest {
  @TempDir private Path root;

  @Test
  void aNodeWhoseAnchorIsLostStartsAndDoesNotWrite() throws Exception {
    try (TwoNodes nodes = new TwoNodes(root).open()) {
      long size = nodes.size(nodes.us());
      nodes.us().stop();
      Files.delete(nodes.us().anchor());
      nodes.us().start();
      assertThat(nodes.us().get("/ready").json().text("why")).isEqualTo("anchor-missing");
      TwoNodes.eventually(
          "what was held is read", () -> nodes.folded(nodes.us(), nodes.us()) == size);
      TestParty.Answer said = nodes.say(nodes.us(), "not now");
      assertThat(said.status()).isEqualTo(409);
      assertThat(said.rule()).isEqualTo("anchor-missing");
      assertThat(nodes.us().anchor()).doesNotExist();
    }
  }

  @Test
  void anEmptyStoreIsNoBirthOnceThereWasOne() throws Exception {
    try (TestParty party = new TestParty(root, "us.example").start()) {
      assertThat(party.anchor()).exists();
      party.stop();
      Files.delete(party.anchor());
      party.start();
      assertThat(party.node().anchor().present()).isFalse();
      assertThat(party.anchor()).doesNotExist();
    }
  }
}
