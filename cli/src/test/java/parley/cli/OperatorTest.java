package parley.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.log.Note;
import parley.record.Entry;
import parley.record.Json;
import parley.record.SignedEntry;
import parley.record.UtcTime;

/** What a command asks of the node, what it makes of the answer, and what it never signs. */
class OperatorTest {
  private static final String ORIGIN = "us.example/parley/theatre-0123456789abcdef/1-00000000";
  private static final Json.Obj PLACED =
      Json.Obj.EMPTY
          .with("origin", ORIGIN)
          .with("index", 7)
          .with("id", "x")
          .with("verdict", "effective");

  @TempDir Path folder;
  private HttpServer server;
  private final Map<String, Json.Obj> asked = new LinkedHashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private interface Page {
    byte[] of(Json.Obj request) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    Files.writeString(folder.resolve("token"), "s3cret\n");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void sayHandsTheActToTheNodeWithItsSigner() {
    answers("lines/theatre/acts", request -> PLACED.bytes());
    assertThat(say("--as", "drafter,releaser", "--precedence", "flash", "--mark", "exercise"))
        .isZero();
    Json.Obj act = asked.getOrDefault("lines/theatre/acts", Json.Obj.EMPTY);
    assertThat(act.text("kind")).isEqualTo("text");
    assertThat(act.text("precedence")).isEqualTo("flash");
    assertThat(act.text("mark")).isEqualTo("exercise");
    assertThat(act.text("post")).isEqualTo("liaison");
    assertThat(act.text("id")).matches("[0-9a-f]{32}");
    assertThat(act.texts("signer")).containsExactly("drafter", "releaser");
    assertThat(act.object("body"))
        .isEqualTo(Json.Obj.EMPTY.with("language", "en").with("text", "早上好"));
    assertThat(out.toString(UTF_8)).startsWith("Stands in the log at us.example/7");
  }

  @Test
  void anEntryWithoutEffectIsSaidAndIsANo() {
    answers(
        "lines/theatre/acts",
        request -> PLACED.with("verdict", "inert").with("reason", "suspended").bytes());
    assertThat(say("--as", "joe")).isEqualTo(1);
    assertThat(out.toString(UTF_8)).contains("no effect on the line: inert (suspended)");
  }

  @ParameterizedTest
  @CsvSource({
    "400,6", "401,8", "403,4", "404,3", "409,4", "413,6", "422,4", "429,4", "500,5", "503,5"
  })
  void everyErrorOfTheNodeEndsAsItsExitCode(int status, int exit) {
    serve(
        "lines/theatre/acts",
        exchange ->
            reply(
                exchange,
                status,
                "{\"error\":{\"rule\":\"r\",\"message\":\"m\"}}".getBytes(UTF_8)));
    assertThat(say("--as", "joe")).isEqualTo(exit);
    assertThat(err.toString(UTF_8)).startsWith("parley: ").hasLineCount(1);
  }

  @Test
  void aKeyHereSignsExactlyTheTextThatWasAskedFor() throws Exception {
    answers("lines/theatre/draft", request -> draft(request, entry -> entry));
    answers("entries", request -> PLACED.bytes());
    KeyFile key = key();
    assertThat(say("--key", "joe.key")).isZero();
    SignedEntry signed =
        SignedEntry.parse(
            asked.getOrDefault("entries", Json.Obj.EMPTY).text("note").getBytes(UTF_8));
    assertThat(signed.entry().body().text("text")).isEqualTo("早上好");
    assertThat(signed.signatures())
        .containsExactly(key.signatories().getFirst().sign(signed.entry().text()));
    assertThat(Note.parse(signed.bytes()).text()).isEqualTo(signed.entry().text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"text\":\"早上好\"|\"text\":\"晚安\"|body",
        "\"kind\":\"text\"|\"kind\":\"safety\"|kind",
        "\"mark\":\"real\"|\"mark\":\"test\"|mark",
        "\"precedence\":\"routine\"|\"precedence\":\"flash\"|precedence",
        "\"post\":\"liaison\"|\"post\":\"leader\"|post",
        "theatre-0123|cooperation-0123|origin",
        "\"at\":\"20|\"at\":\"19|at",
        "\"us.example/joe+|\"us.example/jim+|signers",
      })
  void aTextThatSaysAnythingElseIsNotSigned(String change) throws Exception {
    String[] parts = change.split("\\|", 3);
    answers(
        "lines/theatre/draft", request -> draft(request, text -> text.replace(parts[0], parts[1])));
    answers("entries", request -> PLACED.bytes());
    key();
    assertThat(say("--key", "joe.key")).isEqualTo(4);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "parley: the node drafted another text than was asked for, and nothing was signed;"
                + " different: "
                + parts[2]
                + "\n");
    assertThat(asked).doesNotContainKey("entries");
  }

