package parley.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.node.link.Address;
import parley.node.link.LinkEvents;
import parley.node.node.Node;
import parley.node.node.NodeConfig;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Signatory;

/** Every endpoint, what it answers and what it refuses, on a line that is open. */
class ApiTest {
  @TempDir private static Path root;
  private static TwoNodes nodes;
  private final String acts = "/lines/hotline/acts";

  @BeforeAll
  static void start() throws Exception {
    nodes = new TwoNodes(root).open();
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  private HttpResponse<byte[]> bare(String path, String token) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(nodes.us().request(path).build().uri()).GET();
    return nodes
        .us()
        .send(token.isEmpty() ? request.build() : request.header("Authorization", token).build());
  }

  @Test
  void healthAndReadinessNeedNoToken() throws Exception {
    assertThat(bare("/health", "").statusCode()).isEqualTo(200);
    assertThat(bare("/ready", "").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/status", "/lines", "/metrics", "/cards", "/persons", "/events", "/blobs/x"})
  void everythingElseNeedsTheToken(String path) throws Exception {
    String token = nodes.us().token();
    String wrong = token.substring(0, token.length() - 1) + (token.endsWith("0") ? "1" : "0");
    for (String shown : List.of("", "Bearer " + wrong, "Bearer", "Basic " + token, token)) {
      HttpResponse<byte[]> answer = bare(path, shown);
      assertThat(answer.statusCode()).as(path + " with [" + shown.length() + "]").isEqualTo(401);
    }
  }

  private int posted(String path, String role) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(nodes.us().request(path).build().uri())
            .header("Authorization", "Bearer " + nodes.us().token(role))
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    return nodes.us().send(request.build()).statusCode();
  }

  @Test
  void anAuditorReadsAndAnOfficerSpeaks() throws Exception {
    for (String role : List.of("auditor", "watch-officer")) {
      String token = "Bearer " + nodes.us().token(role);
      assertThat(bare("/status", token).statusCode()).isEqualTo(200);
      assertThat(bare("/views/lines", token).statusCode()).isEqualTo(200);
      for (String path : List.of("/lines", "/epochs", "/cards", "/persons", "/clock/vouch")) {
        assertThat(posted(path, role)).as(path + " by " + role).isEqualTo(403);
      }
    }
    for (String path : List.of("/lines/x/acts", "/lines/x/draft", "/entries", "/blobs")) {
      assertThat(posted(path, "auditor")).as(path).isEqualTo(403);
      assertThat(posted(path, "watch-officer")).as(path).isNotIn(401, 403);
    }
  }

  @Test
  void theTokenOfOneNodeOpensNoOther() throws Exception {
    assertThat(bare("/status", "Bearer " + nodes.cn().token()).statusCode()).isEqualTo(401);
  }

  @Test
  void statusNamesTheLineAndItsLanes() throws Exception {
    Json.Obj status = nodes.us().get("/status").json();
    assertThat(status.text("party")).isEqualTo("us.example");
    assertThat(status.text("clock")).isEqualTo("trusted");
    Json.Obj line = (Json.Obj) status.items("lines").getFirst();
    assertThat(line.text("name")).isEqualTo("hotline");
    Json.Obj lane = (Json.Obj) line.items("lanes").getFirst();
    assertThat(lane.text("party")).isEqualTo("cn.example");
    assertThat(lane.text("receipted-at")).endsWith("Z");
    assertThat(lane.text("address")).startsWith("127.0.0.1:");
  }

  @Test
  void handingInTwiceWritesOnce() throws Exception {
    Json.Obj act =
        TwoNodes.act("text", Json.Obj.EMPTY.with("text", "once").with("language", "en"))
            .with("id", "00112233445566778899aabbccddeeff");
    TestParty.Answer first = nodes.us().post(acts, act);
    TestParty.Answer second = nodes.us().post(acts, act);
    TwoNodes.expect(200, first);
    TwoNodes.expect(200, second);
    assertThat(first.json().get("again")).isEqualTo(new Json.Bool(false));
    assertThat(second.json().get("again")).isEqualTo(new Json.Bool(true));
    assertThat(second.json().integer("index", -1)).isEqualTo(first.json().integer("index", -2));
    assertThat(second.json().text("verdict")).isEqualTo("effective");
  }

  @Test
  void anActThatBearsACounterpartsIdIsNotTakenForThatOne() throws Exception {
    String id = "ffeeddccbbaa99887766554433221100";
    Json.Obj text = Json.Obj.EMPTY.with("language", "en");
    Json.Obj ours = TwoNodes.act("text", text.with("text", "ours")).with("id", id);
    Json.Obj theirs = TwoNodes.act("text", text.with("text", "theirs")).with("id", id);
    TestParty.Answer first = nodes.us().post(acts, ours);
    TwoNodes.expect(200, first);
    nodes.quiet();
    TestParty.Answer other = nodes.cn().post(acts, theirs);
    TwoNodes.expect(200, other);
    assertThat(other.json().text("origin")).startsWith("cn.example/");
    assertThat(other.json().get("again")).isEqualTo(new Json.Bool(false));
    assertThat(other.json().text("reason")).isEqualTo("repeat");
    nodes.quiet();
    for (TestParty party : List.of(nodes.us(), nodes.cn())) {
      boolean we = party == nodes.us();
      TestParty.Answer again = party.post(acts, we ? ours : theirs);
      TwoNodes.expect(200, again);
      assertThat(again.json().get("again")).isEqualTo(new Json.Bool(true));
      assertThat(again.json().text("leaf")).isEqualTo((we ? first : other).json().text("leaf"));
    }
  }

  @Test
  void anIdOfOnesOwnIsNotUsedForAnotherAct() throws Exception {
    String id = "0123456789abcdef0123456789abcdef";
    Json.Obj text = Json.Obj.EMPTY.with("language", "en");
    Json.Obj act = TwoNodes.act("text", text.with("text", "first")).with("id", id);
    TwoNodes.expect(200, nodes.us().post(acts, act));
    nodes.quiet();
    long before = nodes.size(nodes.us());
    Json.Obj other = TwoNodes.act("text", text.with("text", "second")).with("id", id);
    TestParty.Answer answer = nodes.us().post(acts, other);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.rule()).isEqualTo("bad-statement");
    assertThat(nodes.size(nodes.us())).isEqualTo(before);
  }

