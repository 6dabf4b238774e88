package parley.sim.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.Signatory;
import parley.record.SignerId;

/** A person at a node's API: has texts made there, signs them here, hands them in. */
final class NodeApi {
  /** The node refused, by a rule. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;
    private final String rule;

    Refused(String what, String rule) {
      super(what);
      this.rule = rule;
    }

    /** The rule's word. */
    String rule() {
      return rule;
    }
  }

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final String token;

  NodeApi(String base, String token) {
    this.base = base;
    this.token = token;
  }

  /** What a GET answers. */
  Json.Obj get(String path) throws IOException {
    return json(request(path).GET().build());
  }

  /** The bytes that a GET answers. */
  byte[] bytes(String path) throws IOException {
    return send(request(path).GET().build());
  }

  /** What a POST answers. */
  Json.Obj post(String path, Json.Obj body) throws IOException {
    return json(request(path).POST(BodyPublishers.ofByteArray(body.bytes())).build());
  }

  /** Has an act made, checks and signs its text, hands it in; answers where it stands. */
  Json.Obj act(String line, Json.Obj act, List<Signatory> by) throws IOException {
    List<String> signers = by.stream().map(Signatory::id).map(SignerId::toString).toList();
    Json.Obj draft = post("/lines/" + line + "/draft", act.with("signers", Json.strings(signers)));
    return sign(draft.text("text"), by);
  }

  /** Signs a text that the node made, and hands it in. */
  Json.Obj sign(String text, List<Signatory> by) throws IOException {
    try {
      byte[] note = Signatory.sign(parley.record.Entry.parse(text), by).bytes();
      String signed = new String(note, java.nio.charset.StandardCharsets.UTF_8);
      return post("/entries", Json.Obj.EMPTY.with("note", signed));
    } catch (MalformedException e) {
      throw new IOException("the node made a text that is none", e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(DEADLINE)
        .header("Authorization", "Bearer " + token);
  }

  private Json.Obj json(HttpRequest request) throws IOException {
    try {
      return Json.parseObject(send(request));
    } catch (MalformedException e) {
      throw new IOException(request.uri().getPath() + ": no JSON", e);
    }
  }

  private static String rule(String body) {
    try {
      Json.Obj json = Json.parseObject(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return json.object("error").text("rule");
    } catch (MalformedException e) {
      return "";
    }
  }

  private byte[] send(HttpRequest request) throws IOException {
    try {
      var response = http.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        String body = new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
        throw new Refused(
            request.uri().getPath() + ": " + response.statusCode() + " " + body, rule(body));
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
