package parley.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.record.Json;

/** A line from pairing to a text that arrived, and all of it again after a restart. */
class TwoNodesTest {
  @TempDir private Path root;

  @Test
  void aTextIsStoredDisplayedAndStillThereAfterARestart() throws Exception {
    try (TwoNodes nodes = new TwoNodes(root).open()) {
      TestParty.Answer said = nodes.say(nodes.us(), "Good morning.");
      TwoNodes.expect(200, said);
      assertThat(said.json().text("verdict")).isEqualTo("effective");
      nodes.quiet();
      String path = "/lines/hotline/entries/us.example/1/" + said.json().integer("index", -1);
      Json.Obj row = nodes.us().get(path).json();
      assertThat(row.object("stored").object("cn.example").get("stored"))
          .isEqualTo(new Json.Bool(true));
      TestParty.Answer displayed =
          nodes
              .cn()
              .post(
                  "/lines/hotline/displayed",
                  Json.Obj.EMPTY
                      .with("origin", row.text("origin"))
                      .with("index", row.integer("index", -1))
                      .with("to-post", "duty-officer"));
      TwoNodes.expect(200, displayed);
      assertThat(displayed.json().text("verdict")).isEqualTo("effective");
      nodes.quiet();
      assertThat(nodes.us().get(path).json().object("rungs").texts("cn.example"))
          .containsExactly("displayed");

      Json.Obj before = nodes.us().get("/lines/hotline").json();
      nodes.us().stop();
      nodes.us().start();
      TwoNodes.eventually("ready again", () -> nodes.us().get("/ready").status() == 200);
      nodes.quiet();
      Json.Obj after = nodes.us().get("/lines/hotline").json();
      assertThat(after.object("state").print()).isEqualTo(before.object("state").print());
      assertThat(after.text("digest")).isEqualTo(before.text("digest"));
      assertThat(after.integer("size", -1)).isEqualTo(before.integer("size", -2));
      assertThat(after.text("stopped")).isEmpty();
      assertThat(nodes.cn().get("/lines/hotline").json().text("digest"))
          .isEqualTo(before.text("digest"));
      assertThat(nodes.us().get(path).json().object("rungs").texts("cn.example"))
          .containsExactly("displayed");
      TwoNodes.expect(200, nodes.say(nodes.us(), "Still here."));
      nodes.quiet();
    }
  }
}