  @Test
  void whatTheRuleForbidsIsRefusedByNameAndNotWritten() throws Exception {
    long before = nodes.size(nodes.us());
    Json.Obj body = Json.Obj.EMPTY.with("text", "no post").with("language", "en");
    TestParty.Answer answer =
        nodes.us().post(acts, TwoNodes.act("text", body).with("post", "other-post"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.rule()).isEqualTo("wrong-post");
    assertThat(nodes.size(nodes.us())).isEqualTo(before);
  }

  @Test
  void aBadSignatureIsRefusedAndNotWritten() throws Exception {
    long before = nodes.size(nodes.us());
    List<String> ids = nodes.us().partyKeys().stream().map(s -> s.id().toString()).toList();
    Json.Obj post =
        Json.Obj.EMPTY
            .with("name", "second")
            .with("title", Json.Obj.EMPTY.with("en", "Second"))
            .with("rung", "duty");
    String text =
        nodes
            .us()
            .post(
                "/lines/hotline/draft",
                Json.Obj.EMPTY
                    .with("kind", "post")
                    .with("body", post)
                    .with("signers", Json.strings(ids)))
            .json()
            .text("text");
    Entry entry = Entry.parse(text);
    byte[] signed = Signatory.sign(entry, nodes.us().partyKeys()).bytes();
    String changed = new String(signed, StandardCharsets.UTF_8).replace("\"Second\"", "\"Sacond\"");
    TestParty.Answer answer = nodes.us().post("/entries", Json.Obj.EMPTY.with("note", changed));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.rule()).isEqualTo("bad-signature");
    assertThat(nodes.size(nodes.us())).isEqualTo(before);
  }

  @Test
  void anEntryOfAnotherPartyIsNotTaken() throws Exception {
    byte[] leaf = nodes.us().node().store().read(logOf("cn.example"), 0, 1).getFirst();
    String note = new String(leaf, StandardCharsets.UTF_8);
    TestParty.Answer answer = nodes.us().post("/entries", Json.Obj.EMPTY.with("note", note));
    assertThat(answer.status()).isEqualTo(403);
  }

  private String logOf(String party) throws Exception {
    return nodes.us().get("/lines/hotline").json().items("logs").stream()
        .map(Json.Obj.class::cast)
        .filter(row -> row.text("party").equals(party))
        .findFirst()
        .orElseThrow()
        .text("log");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[]", "{\"a\":null}", "{\"b\":1,\"a\":1}", "{ }", "\u0000", "{\"x\":1}"})
  void malformedBodiesChangeNothing(String body) throws Exception {
    for (String path :
        List.of(acts, "/entries", "/lines", "/cards", "/persons", "/lines/hotline/draft")) {
      HttpRequest request =
          nodes.us().request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build();
      HttpResponse<byte[]> answer = nodes.us().send(request);
      assertThat(answer.statusCode()).as(path).isEqualTo(400);
      assertThat(Json.parseObject(answer.body()).object("error").text("rule"))
          .isEqualTo("malformed");
    }
  }

