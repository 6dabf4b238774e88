package parley.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.record.Entry;
import parley.record.Json;

/** Openings that are refused, backlogs beyond a budget, and what a start remembers. */
class RecoveryTest {
  @TempDir private Path root;

  private static Json.Obj opening(TestParty party) throws Exception {
    Json.Obj request = Json.Obj.EMPTY.with("line", "hotline").with("reason", "a test");
    TestParty.Answer answer = party.post("/epochs", request);
    TwoNodes.expect(200, answer);
    return answer.json();
  }

  @Test
  void aRefusedOpeningLeavesTheOldLogAsItWas() throws Exception {
    try (TwoNodes nodes = new TwoNodes(root).open()) {
      Json.Obj drafted = opening(nodes.us());
      String lie = drafted.text("text").replaceFirst("\"size\":[0-9]+", "\"size\":999");
      TestParty.Answer refused = nodes.us().signAndHandIn(lie);
      TwoNodes.expect(422, refused);
      assertThat(refused.rule()).isEqualTo("bad-statement");
      TwoNodes.expect(200, nodes.say(nodes.us(), "The old log goes on."));
      nodes.quiet();
      Json.Obj row = nodes.us().get("/lines/hotline").json();
      assertThat(row.text("log")).contains("/1-");
      assertThat(row.text("stopped")).isEmpty();
    }
  }

  @Test
  void anOpeningThatBearsACounterpartsIdIsRefused() throws Exception {
    try (TwoNodes nodes = new TwoNodes(root).open()) {
      TwoNodes.expect(200, nodes.say(nodes.us(), "What was said there is seen."));
      String used = nodes.us().get("/lines/hotline/entries/cn.example/1/0").json().text("id");
      String text = opening(nodes.us()).text("text");
      TestParty.Answer answer =
          nodes.us().signAndHandIn(text.replace(Entry.parse(text).id(), used));
      TwoNodes.expect(422, answer);
      assertThat(answer.rule()).isEqualTo("bad-statement");
      TwoNodes.expect(200, nodes.say(nodes.us(), "The old log still writes."));
    }
  }

  @Test
  void onlyANewMirrorKeyThatLivesHereIsTaken() throws Exception {
    try (TwoNodes nodes = new TwoNodes(root).open()) {
      Json.Obj request = Json.Obj.EMPTY.with("line", "hotline").with("reason", "a test");
      TestParty.Answer same =
          nodes.us().post("/epochs", request.with("card", nodes.us().card(2).note()));
      TwoNodes.expect(409, same);
      assertThat(same.rule()).isEqualTo("card-differs");
      TestParty.Answer foreign =
          nodes.us().post("/epochs", request.with("card", nodes.cn().card(2).note()));
      assertThat(foreign.rule()).isEqualTo("card-differs");
      String elsewhere = nodes.us().card(2, "elsewhere").note();
      TestParty.Answer stray = nodes.us().post("/epochs", request.with("card", elsewhere));
      TwoNodes.expect(409, stray);
      assertThat(stray.rule()).isEqualTo("mirror-key-not-here");
      TestParty.Answer card = nodes.us().post("/cards", Json.Obj.EMPTY.with("text", elsewhere));
      TwoNodes.expect(409, card);
      TestParty.Answer keys = nodes.us().post("/mirrors", Json.Obj.EMPTY.with("line", "hotline"));
      TwoNodes.expect(200, keys);
      assertThat(keys.json().texts("keys"))
          .hasSize(2)
          .doesNotContain(nodes.us().card().mirrorKeys().getFirst().vkey());
    }
  }

  @Test
  void aBacklogBeyondTheBudgetIsTakenInPartAndDrainsOverDays() throws Exception {
    try (TwoNodes nodes = new TwoNodes(root).budget(40).open()) {
      nodes.cn().stop();
      for (int i = 0; i < 60; i++) {
        TwoNodes.expect(200, nodes.say(nodes.us(), "text " + i));
      }
      nodes.cn().start();
      TwoNodes.eventually("a part arrives", () -> lane(nodes).text("state").equals("over-budget"));
      TwoNodes.eventually("and gets a receipt", () -> nodes.backlog(nodes.us()) == 60 - 35);
      TwoNodes.expect(200, nodes.say(nodes.cn(), "The other way is free."));
      TwoNodes.eventually("which arrives", () -> nodes.backlog(nodes.cn()) == 0);
      nodes.cn().stop();
      nodes.cn().start();
      nodes.quiet();
      assertThat(lane(nodes).text("state")).isEqualTo("up");
    }
  }

  private static Json.Obj lane(TwoNodes nodes) throws Exception {
    return (Json.Obj) nodes.us().get("/lines/hotline").json().items("lanes").getFirst();
  }

  @Test
  void aStartGivesTheSameReasons() throws Exception {
    try (TwoNodes nodes = new TwoNodes(root).open()) {
      Json.Obj body = Json.Obj.EMPTY.with("wording", "paused").with("reason", "as stated");
      Json.Obj suspend = TwoNodes.act("suspend", body);
      TwoNodes.expect(200, nodes.us().post("/lines/hotline/acts", suspend));
      TestParty.Answer idle = nodes.say(nodes.us(), "No effect.");
      assertThat(idle.json().text("reason")).isEqualTo("suspended");
      nodes.quiet();
      String path = "/lines/hotline/entries/us.example/1/" + idle.json().integer("index", -1);
      Json.Obj here = nodes.us().get(path).json();
      Json.Obj there = nodes.cn().get(path).json();
      assertThat(here.text("reason")).isEqualTo("suspended");
      for (TestParty party : java.util.List.of(nodes.us(), nodes.cn())) {
        party.stop();
        party.start();
        TwoNodes.eventually("ready", () -> party.get("/ready").status() == 200);
      }
      nodes.quiet();
      assertThat(nodes.us().get(path).json().text("reason")).isEqualTo(here.text("reason"));
      assertThat(nodes.cn().get(path).json().text("reason")).isEqualTo(there.text("reason"));
    }
  }
}
