package parley.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.record.Json;
import parley.render.Phrase;

/**
 * Speaks to the node of one's own party over its HTTP interface, with the bearer token from a file:
 * on this machine in the clear, elsewhere over TLS to the one certificate that is pinned. The token
 * never crosses a network in the clear.
 */
public final class NodeClient implements AutoCloseable {
  /** Longest answer that is taken, in bytes: larger things are exported by the node to a file. */
  static final int MAX_ANSWER = 16 << 20;

  private static final int MAX_ERROR = 8 << 10;
  private static final int MAX_TOKEN = 512;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final URI base;
  private final String token;
  private final HttpClient http;

  private NodeClient(URI base, String token, @Nullable Hash pin) {
    this.base = base;
    this.token = token;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY);
    this.http = (pin == null ? builder : builder.sslContext(PinnedServer.context(pin))).build();
  }

  /**
   * A client for the node at {@code base}, such as {@code http://127.0.0.1:8460}.
   *
   * @param tokenFile a file with the token on its only line
   * @param pin SHA-256 of the certificate that the node shows, with an https address; else null
   * @throws Failure USAGE if the address is neither https with a pin nor plain HTTP on a loopback
   *     address, or as {@link Session#read}; SETUP if the file holds no token
   */
  public static NodeClient of(Session session, String base, String tokenFile, @Nullable Hash pin)
      throws Failure {
    URI uri = address(base, pin);
    String token = new String(session.read(tokenFile, MAX_TOKEN), StandardCharsets.UTF_8).strip();
    if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new Failure(Exit.SETUP, Phrase.say("node.no-token", "file", tokenFile));
    }
    return new NodeClient(uri, token, pin);
  }

  private static URI address(String base, @Nullable Hash pin) throws Failure {
    Failure wrong = new Failure(Exit.USAGE, Phrase.say("node.not-loopback", "url", base));
    try {
      URI uri = URI.create(base);
      if (uri.getHost() == null || uri.getRawQuery() != null) {
        throw wrong;
      }
      boolean guarded =
          pin == null
              ? "http".equals(uri.getScheme()) && isLoopback(uri.getHost())
              : "https".equals(uri.getScheme());
      if (!guarded) {
        throw wrong;
      }
      return URI.create(base.endsWith("/") ? base : base + "/");
    } catch (IllegalArgumentException e) {
      throw new Failure(Exit.USAGE, wrong.phrase(), e);
    }
  }

  /** Whether a host is this machine, and no network. */
  static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * The body of a GET.
   *
   * @param path below the base address, without leading slash, already escaped
   * @throws Failure NOT_FOUND, REFUSED, BAD_INPUT or SETUP by the node's answer, UNREACHABLE
   *     without one
   */
  public byte[] get(String path) throws Failure {
    return answer(request(path).header("Accept", "application/json").GET().build());
  }

  /**
   * The body of the answer to a POST of JSON.
   *
   * @throws Failure as {@link #get}
   */
  public byte[] post(String path, byte[] json) throws Failure {
    return answer(
        request(path)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json))
            .build());
  }

  /**
   * The object that the upload of a file answers with.
   *
   * @throws Failure as {@link #getJson}
   */
  public Json.Obj uploadFor(String path, byte[] bytes) throws Failure {
    return object(
        answer(
            request(path)
                .header("Content-Type", "application/octet-stream")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build()));
  }

  /**
   * The object that a GET answers with.
   *
   * @throws Failure as {@link #get(String)}; UNREACHABLE if the answer is no canonical JSON object
   */
  public Json.Obj getJson(String path) throws Failure {
    return object(get(path));
  }

  /**
   * The object that a POST of an object answers with.
   *
   * @throws Failure as {@link #getJson}
   */
  public Json.Obj postJson(String path, Json.Obj body) throws Failure {
    return object(post(path, body.bytes()));
  }

  private Json.Obj object(byte[] answer) throws Failure {
    try {
      return Json.parseObject(answer);
    } catch (MalformedException e) {
      throw strange(e);
    }
  }

  /** Takes in what is too large to be held. */
  @FunctionalInterface
  public interface Taker<T> {
    /**
     * Reads the stream to its end.
     *
     * @throws MalformedException if it is not what it should be
     */
    T take(InputStream in) throws IOException, MalformedException;
  }

  /**
   * Streams the body of a GET, of any length, into {@code taker}.
   *
   * @throws Failure as {@link #get(String)}; UNREACHABLE too if the stream breaks off
   * @throws MalformedException from the taker
   * @throws IOException from the taker, where it is a local file that fails
   */
  public <T> T download(String path, Taker<T> taker)
      throws Failure, MalformedException, IOException {
    try (InputStream body = accepted(send(request(path).GET().build()))) {
      return taker.take(
          new FilterInputStream(body) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
              try {
                return super.read(bytes, from, length);
              } catch (IOException e) {
                throw new BrokenOff(e);
              }
            }
          });
    } catch (BrokenOff e) {
      throw unreachable(e);
    }
  }

  /** The node's side of a download failed, not a local file. */
  private static final class BrokenOff extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenOff(IOException cause) {
      super(cause);
    }
  }

  /**
   * Reads a stream of events until {@code more} says no to one. When the stream ends or breaks, it
   * is taken up again after the last event read (Last-Event-ID), after 1, 2, 4 … 30 seconds; an
   * event starts the waiting anew.
   *
   * @param lastId the last event already seen, to go on after it
   * @param attempts how often in a row to connect in vain before giving up
   * @param pause what waits
   * @throws Failure as {@link #get}; UNREACHABLE after that many attempts, or if interrupted
   */
  public void follow(
      String path,
      @Nullable String lastId,
      Predicate<ServerEvents.Event> more,
      int attempts,
      Pause pause)
      throws Failure {
    Followed followed = new Followed(lastId);
    int vain = 0;
    while (true) {
      String before = followed.lastId;
      try {
        if (followOnce(path, followed, more)) {
          return;
        }
        vain = Objects.equals(before, followed.lastId) ? vain + 1 : 1;
      } catch (Failure failure) {
        vain++;
        if (failure.exit() != Exit.UNREACHABLE || vain >= attempts) {
          throw failure;
        }
      }
      try {
        pause.of(Duration.ofSeconds(Math.min(30, 1L << Math.min(5, vain - 1))));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw unreachable(e);
      }
    }
  }

  /** One connection. Returns whether the reader has had enough. */
  private boolean followOnce(String path, Followed followed, Predicate<ServerEvents.Event> more)
      throws Failure {
    HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
    if (followed.lastId != null) {
      request.header("Last-Event-ID", followed.lastId);
    }
    HttpResponse<InputStream> response = send(request.GET().build());
    try (InputStream body = accepted(response)) {
      ServerEvents events = new ServerEvents(body);
      for (ServerEvents.Event event = events.next(); event != null; event = events.next()) {
        followed.lastId = event.id() == null ? followed.lastId : event.id();
        if (!more.test(event)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw unreachable(e);
    } catch (MalformedException e) {
      throw strange(e);
    }
  }

  /** Waits, or in a test only says that it would. */
  @FunctionalInterface
  public interface Pause {
    /** Waits so long. */
    void of(Duration duration) throws InterruptedException;
  }

  /** How far a stream has been read, across connections. */
  private static final class Followed {
    private @Nullable String lastId;

    Followed(@Nullable String lastId) {
      this.lastId = lastId;
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(ANSWER)
        .header("Authorization", "Bearer " + token);
  }

  private byte[] answer(HttpRequest request) throws Failure {
    try (InputStream body = accepted(send(request))) {
      byte[] bytes = body.readNBytes(MAX_ANSWER + 1);
      if (bytes.length > MAX_ANSWER) {
        throw strange(new MalformedException("answer: more than " + MAX_ANSWER + " bytes"));
      }
      return bytes;
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws Failure {
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (SSLHandshakeException e) {
      throw new Failure(Exit.SETUP, Phrase.say("node.not-pinned", "url", base.toString()), e);
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    }
  }

  /** The body of an answer that is a success. */
  private InputStream accepted(HttpResponse<InputStream> response) throws Failure, IOException {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return response.body();
    }
    String body;
    try (InputStream error = response.body()) {
      body = new String(error.readNBytes(MAX_ERROR), StandardCharsets.UTF_8);
    }
    throw refusal(status, ErrorAnswer.read(body));
  }

  private Failure refusal(int status, ErrorAnswer error) {
    return switch (status) {
      case 400, 413, 415 ->
          new Failure(
              Exit.BAD_INPUT,
              Phrase.say("node.malformed", "message", error.message(), "where", error.where()));
      case 401 -> new Failure(Exit.SETUP, Phrase.say("node.token-refused"));
      case 403, 409, 422, 429 ->
          new Failure(
              Exit.REFUSED,
              Phrase.say("node.refused", "rule", error.rule(), "message", error.message()));
      case 404, 410 ->
          new Failure(Exit.NOT_FOUND, Phrase.say("node.not-found", "message", error.message()));
      default ->
          new Failure(
              Exit.UNREACHABLE,
              Phrase.say("node.failed", "status", status, "message", error.message()));
    };
  }

  private Failure unreachable(Exception cause) {
    return new Failure(
        Exit.UNREACHABLE, Phrase.say("node.unreachable", "url", base.toString()), cause);
  }

  private Failure strange(MalformedException cause) {
    String what = String.valueOf(cause.getMessage());
    return new Failure(Exit.UNREACHABLE, Phrase.say("node.strange", "what", what), cause);
  }

  /** Ends its connections. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