  @Test
  void tooLargeIsRefusedBeforeItIsRead() throws Exception {
    byte[] large = new byte[Call.JSON_BYTES + 1];
    HttpRequest request =
        nodes.us().request(acts).POST(HttpRequest.BodyPublishers.ofByteArray(large)).build();
    assertThat(nodes.us().send(request).statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/lines/none",
        "/lines/none/entries",
        "/lines/hotline/entries?origin=other",
        "/lines/hotline/entries/us.example/1/100000",
        "/lines/hotline/entries/us.example/2/0",
        "/cards/none",
        "/blobs/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "/none"
      })
  void whatIsNotThereIsNotFound(String path) throws Exception {
    assertThat(nodes.us().get(path).status()).isEqualTo(404);
  }

  @Test
  void numbersOutOfBoundsAreMalformed() throws Exception {
    for (String query : List.of("from=-1", "from=x", "limit=1001", "from=99999999999999999999")) {
      assertThat(nodes.us().get("/lines/hotline/entries?" + query).status())
          .as(query)
          .isEqualTo(400);
    }
  }

  @Test
  void entriesComeInPagesAndByKind() throws Exception {
    long size = nodes.size(nodes.us());
    long read = 0;
    long next = 0;
    do {
      Json.Obj page = nodes.us().get("/lines/hotline/entries?limit=3&from=" + next).json();
      for (Json row : page.items("entries")) {
        assertThat(((Json.Obj) row).integer("index", -1)).isEqualTo(read++);
      }
      next = page.integer("next", -1);
    } while (next >= 0 && read < size);
    assertThat(read).isGreaterThanOrEqualTo(size);
    List<Json> grants =
        nodes.us().get("/lines/hotline/entries?kind=key-grant").json().items("entries");
    assertThat(grants).hasSize(2).allMatch(r -> ((Json.Obj) r).text("kind").equals("key-grant"));
  }

  @Test
  void aReferenceIsCompletedAndAWrongOneRefused() throws Exception {
    nodes.quiet();
    TestParty.Answer asked =
        nodes.cn().post(acts, TwoNodes.act("request", Json.Obj.EMPTY.with("subject", "call")));
    TwoNodes.expect(200, asked);
    nodes.quiet();
    String origin = asked.json().text("origin");
    Json.Obj re =
        Json.Obj.EMPTY.with("origin", origin).with("index", asked.json().integer("index", -1));
    Json.Obj answer = TwoNodes.act("answer", Json.Obj.EMPTY.with("answer", "accepted"));
    String other = nodes.us().node().store().hash(origin, 0, 0).base64();
    assertThat(nodes.us().post(acts, answer.with("re", re.with("leaf", other))).status())
        .isEqualTo(409);
    assertThat(nodes.us().post(acts, answer.with("re", re.with("index", 1_000_000))).status())
        .isEqualTo(404);
    TestParty.Answer placed = nodes.us().post(acts, answer.with("re", re));
    TwoNodes.expect(200, placed);
    assertThat(placed.json().text("verdict")).isEqualTo("effective");
  }

