package parley.node.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.Merkle;
import parley.log.Note;
import parley.log.Tile;
import parley.node.link.Address;
import parley.node.link.ClientLimits;
import parley.node.link.LinkClient;
import parley.node.link.LinkEvents;
import parley.node.link.LinkException;
import parley.node.link.Peer;
import parley.node.link.Peers;
import parley.node.link.Refusal;
import parley.node.link.Request;
import parley.node.link.Response;
import parley.node.link.TlsIdentity;
import parley.record.BlobRef;
import parley.record.Json;
import parley.transcript.Check;
import parley.transcript.Report;
import parley.transcript.Trust;

/** What entries name by hash comes to the other side, and to nobody else. */
class AttachmentsTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @TempDir private Path root;
  private TwoNodes nodes;

  @BeforeEach
  void start() throws Exception {
    nodes = new TwoNodes(root).open();
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static Json.Obj keep(TestParty at, byte[] bytes) throws Exception {
    HttpRequest request =
        at.request("/blobs").POST(HttpRequest.BodyPublishers.ofByteArray(bytes)).build();
    Json.Obj kept = Json.parseObject(at.send(request).body());
    return Json.Obj.EMPTY
        .with("hash", kept.text("hash"))
        .with("length", bytes.length)
        .with("type", "image/png");
  }

  private static Hash hash(Json.Obj blob) throws Exception {
    return Hash.parseBase64(blob.text("hash"));
  }

  private static String blobPath(Json.Obj blob) {
    return "/blobs/" + blob.text("hash").replace('+', '-').replace('/', '_');
  }

  private long attached(Json.Obj... blobs) throws Exception {
    Json.Obj text = Json.Obj.EMPTY.with("text", "see there").with("language", "en");
    Json.Obj act = TwoNodes.act("text", text).with("blobs", List.of(blobs));
    TestParty.Answer said = nodes.us().post("/lines/hotline/acts", act);
    TwoNodes.expect(200, said);
    return said.json().integer("index", -1);
  }

  private Json.Obj row(TestParty at, long index) throws Exception {
    return at.get("/lines/hotline/entries/us.example/1/" + index).json();
  }

  private void storedAtBoth(long index, long count) throws Exception {
    TwoNodes.eventually(
        "the other side says that it holds the attachments",
        () ->
            row(nodes.us(), index).object("attachments").object("stored").integer("cn.example", -1)
                == count);
  }

  @Test
  void whatIsAttachedIsHeldAtBothSidesAndInTheRecord() throws Exception {
    byte[] large = bytes(2_500_000);
    Json.Obj first = keep(nodes.us(), large);
    Json.Obj second = keep(nodes.us(), new byte[0]);
    long index = attached(first, second);
    storedAtBoth(index, 2);
    HttpResponse<byte[]> copy = nodes.cn().send(nodes.cn().request(blobPath(first)).GET().build());
    assertThat(copy.body()).isEqualTo(large);
    assertThat(row(nodes.cn(), index).object("attachments").integer("held", -1)).isEqualTo(2);
    nodes.quiet();
    Json.Obj status = nodes.us().get("/lines/hotline").json();
    Json.Obj lane = (Json.Obj) status.items("lanes").getFirst();
    assertThat(lane.object("attachments").print()).isEqualTo("{\"named\":2,\"stored\":2}");
    Report report = report();
    assertThat(report.holds()).isTrue();
    assertThat(report.blobs()).isEqualTo(new Report.Blobs(2, 2));
  }

  private Report report() throws Exception {
    Trust trust = Trust.of(List.of(nodes.us().card(), nodes.cn().card()));
    return TranscriptPagesTest.verify(TranscriptPagesTest.files(nodes.cn()), trust);
  }

  @Test
  void whatIsNotHereCannotBeAttached() throws Exception {
    Json.Obj blob = keep(nodes.us(), bytes(10));
    Json.Obj text = Json.Obj.EMPTY.with("text", "see there").with("language", "en");
    for (Json.Obj wrong :
        List.of(blob.with("hash", Hash.sha256().base64()), blob.with("length", 11))) {
      TestParty.Answer answer =
          nodes
              .us()
              .post(
                  "/lines/hotline/acts", TwoNodes.act("text", text).with("blobs", List.of(wrong)));
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.rule()).isEqualTo("no-such-blob");
    }
  }

  @Test
  void whatAllAgreedToDeleteIsGoneAndTheRecordSaysSo() throws Exception {
    Json.Obj blob = keep(nodes.us(), bytes(100));
    long index = attached(blob);
    storedAtBoth(index, 1);
    Json.Obj line = Json.Obj.EMPTY.with("line", "hotline");
    TestParty.Answer early = nodes.us().post(blobPath(blob) + "/delete", line);
    assertThat(early.rule()).isEqualTo("not-agreed");
    Json.Obj body =
        Json.Obj.EMPTY
            .with("blobs", Json.strings(List.of(blob.text("hash"))))
            .with("reason", "sent in error");
    for (TestParty party : List.of(nodes.us(), nodes.cn())) {
      TwoNodes.expect(200, party.post("/lines/hotline/acts", TwoNodes.act("blob-delete", body)));
      nodes.quiet();
    }
    TwoNodes.expect(200, nodes.cn().post(blobPath(blob) + "/delete", line));
    assertThat(nodes.cn().get(blobPath(blob)).status()).isEqualTo(404);
    // The other side still has it: it is not fetched again, also not after a start.
    nodes.cn().stop();
    nodes.cn().start();
    storedAtBoth(attached(keep(nodes.us(), bytes(200))), 1);
    assertThat(row(nodes.cn(), index).object("attachments").integer("held", -1)).isZero();
    nodes.quiet();
    Report report = report();
    assertThat(report.holds()).isTrue();
    assertThat(report.findings())
        .filteredOn(finding -> finding.check() == Check.BLOB_DELETED)
        .singleElement()
        .satisfies(finding -> assertThat(finding.index()).isEqualTo(index));
  }

  @Test
  void onlyPartiesOfTheLineReadItsLogs() throws Exception {
    Json.Obj blob = keep(nodes.us(), bytes(100));
    long index = attached(blob);
    storedAtBoth(index, 1);
    nodes.quiet();
    String log = "/parley/v1/log/" + row(nodes.us(), index).text("origin");
    Note head = head(nodes.cn(), log);
    long size = Checkpoint.parse(head.text()).size();
    Tile entries = Tile.of(Tile.ENTRIES, 0, size);
    String attachment = log + "/blob/" + index + "/" + hash(blob).hex() + "/0";
    List<String> paths =
        List.of(
            log + "/checkpoint",
            log + "/" + entries.path(),
            log + "/" + Tile.of(0, 0, size).path(),
            attachment);
    for (String path : paths) {
      assertThat(read(nodes.cn(), path).status()).as(path).isEqualTo(200);
    }
    List<byte[]> leaves = entries.parseEntries(read(nodes.cn(), paths.get(1)).body());
    assertThat(leaves).hasSize((int) size);
    List<Hash> hashes = Tile.of(0, 0, size).parseHashes(read(nodes.cn(), paths.get(2)).body());
    assertThat(hashes).isEqualTo(leaves.stream().map(Merkle::leaf).toList());
    byte[] kept = read(nodes.cn(), attachment).body();
    byte[] salt = Arrays.copyOf(kept, Hash.BYTES);
    assertThat(BlobRef.hash(salt, Arrays.copyOfRange(kept, Hash.BYTES, kept.length)))
        .isEqualTo(hash(blob));
    try (TestParty third = anotherLine()) {
      String own = ownLog(third);
      assertThat(read(third, own + "/checkpoint").status()).isEqualTo(200);
      for (String path : paths) {
        assertThat(read(third, path).status()).as("another line's: " + path).isEqualTo(404);
      }
      // Its own log of the same owner is no way to an attachment of another line.
      assertThat(read(third, own + "/blob/0/" + hash(blob).hex() + "/0").status()).isEqualTo(404);
    }
    refusedWithAWrongCertificate(paths);
  }

  private static Response read(TestParty by, String path) throws LinkException {
    return by.node().link().exchange("us.example", Request.get(path), DEADLINE);
  }

  private static Note head(TestParty by, String log) throws Exception {
    return Note.parse(read(by, log + "/checkpoint").body());
  }

  /** A third party with a line of its own to the first. */
  private TestParty anotherLine() throws Exception {
    TestParty third = new TestParty(root, "id.example").start();
    TwoNodes.expect(200, third.post("/cards", text(nodes.us().card().note())));
    TwoNodes.expect(200, nodes.us().post("/cards", text(third.card().note())));
    TestParty.Answer opened =
        nodes
            .us()
            .post(
                "/lines",
                Json.Obj.EMPTY
                    .with("name", "other")
                    .with("parties", Json.strings(List.of("us.example", "id.example"))));
    TwoNodes.expect(200, nodes.us().signAndHandIn(opened.json().text("text")));
    TwoNodes.eventually("the line arrives", () -> third.get("/lines/other").status() == 200);
    return third;
  }

  private static Json.Obj text(String note) {
    return Json.Obj.EMPTY.with("text", note);
  }

  private static String ownLog(TestParty third) throws Exception {
    Json.Obj line = third.get("/lines/other").json();
    return "/parley/v1/log/" + ((Json.Obj) line.items("logs").getFirst()).text("log");
  }

  private void refusedWithAWrongCertificate(List<String> paths) {
    TlsIdentity stranger = TlsIdentity.of("cn.example", bytes(32));
    Peers peers =
        new Peers() {
          @Override
          public Optional<Peer> byParty(String party) {
            TestParty us = nodes.us();
            byte[] key = TlsIdentity.of(us.party(), us.seed("tls")).publicKey();
            int port = us.node().linkPort();
            return Optional.of(
                new Peer(us.party(), List.of(key), List.of(new Address("127.0.0.1", port))));
          }

          @Override
          public Optional<Peer> byTlsKey(byte[] key) {
            return Optional.empty();
          }
        };
    ClientLimits limits = ClientLimits.defaults();
    InstantSource clock = InstantSource.system();
    try (LinkClient client = new LinkClient(stranger, peers, limits, LinkEvents.NONE, clock)) {
      for (String path : paths) {
        assertThatThrownBy(() -> client.exchange("us.example", Request.get(path), DEADLINE))
            .as("wrong certificate: " + path)
            .isInstanceOf(LinkException.class);
      }
    }
    assertThat(nodes.us().node().refused(Refusal.UNKNOWN_CERTIFICATE)).isPositive();
  }

  @Test
  void pathsThatNameNothingAreRefusedByName() throws Exception {
    nodes.quiet();
    Json.Obj line = nodes.us().get("/lines/hotline").json();
    String log = "/parley/v1/log/" + line.text("log");
    for (String wrong :
        List.of(
            log + "/tile/0/x009/x223/x372/x036/x854/x775/807",
            log + "/tile/entries/009",
            log + "/tile/8/000",
            log + "/blob/999999/" + Hash.sha256().hex() + "/0",
            log + "/other",
            log.replace("us.example", "cn.example") + "/checkpoint")) {
      assertThat(read(nodes.cn(), wrong).status()).as(wrong).isEqualTo(404);
    }
    for (String malformed :
        List.of(
            "/parley/v1/log/x",
            log + "/tile/0/1",
            log + "/blob/01/" + Hash.sha256().hex() + "/0",
            log + "/blob/0/abc/0",
            log + "/blob/0/" + Hash.sha256().hex() + "/-1")) {
      Response response = read(nodes.cn(), malformed);
      assertThat(response.status()).as(malformed).isEqualTo(400);
      assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("malformed");
    }
  }
}
