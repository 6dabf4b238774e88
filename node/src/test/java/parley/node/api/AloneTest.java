package parley.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.log.Hash;
import parley.record.Json;
import parley.transcript.Check;
import parley.transcript.Report;
import parley.transcript.Trust;

/** A line that one side keeps alone, and how the other comes in later, over the API. */
class AloneTest {
  @TempDir private Path root;

  private String line = "";

  private static Json.Obj charter() {
    List<Json> posts =
        List.of("cn.example", "us.example").stream()
            .map(p -> (Json) Json.Obj.EMPTY.with("party", p).with("post", "duty-officer"))
            .toList();
    return Json.Obj.EMPTY
        .with("spec", "parley/1")
        .with("level", "working")
        .with("purpose", Json.Obj.EMPTY.with("en", "Kept by one side until the other comes."))
        .with("posts", posts);
  }

  private void open(TestParty us) throws Exception {
    TestParty.Answer opened =
        us.post(
            "/lines",
            Json.Obj.EMPTY
                .with("name", "hotline")
                .with("parties", Json.strings(List.of("us.example", "cn.example")))
                .with("absent", Json.strings(List.of("cn.example"))));
    TwoNodes.expect(200, opened);
    line = opened.json().text("line");
    TwoNodes.expect(200, us.signAndHandIn(opened.json().text("text")));
    seat(us);
    TwoNodes.expect(
        200, us.partyAct(line, "charter-propose", Json.Obj.EMPTY.with("charter", charter())));
    desk(us);
  }

  private void seat(TestParty party) throws Exception {
    String clerk = party.node().keys().clerk().key().vkey();
    grant(party, clerk, "clerk");
    TestParty.Answer made = party.post("/persons", Json.Obj.EMPTY.with("person", "officer"));
    TwoNodes.expect(200, made);
    grant(party, made.json().text("key"), "holder");
  }

  private void grant(TestParty party, String key, String role) throws Exception {
    Json.Obj body = Json.Obj.EMPTY.with("key", key).with("role", role).with("lives", "node");
    body = role.equals("holder") ? body.with("posts", Json.strings(List.of("duty-officer"))) : body;
    TwoNodes.expect(200, party.partyAct(line, "key-grant", body));
  }

  private void desk(TestParty party) throws Exception {
    Json.Obj post =
        Json.Obj.EMPTY
            .with("name", "duty-officer")
            .with("title", Json.Obj.EMPTY.with("en", "Duty officer"))
            .with("rung", "duty");
    TwoNodes.expect(200, party.partyAct(line, "post", post));
    Json.Obj holder = Json.Obj.EMPTY.with("holds", "duty-officer").with("person", "officer");
    TwoNodes.expect(200, party.partyAct(line, "holder", holder));
  }

  private static Json.Obj attested(String kind, Json.Obj body) {
    return Json.Obj.EMPTY
        .with("for", "cn.example")
        .with("kind", kind)
        .with("body", body)
        .with("medium", "radio")
        .with("when", Json.Obj.EMPTY.with("precision", "month").with("date", "2026-01"));
  }

  private static Json.Obj hm() {
    return attested("text", Json.Obj.EMPTY.with("text", "Hm.").with("language", "en"));
  }

  private Json.Obj act(TestParty party, Json.Obj request) throws Exception {
    TestParty.Answer answer = party.post("/lines/" + line + "/acts", request);
    TwoNodes.expect(200, answer);
    assertThat(answer.json().text("verdict")).as(answer.json().print()).isEqualTo("effective");
    return answer.json();
  }

  private static Json.Obj re(Json.Obj request, Json.Obj placed) {
    return request.with(
        "re",
        Json.Obj.EMPTY
            .with("origin", placed.text("origin"))
            .with("index", placed.integer("index", -1)));
  }

  private Json.Obj entry(TestParty at, Json.Obj placed) throws Exception {
    return at.get("/lines/" + line + "/entries/us.example/1/" + placed.integer("index", -1)).json();
  }