  @Test
  void aCardOfAnotherKeyIsNotTaken() throws Exception {
    Path elsewhere = root.resolve("elsewhere");
    try (TestParty forger = new TestParty(elsewhere, "cn.example", "forged")) {
      TestParty.Answer answer =
          nodes.us().post("/cards", Json.Obj.EMPTY.with("text", forger.card(9).note()));
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.rule()).isEqualTo("card-differs");
    }
    assertThat(nodes.us().get("/cards").json().items("cards")).hasSize(2);
    assertThat(nodes.us().get("/cards/cn.example").json().text("text"))
        .isEqualTo(nodes.cn().card().note());
  }

  @Test
  void aPersonsKeyIsMadeOnce() throws Exception {
    Json.Obj person = Json.Obj.EMPTY.with("person", "second-officer");
    TwoNodes.expect(200, nodes.us().post("/persons", person));
    assertThat(nodes.us().post("/persons", person).status()).isEqualTo(409);
    assertThat(nodes.us().post("/persons", person.with("person", "clerk")).status()).isEqualTo(409);
    assertThat(nodes.us().post("/persons", person.with("person", "../clerk")).status())
        .isEqualTo(400);
    assertThat(nodes.us().get("/persons").json().print()).contains("second-officer");
  }

  @Test
  void aBlobIsKeptUnderItsSaltedHash() throws Exception {
    byte[] bytes = "a map".getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        nodes.us().request("/blobs").POST(HttpRequest.BodyPublishers.ofByteArray(bytes)).build();
    Json.Obj kept = Json.parseObject(nodes.us().send(request).body());
    byte[] salt = java.util.Base64.getDecoder().decode(kept.text("salt"));
    assertThat(parley.record.BlobRef.hash(salt, bytes).base64()).isEqualTo(kept.text("hash"));
    String path = "/blobs/" + kept.text("hash").replace('+', '-').replace('/', '_');
    assertThat(nodes.us().send(nodes.us().request(path).GET().build()).body()).isEqualTo(bytes);
  }

  @Test
  void theDoctorFindsAllWell() throws Exception {
    nodes.quiet();
    TestParty.Answer answer = nodes.us().post("/doctor", Json.Obj.EMPTY);
    TwoNodes.expect(200, answer);
    assertThat(answer.json().items("checks"))
        .extracting(check -> ((Json.Obj) check).text("check"))
        .contains("writer", "store", "anchor", "disk", "clock", "line", "lane");
    assertThat(answer.json().items("checks"))
        .filteredOn(check -> !((Json.Obj) check).text("check").equals("disk"))
        .allMatch(check -> new Json.Bool(true).equals(((Json.Obj) check).get("ok")));
  }

  @Test
  void figuresCountWhatIsHeld() throws Exception {
    nodes.quiet();
    HttpRequest request = nodes.us().request("/metrics").GET().build();
    String text = new String(nodes.us().send(request).body(), StandardCharsets.UTF_8);
    assertThat(text)
        .contains("parley_lane_backlog{line=\"" + nodes.line() + "\",party=\"cn.example\"} 0\n")
        .contains("parley_link_refusals_total{reason=\"unknown-certificate\"} 0\n")
        .contains("parley_clock_in_doubt 0\n");
    String count =
        text.lines()
            .filter(l -> l.startsWith("parley_commit_seconds_count "))
            .findFirst()
            .orElseThrow();
    assertThat(Long.parseLong(count.substring(count.indexOf(' ') + 1))).isPositive();
  }

  @Test
  void viewsAreComputedFromTheRecord() throws Exception {
    Json.Obj lines = nodes.us().get("/views/lines?line=hotline").json();
    assertThat(lines.text("clock")).isEqualTo("event-dates-utc");
    assertThat(((Json.Obj) lines.items("rows").getFirst()).text("state")).isEqualTo("open");
    assertThat(nodes.us().get("/views").json().items("views")).hasSizeGreaterThan(12);
    HttpRequest csv = nodes.us().request("/views/posts?format=csv&mark=real").GET().build();
    assertThat(new String(nodes.us().send(csv).body(), StandardCharsets.UTF_8))
        .startsWith("line,party,post,")
        .contains("us.example");
    for (String wrong :
        List.of("lines?mark=serious", "lines?from=2024-13-01", "lines?format=xml", "none")) {
      assertThat(nodes.us().get("/views/" + wrong).status()).as(wrong).isBetween(400, 404);
    }
  }

  @Test
  void whatIsNoAccountIsNotCompared() throws Exception {
    String log = nodes.us().get("/lines/hotline").json().text("log");
    String path = "/lines/hotline/compare?one=" + log + "&one-index=0&other=" + log;
    assertThat(nodes.us().get(path + "&other-index=0").status()).isEqualTo(400);
    assertThat(nodes.us().get(path + "&other-index=9999").status()).isEqualTo(404);
    assertThat(nodes.us().get("/lines/hotline/compare").status()).isEqualTo(400);
  }

  @Test
  void everyPathOfTheDescriptionIsThere() throws Exception {
    HttpRequest request = nodes.us().request("/openapi.json").GET().build();
    String text = new String(nodes.us().send(request).body(), StandardCharsets.UTF_8);
    for (String path :
        List.of(
            "/status",
            "/lines/{line}/acts",
            "/entries",
            "/events",
            "/blobs/{hash}",
            "/lines/{line}/compare",
            "/views/{view}")) {
      assertThat(text).contains("\"" + path + "\"");
    }
  }

  @Test
  void anAddressOfANetworkIsRefused(@TempDir Path folder) throws Exception {
    try (TestParty party = new TestParty(folder, "open.example")) {
      NodeConfig config = NodeConfig.read(party.folder().config());
      new NodeConfig(config.party(), config.anchor(), config.listen(), new Address("0.0.0.0", 0))
          .write(party.folder().config());
      try (Node node = Node.start(party.folder(), LinkEvents.NONE)) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Api.start(node, "test", f -> {}))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("no loopback address");
      }
    }
  }
}
