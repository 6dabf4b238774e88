package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.record.Json;
import parley.render.Language;
import parley.render.Texts;

class NodeClientTest {
  @TempDir Path folder;
  private HttpServer server;
  private String base;
  private final List<String> seen = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    base = "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
    Files.writeString(folder.resolve("token"), "s3cret\n");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void sendsTheTokenAndTheBodyAndTakesTheAnswer() throws Exception {
    serve(
        exchange -> {
          seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          seen.add(exchange.getRequestHeaders().getFirst("Authorization"));
          answer(exchange, 200, new String(exchange.getRequestBody().readAllBytes(), UTF_8) + "!");
        });
    try (NodeClient client = client()) {
      assertThat(client.get("v1/lines")).asString(UTF_8).isEqualTo("!");
      assertThat(client.post("v1/say", "{}".getBytes(UTF_8))).asString(UTF_8).isEqualTo("{}!");
    }
    assertThat(seen)
        .containsExactly("GET /api/v1/lines", "Bearer s3cret", "POST /api/v1/say", "Bearer s3cret");
  }

  @Test
  void takesAndSendsObjects() throws Exception {
    serve(
        exchange ->
            answer(exchange, 200, new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    Json.Obj body = Json.Obj.EMPTY.with("a", "中");
    try (NodeClient client = client()) {
      assertThat(client.postJson("v1/say", body)).isEqualTo(body);
    }
  }

  @Test
  void anAnswerThatIsNoObjectIsNotTaken() {
    serve(exchange -> answer(exchange, 200, "[]"));
    fails(
        Exit.UNREACHABLE,
        "what answers is not a node: JSON: an object expected at byte 0",
        client -> client.getJson("x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "400; BAD_INPUT; the node found the request malformed at /to: it is\"so\"中",
        "401; SETUP; the node does not accept this token",
        "404; NOT_FOUND; not found: it is\"so\"中",
        "409; REFUSED; refused by rule E7: it is\"so\"中",
        "422; REFUSED; refused by rule E7: it is\"so\"中",
        "302; UNREACHABLE; the node failed with status 302: it is\"so\"中",
        "503; UNREACHABLE; the node failed with status 503: it is\"so\"中",
      })
  void anErrorOfTheNodeEndsAsItsExitCodeAndIsSaid(int status, Exit exit, String said) {
    serve(
        exchange ->
            answer(
                exchange,
                status,
                "{\"error\":{\"rule\":\"E7\", \"message\":\"it is\\\"so\\\"\\u4e2d\","
                    + "\"where\":\"/to\"}}"));
    fails(exit, said, client -> client.get("x"));
  }

  @Test
  void anErrorOfSomethingElseStillEndsInASentence() {
    serve(exchange -> answer(exchange, 404, "<html>\u001b[2J</html>"));
    fails(Exit.NOT_FOUND, "not found: ", client -> client.get("x"));
  }

  @Test
  void aNodeThatIsDownIsUnreachable() {
    server.stop(0);
    fails(Exit.UNREACHABLE, "the node at " + base + "/ does not answer", client -> client.get("x"));
  }

  @Test
  void anAnswerWithoutEndIsNotTaken() {
    serve(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = new byte[1 << 20];
          for (int i = 0; i <= NodeClient.MAX_ANSWER / block.length; i++) {
            exchange.getResponseBody().write(block);
          }
          exchange.close();
        });
    fails(
        Exit.UNREACHABLE,
        "what answers is not a node: answer: more than 16777216 bytes",
        client -> client.get("x"));
  }

  @Test
  void aBrokenStreamIsTakenUpAfterTheLastEvent() throws Exception {
    serve(
        exchange -> {
          String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
          seen.add("after " + last);
          int next = last == null ? 1 : Integer.parseInt(last) + 1;
          answer(
              exchange, next == 3 && seen.size() < 4 ? 503 : 200, "id: " + next + "\ndata: d\n\n");
        });
    List<String> ids = new ArrayList<>();
    List<Duration> pauses = new ArrayList<>();
    try (NodeClient client = client()) {
      client.follow(
          "events",
          null,
          event -> {
            ids.add(event.id());
            return ids.size() < 4;
          },
          3,
          pauses::add);
    }
    assertThat(ids).containsExactly("1", "2", "3", "4");
    assertThat(seen).containsExactly("after null", "after 1", "after 2", "after 2", "after 3");
    assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 1L, 2L, 1L);
  }

  @Test
  void aStreamThatCannotBeTakenUpEndsAfterSoManyAttempts() {
    serve(
        exchange -> {
          seen.add("x");
          answer(exchange, 503, "");
        });
    fails(
        Exit.UNREACHABLE,
        "the node failed with status 503: ",
        client -> client.follow("events", "5", event -> true, 3, duration -> {}));
    assertThat(seen).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://127.0.0.1:1", "http://192.0.2.1:1", "127.0.0.1:1", "http://", "a b"})
  void goesToALoopbackAddressOnly(String address) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> NodeClient.of(session(), address, "token", null))
        .matches(failure -> failure.exit() == Exit.USAGE)
        .matches(failure -> failure.phrase().key().equals("node.not-loopback"));
  }

  @Test
  void aFileWithoutTokenIsAMatterOfSetup() throws IOException {
    Files.writeString(folder.resolve("token"), "two words\n");
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> NodeClient.of(session(), base, "token", null))
        .matches(failure -> failure.exit() == Exit.SETUP);
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private interface Use {
    void of(NodeClient client) throws Failure;
  }

  private void fails(Exit exit, String said, Use use) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(
            () -> {
              try (NodeClient client = client()) {
                use.of(client);
              }
            })
        .satisfies(failure -> assertThat(failure.exit()).isEqualTo(exit))
        .satisfies(
            failure -> assertThat(Texts.in(Language.EN).say(failure.phrase())).isEqualTo(said));
  }

  private void serve(com.sun.net.httpserver.HttpHandler handler) {
    server.createContext("/", handler);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private NodeClient client() throws Failure {
    return NodeClient.of(session(), base, "token", null);
  }

  private Session session() {
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            System.out,
            new PrintStream(System.err, true, UTF_8),
            Map.of(),
            folder,
            false,
            () -> 0L);
    Texts texts = Texts.in(Language.EN);
    return new Session(console, texts, new Out(console, texts, false), false);
  }
}