  @Test
  void oneSideAloneThenBothAndEveryGradeIsShown() throws Exception {
    try (TestParty us = new TestParty(root, "us.example").start();
        TestParty cn = new TestParty(root, "cn.example")) {
      open(us);
      Json.Obj status = us.get("/lines/" + line).json();
      assertThat(status.texts("absent")).containsExactly("cn.example");
      assertThat(status.items("lanes")).isEmpty();
      assertThat(status.text("charter")).isEqualTo(Hash.sha256(charter().bytes()).base64());

      Json.Obj asked = act(us, TwoNodes.act("request", Json.Obj.EMPTY.with("subject", "call")));
      String code = entry(us, asked).text("reply-code");
      Json.Obj yes = attested("answer", Json.Obj.EMPTY.with("answer", "accepted"));
      TestParty.Answer wrong =
          us.post(
              "/lines/" + line + "/acts", TwoNodes.act("attested", hm().with("reply-code", code)));
      assertThat(wrong.rule()).isEqualTo("wrong-code");
      Json.Obj answer = act(us, re(TwoNodes.act("attested", yes.with("reply-code", code)), asked));
      Json.Obj said = act(us, TwoNodes.act("attested", hm()));
      assertThat(entry(us, answer).text("grade")).isEqualTo("attested");
      assertThat(entry(us, asked).object("attested-rungs").texts("cn.example"))
          .containsExactly("answer");
      assertThat(entry(us, asked).object("rungs").texts("cn.example")).isEmpty();
      alone(us);
      restarted(us);
      alone(us);

      pair(us, cn);
      act(cn, re(TwoNodes.act("assent", Json.Obj.EMPTY), answer));
      act(cn, re(TwoNodes.act("dispute", Json.Obj.EMPTY.with("reason", "No.")), said));
      TwoNodes.eventually(
          "the dispute arrives", () -> entry(us, said).text("grade").equals("disputed"));
      assertThat(entry(us, answer).text("grade")).isEqualTo("assented");
      together(us, cn);
      restarted(us);
      TwoNodes.eventually(
          "the same state again",
          () -> us.get("/lines/" + line).json().text("digest").equals(digest(cn)));
    }
  }

  private String digest(TestParty party) throws Exception {
    return party.get("/lines/" + line).json().text("digest");
  }

  private static void restarted(TestParty us) throws Exception {
    us.stop();
    us.start();
    TwoNodes.eventually("ready again", () -> us.get("/ready").status() == 200);
  }

  /** The bundle of one side convinces a verifier, who is told that nobody else signed it. */
  private void alone(TestParty us) throws Exception {
    TwoNodes.eventually(
        "a head is signed", () -> us.get("/lines/" + line + "/entries").status() == 200);
    TwoNodes.eventually(
        "the bundle holds all",
        () ->
            verified(us, Trust.of(List.of(us.card())))
                .attested()
                .equals(new java.util.TreeMap<>(java.util.Map.of("attested", 2L))));
    Report report = verified(us, Trust.of(List.of(us.card())));
    assertThat(report.findings())
        .as(report.findings().toString())
        .anyMatch(f -> f.check() == Check.KEPT_ALONE);
    assertThat(report.holds()).as(report.findings().toString()).isTrue();
    assertThat(report.receipts()).isEmpty();
  }

  private static Report verified(TestParty party, Trust trust) throws Exception {
    return TranscriptPagesTest.verify(TranscriptPagesTest.files(party), trust);
  }

  private void pair(TestParty us, TestParty cn) throws Exception {
    cn.start();
    TwoNodes.expect(200, cn.post("/cards", Json.Obj.EMPTY.with("text", us.card().note())));
    TwoNodes.expect(200, us.post("/cards", Json.Obj.EMPTY.with("text", cn.card().note())));
    assertThat(cn.get("/lines/" + line).status()).isEqualTo(404);
    TwoNodes.expect(
        200, us.partyAct(line, "pairing", Json.Obj.EMPTY.with("card", cn.card().note())));
    TwoNodes.eventually("the line arrives", () -> cn.get("/lines/" + line).status() == 200);
    TwoNodes.eventually(
        "the pairing is judged",
        () -> cn.post("/lines", Json.Obj.EMPTY.with("join", line)).status() == 200);
    TestParty.Answer joined = cn.post("/lines", Json.Obj.EMPTY.with("join", line));
    TwoNodes.expect(200, cn.signAndHandIn(joined.json().text("text")));
    TwoNodes.eventually(
        "it counts as present", () -> us.get("/lines/" + line).json().texts("absent").isEmpty());
    assertThat(us.get("/lines/" + line).json().has("charter")).isFalse();
    seat(cn);
    Json.Obj accept = Json.Obj.EMPTY.with("charter", Hash.sha256(charter().bytes()).base64());
    TwoNodes.expect(200, cn.partyAct(line, "charter-accept", accept));
    desk(cn);
    TwoNodes.eventually(
        "the charter is in force again", () -> us.get("/lines/" + line).json().has("charter"));
  }

  private void together(TestParty us, TestParty cn) throws Exception {
    TwoNodes.eventually("both have the same state", () -> digest(us).equals(digest(cn)));
    Trust trust = Trust.of(List.of(us.card(), cn.card()));
    TwoNodes.eventually("all is receipted", () -> verified(us, trust).holds());
    Report report = verified(us, trust);
    assertThat(report.attested())
        .containsOnly(java.util.Map.entry("assented", 1L), java.util.Map.entry("disputed", 1L));
    assertThat(report.receipts()).hasSize(2);
  }
}
