package parley.node.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.line.Card;
import parley.log.Hash;
import parley.log.HeadRole;
import parley.log.HeadSigner;
import parley.log.MalformedException;
import parley.log.Suite;
import parley.node.link.Address;
import parley.node.link.LinkEvents;
import parley.node.link.TlsIdentity;
import parley.node.node.KeyFolder;
import parley.node.node.Node;
import parley.node.node.NodeConfig;
import parley.node.node.NodeFolder;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Signatory;
import parley.record.SignedEntry;

/** One party with its offline key, its node's folder, and its node while it runs. */
public final class TestParty implements AutoCloseable {
  private static final Suite SUITE = Suite.standard();

  /** An answer of the API. */
  public record Answer(int status, Json.Obj json) {
    /** The word of the error. */
    public String rule() {
      return json.object("error").text("rule");
    }
  }

  private final String party;
  private final String secret;
  private final NodeFolder folder;
  private final Path anchor;
  private final List<Signatory> partyKeys;
  private final int linkPort;
  private final String token;
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Node node;
  private @Nullable Api api;

  /** Writes the folder of a new node below that root, as the command init does. */
  public TestParty(Path root, String party) throws IOException {
    this(root, party, party);
  }

  /** The same with other keys. */
  TestParty(Path root, String party, String secret) throws IOException {
    this.party = party;
    this.secret = secret;
    this.folder = new NodeFolder(root.resolve(party));
    this.anchor = root.resolve(party + ".anchor");
    this.partyKeys = Signatory.party(party, seed("party.1"), seed("party.2"), SUITE);
    this.linkPort = freePort();
    this.token = HexFormat.of().formatHex(seed("token"));
    folder.create();
    for (String key : List.of("clerk", "mirror.ed25519", "mirror.ml-dsa-44", "tls")) {
      KeyFolder.writeSeed(folder.keys().resolve(key + ".seed"), seed(key));
    }
    Files.writeString(folder.cards().resolve(party + ".card"), card().note());
    Files.writeString(folder.token(), token + "\n");
    for (String role : List.of("auditor", "watch-officer")) {
      Files.writeString(folder.token(role), token(role));
    }
    Address listen = new Address("127.0.0.1", linkPort);
    new NodeConfig(party, anchor, List.of(listen), new Address("127.0.0.1", 0))
        .write(folder.config());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The token of a role that may do less. */
  String token(String role) {
    return HexFormat.of().formatHex(seed(role));
  }

  /** A key of this party, the same in every run. */
  public byte[] seed(String name) {
    return Hash.sha256((secret + "\n" + name).getBytes(StandardCharsets.UTF_8)).bytes();
  }

  /** The party's name. */
  public String party() {
    return party;
  }

  /** The folder of its node. */
  public NodeFolder folder() {
    return folder;
  }

  /** The anchor's file. */
  public Path anchor() {
    return anchor;
  }

  /** The bearer token. */
  public String token() {
    return token;
  }

  /** The offline key: both lines. */
  public List<Signatory> partyKeys() {
    return partyKeys;
  }

  /** What its counterparts are given: serial 1, signed by the offline key. */
  public Card card() {
    return card(1);
  }

  /** A card of that serial. */
  public Card card(long serial) {
    return card(serial, "mirror");
  }

  /**
   * A card of that serial with the mirror keys of that name; those that live in the node: mirror.
   */
  Card card(long serial, String mirrorKey) {
    HeadSigner mirror =
        new HeadSigner(
            HeadRole.MIRROR,
            Card.mirrorName(party),
            seed(mirrorKey + ".ed25519"),
            seed(mirrorKey + ".ml-dsa-44"),
            SUITE);
    Card card =
        new Card(
            party,
            Map.of("en", party),
            serial,
            partyKeys.stream().map(Signatory::key).toList(),
            mirror.keys().keys(),
            Hash.of(TlsIdentity.of(party, seed("tls")).publicKey()),
            List.of("127.0.0.1:" + linkPort),
            List.of("en"),
            List.of("UTC"),
            "");
    return card.signed(partyKeys.stream().map(s -> s.sign(card.text())).toList());
  }

  /** Starts the node. */
  public TestParty start() throws IOException, MalformedException {
    node = Node.start(folder, LinkEvents.NONE);
    api =
        Api.start(
            node,
            "test",
            fault -> {
              throw new AssertionError("a fault behind the API", fault);
            });
    return this;
  }

  /** Stops the node. */
  public void stop() {
    if (api != null) {
      api.close();
      api = null;
    }
    if (node != null) {
      node.close();
      node = null;
    }
  }

  /** The running node. */
  public Node node() {
    return java.util.Objects.requireNonNull(node, "the node does not run");
  }

  /** The running API. */
  public Api api() {
    return java.util.Objects.requireNonNull(api, "the node does not run");
  }

  /** A request with the token. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(api().url() + path))
        .header("Authorization", "Bearer " + token);
  }

  /** Sends a request. */
  public HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  /** The answer to a GET. */
  public Answer get(String path) throws Exception {
    return answer(send(request(path).GET().build()));
  }

  /** The answer to a POST. */
  public Answer post(String path, Json.Obj body) throws Exception {
    return answer(
        send(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes())).build()));
  }

  private static Answer answer(HttpResponse<byte[]> response) throws MalformedException {
    return new Answer(response.statusCode(), Json.parseObject(response.body()));
  }

  /** Signs a text with the party key, as the offline tool does, and hands the entry in. */
  public Answer signAndHandIn(String text) throws Exception {
    SignedEntry signed = Signatory.sign(Entry.parse(text), partyKeys);
    String note = new String(signed.bytes(), StandardCharsets.UTF_8);
    return post("/entries", Json.Obj.EMPTY.with("note", note));
  }

  /** An act of the party: drafted by the node, signed offline, handed in. */
  public Answer partyAct(String line, String kind, Json.Obj body) throws Exception {
    List<String> signers = partyKeys.stream().map(s -> s.id().toString()).toList();
    Answer draft =
        post(
            "/lines/" + line + "/draft",
            Json.Obj.EMPTY
                .with("kind", kind)
                .with("body", body)
                .with("signers", Json.strings(signers)));
    if (draft.status() != 200) {
      return draft;
    }
    return signAndHandIn(draft.json().text("text"));
  }

  @Override
  public void close() {
    stop();
    http.close();
  }
}