  @Test
  void anExportIsUnpackedWhole() throws Exception {
    zipped("a.txt", "alpha", "tile/0/x001/002", "beta");
    assertThat(run("export", "theatre", "-o", "record")).isZero();
    assertThat(folder.resolve("record/a.txt")).hasContent("alpha");
    assertThat(folder.resolve("record/tile/0/x001/002")).hasContent("beta");
    assertThat(folder.resolve("record.partial")).doesNotExist();
    assertThat(run("export", "theatre", "-o", "record")).as("never over another").isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil", "/evil", "a/../../evil", "a/./b", "C:evil", "a\\b", ".hidden", "a//b"})
  void anExportWithANameThatLeadsAstrayLeavesNothing(String name) throws Exception {
    zipped("a.txt", "alpha", name, "beta");
    assertThat(run("export", "theatre", "-o", "record")).isEqualTo(6);
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("token");
    }
    assertThat(folder.resolveSibling("evil")).doesNotExist();
  }

  @Test
  void anExportThatIsNoArchiveOrBreaksOffLeavesNothing() throws Exception {
    answers("lines/theatre/transcript", request -> "no zip".getBytes(UTF_8));
    assertThat(run("export", "theatre", "-o", "record")).isEqualTo(6);
    assertThat(folder.resolve("record")).doesNotExist();
    assertThat(folder.resolve("record.partial")).doesNotExist();
  }

  private void zipped(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    answers("lines/theatre/transcript", request -> bytes.toByteArray());
  }

  private KeyFile key() throws Exception {
    assertThat(run("key", "new", "joe", "--party", "us.example", "--file", "joe.key", "--dir", "x"))
        .isZero();
    return KeyFile.parse(Files.readString(folder.resolve("joe.key")));
  }

  /** A node's draft, honest but for the change. */
  private static byte[] draft(Json.Obj request, UnaryOperator<String> change) {
    Json.Obj entry =
        Json.Obj.EMPTY
            .with("at", UtcTime.print(Instant.now()))
            .with("origin", ORIGIN)
            .with("signers", new Json.Arr(request.items("signers")));
    for (String key : List.of("body", "id", "kind", "mark", "post", "precedence")) {
      Json value = request.get(key);
      entry = value == null ? entry : entry.with(key, value);
    }
    String text = change.apply(Entry.HEADER + entry.print() + "\n");
    return Json.Obj.EMPTY.with("text", text).bytes();
  }

  private int say(String... options) {
    List<String> line = new ArrayList<>(List.of("say", "theatre", "早上好", "--post", "liaison"));
    line.addAll(List.of(options));
    return run(line.toArray(String[]::new));
  }

  private int run(String... words) {
    out.reset();
    err.reset();
    List<String> line = new ArrayList<>(List.of(words));
    if (!line.contains("--dir")) {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      line.addAll(List.of("--node", url, "--token-file", "token"));
    }
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            Map.of(),
            folder,
            false,
            () -> 0L);
    return Parley.run(line.toArray(String[]::new), console);
  }

  private void answers(String path, Page page) {
    serve(
        path,
        exchange -> {
          byte[] request = exchange.getRequestBody().readAllBytes();
          Json.Obj json = Json.Obj.EMPTY;
          if (request.length > 0) {
            try {
              json = Json.parseObject(request);
            } catch (parley.log.MalformedException e) {
              throw new IOException(e);
            }
          }
          asked.put(path, json);
          reply(exchange, 200, page.of(json));
        });
  }

  private void serve(String path, com.sun.net.httpserver.HttpHandler handler) {
    server.createContext("/api/v1/" + path, handler);
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
