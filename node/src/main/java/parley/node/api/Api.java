package parley.node.api;

import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.node.link.Address;
import parley.node.node.Node;
import parley.node.node.NodeConfig;
import parley.node.storage.StoreException;

/** The HTTP server of the API; one virtual thread per connection. */
public final class Api implements AutoCloseable {
  private static final String ROOT = "/api/v1";
  private static final int EVENTS_KEPT = 4_096;
  private static final int CONNECTIONS = 256;

  private final Node node;
  private final Tokens tokens;
  private final Consumer<Throwable> faults;
  private final EventRing ring;
  private final @Nullable ServerKeys keys;
  private final WebServer server;

  private Api(Node node, String version, Consumer<Throwable> faults) throws IOException {
    this.node = node;
    this.faults = faults;
    this.tokens = Tokens.read(node.folder());
    this.ring = new EventRing(EVENTS_KEPT, System.currentTimeMillis() * 1_000);
    node.listen(ring::add);
    Address address = node.config().api();
    NodeConfig.ApiTls tls = node.config().apiTls();
    this.keys = tls == null ? null : ServerKeys.of(tls, node.folder(), node.config().party());
    WebServerConfig.Builder builder = WebServer.builder();
    if (keys == null) {
      loopback(address);
    } else {
      builder.tls(Tls.builder().sslContext(keys.context()).addEnabledProtocol("TLSv1.3").build());
    }
    this.server =
        builder
            .host(address.host())
            .port(address.port())
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofSeconds(1))
            .featuresDiscoverServices(false)
            .maxTcpConnections(CONNECTIONS)
            .maxPayloadSize(BlobPages.MOST_BYTES)
            .routing(routing -> routes(routing, version))
            .build()
            .start();
  }

  /**
   * Starts the API of a node where its configuration says.
   *
   * @param faults told of a fault of this program that a caller was answered 500 for
   * @throws IOException if there is no token, if key or certificate cannot be used, or if the
   *     address is not of this machine alone and TLS is not set up: plain HTTP would show token and
   *     content to a network
   */
  public static Api start(Node node, String version, Consumer<Throwable> faults)
      throws IOException {
    return new Api(node, version, faults);
  }

  private static void loopback(Address address) throws IOException {
    if (!InetAddress.getByName(address.host()).isLoopbackAddress()) {
      throw new IOException(
          "api: "
              + address
              + " is no loopback address, and there is no api-tls: plain HTTP is"
              + " served on loopback only");
    }
  }

  /** SHA-256 over the certificate that callers pin; nothing where plain HTTP is served. */
  public Optional<Hash> fingerprint() {
    return Optional.ofNullable(keys).map(ServerKeys::fingerprint);
  }

  /** The port that the API listens on. */
  public int port() {
    return server.port();
  }

  /** Where callers find it. */
  public String url() {
    return (keys == null ? "http://" : "https://")
        + node.config().api().host()
        + ":"
        + port()
        + ROOT;
  }

  /** The events, for tests. */
  EventRing ring() {
    return ring;
  }

  private void routes(HttpRouting.Builder routing, String version) {
    StatusPages status = new StatusPages(node, version);
    EntryPages entries = new EntryPages(node);
    ActPages acts = new ActPages(node);
    LinePages lines = new LinePages(node);
    CardPages cards = new CardPages(node);
    BlobPages blobs = new BlobPages(node);
    EventPages events = new EventPages(node, ring);
    open(routing, "/health", call -> Reply.ok(parley.record.Json.Obj.EMPTY.with("live", true)));
    open(routing, "/ready", call -> status.ready());
    get(routing, "/metrics", new Metrics(node, ring)::page);
    get(routing, "/openapi.json", call -> OpenApi.page());
    ViewPages views = new ViewPages(node);
    get(routing, "/views", views::list);
    get(routing, "/views/{view}", views::view);
    get(routing, "/lines/{line}/compare", new ComparePages(node, views)::compare);
    get(routing, "/status", status::status);
    get(routing, "/lines", status::lines);
    get(routing, "/lines/{line}", status::line);
    get(routing, "/lines/{line}/entries", entries::list);
    get(routing, "/lines/{line}/entries/{party}/{epoch}/{index}", entries::single);
    setUp(routing, "/lines", lines::open);
    EpochPages epochs = new EpochPages(node, lines);
    setUp(routing, "/epochs", epochs::open);
    setUp(routing, "/mirrors", epochs::mirrors);
    speak(routing, "/lines/{line}/draft", acts::draft);
    speak(routing, "/lines/{line}/acts", acts::act);
    speak(routing, "/lines/{line}/displayed", acts::displayed);
    speak(routing, "/entries", acts::entry);
    get(routing, "/cards", cards::list);
    get(routing, "/cards/{party}", cards::single);
    setUp(routing, "/cards", cards::add);
    get(routing, "/persons", cards::persons);
    setUp(routing, "/persons", cards::addPerson);
    speak(routing, "/blobs", blobs::add);
    get(routing, "/blobs/{hash}", blobs::single);
    setUp(routing, "/blobs/{hash}/delete", blobs::forget);
    setUp(routing, "/clock/vouch", new Doctor(node)::vouch);
    speak(routing, "/doctor", new Doctor(node)::examine);
    TranscriptPages transcripts = new TranscriptPages(node);
    stream(routing, "/events", events::stream);
    stream(routing, "/lines/{line}/transcript", transcripts::stream);
    routing.any((req, res) -> send(res, ApiError.notFound("no-such-path", "no such path").reply()));
  }

  private void open(HttpRouting.Builder routing, String path, Action action) {
    routing.get(ROOT + path, (req, res) -> answer(action, req, res));
  }

  private void get(HttpRouting.Builder routing, String path, Action action) {
    route(routing, Method.GET, path, Role.AUDITOR, action);
  }

  /** What an officer on watch does. */
  private void speak(HttpRouting.Builder routing, String path, Action action) {
    route(routing, Method.POST, path, Role.WATCH_OFFICER, action);
  }

  /** What sets the node and its lines up. */
  private void setUp(HttpRouting.Builder routing, String path, Action action) {
    route(routing, Method.POST, path, Role.ADMINISTRATOR, action);
  }

  private void route(
      HttpRouting.Builder routing, Method method, String path, Role needed, Action action) {
    Action guarded =
        call -> {
          admit(call, needed);
          return action.on(call);
        };
    routing.route(method, ROOT + path, (req, res) -> answer(guarded, req, res));
  }

  private void admit(Call call, Role needed) throws ApiError {
    Role role =
        tokens
            .shownBy(call.header("Authorization"))
            .orElseThrow(
                () ->
                    new ApiError(
                        401, "no-token", "Authorization", "a bearer token of this node expected"));
    if (!role.may(needed)) {
      throw new ApiError(
          403, "wrong-role", "Authorization", "the token of another role opens this");
    }
  }

  /** What answers with more than fits in memory, or with what has not happened yet. */
  private interface Streaming {
    void on(Call call, ServerResponse response) throws ApiError, MalformedException;
  }

  private void stream(HttpRouting.Builder routing, String path, Streaming streaming) {
    routing.get(
        ROOT + path,
        (request, response) -> {
          try {
            Call call = new Call(request);
            admit(call, Role.AUDITOR);
            streaming.on(call, response);
          } catch (ApiError e) {
            send(response, e.reply());
          } catch (MalformedException e) {
            send(response, ApiError.malformed(String.valueOf(e.getMessage())).reply());
          }
        });
  }

  private void answer(Action action, ServerRequest request, ServerResponse response) {
    send(response, reply(action, new Call(request)));
  }

  private Reply reply(Action action, Call call) {
    try {
      return action.on(call);
    } catch (ApiError e) {
      return e.reply();
    } catch (MalformedException e) {
      return ApiError.malformed(String.valueOf(e.getMessage())).reply();
    } catch (StoreException | IOException e) {
      faults.accept(e);
      return new ApiError(503, "store-failed", "", "the store or a file cannot be used").reply();
    } catch (RuntimeException e) {
      // The root of a request: a fault of this program must not end the connection without a word.
      faults.accept(e);
      return new ApiError(500, "fault", "", "a fault in this node; its log says where").reply();
    }
  }

  private static void send(ServerResponse response, Reply reply) {
    response.status(reply.status());
    response.header(HeaderNames.CONTENT_TYPE, reply.type());
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.header("X-Content-Type-Options", "nosniff");
    response.send(reply.body());
  }

  @Override
  public void close() {
    ring.close();
    server.stop();
  }
}
