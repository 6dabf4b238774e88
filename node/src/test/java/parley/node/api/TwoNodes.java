package parley.node.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import parley.log.Hash;
import parley.record.Json;

/**
 * Two parties with running nodes in one process, over real TLS on loopback, and a line between them
 * set up through the API: cards, genesis on both sides, grants, charter, posts, holders.
 */
public final class TwoNodes implements AutoCloseable {
  /** Longest wait for what must come about. */
  private static final long PATIENCE_MILLIS = 60_000;

  private final TestParty us;
  private final TestParty cn;
  private String line = "";
  private Json.Obj budget = Json.Obj.EMPTY;

  /** Two nodes that know each other's card; no line yet. */
  public TwoNodes(Path root) throws Exception {
    us = new TestParty(root, "us.example").start();
    cn = new TestParty(root, "cn.example").start();
    Json.Obj text = Json.Obj.EMPTY;
    expect(200, us.post("/cards", text.with("text", cn.card().note())));
    expect(200, cn.post("/cards", text.with("text", us.card().note())));
  }

  /** The first party. */
  public TestParty us() {
    return us;
  }

  /** The second party. */
  public TestParty cn() {
    return cn;
  }

  /** The line's full name. */
  public String line() {
    return line;
  }

  /** Has the charter bound what each may have stored in a day. */
  public TwoNodes budget(int entriesPerDay) {
    budget = Json.Obj.EMPTY.with("entries-per-day", entriesPerDay).with("bytes-per-day", 1L << 30);
    return this;
  }

  /** Opens a line on which both parties' duty officers may speak. */
  public TwoNodes open() throws Exception {
    openLogs();
    for (TestParty party : List.of(us, cn)) {
      String clerk = party.node().keys().clerk().key().vkey();
      grant(party, clerk, "clerk", List.of());
    }
    agree();
    for (TestParty party : List.of(us, cn)) {
      seat(party, "officer");
    }
    quiet();
    return this;
  }

  private void openLogs() throws Exception {
    TestParty.Answer opened =
        us.post(
            "/lines",
            Json.Obj.EMPTY
                .with("name", "hotline")
                .with("parties", Json.strings(List.of(us.party(), cn.party()))));
    expect(200, opened);
    line = opened.json().text("line");
    expect(200, us.signAndHandIn(opened.json().text("text")));
    eventually("the genesis arrives", () -> cn.get("/lines/" + line).status() == 200);
    TestParty.Answer joined = cn.post("/lines", Json.Obj.EMPTY.with("join", line));
    expect(200, joined);
    expect(200, cn.signAndHandIn(joined.json().text("text")));
  }

  /** Grants a key. */
  public void grant(TestParty party, String vkey, String role, List<String> posts)
      throws Exception {
    Json.Obj body = Json.Obj.EMPTY.with("key", vkey).with("role", role).with("lives", "node");
    body = posts.isEmpty() ? body : body.with("posts", Json.strings(posts));
    expect(200, party.partyAct(line, "key-grant", body));
  }

  private void agree() throws Exception {
    List<Json> posts =
        List.of(us, cn).stream()
            .map(p -> (Json) Json.Obj.EMPTY.with("party", p.party()).with("post", "duty-officer"))
            .toList();
    Json.Obj charter =
        Json.Obj.EMPTY
            .with("spec", "parley/1")
            .with("level", "working")
            .with("purpose", Json.Obj.EMPTY.with("en", "A line for tests."))
            .with("posts", posts);
    charter = budget.members().isEmpty() ? charter : charter.with("budget", budget);
    expect(200, us.partyAct(line, "charter-propose", Json.Obj.EMPTY.with("charter", charter)));
    Hash hash = Hash.sha256(charter.bytes());
    Json.Obj accept = Json.Obj.EMPTY.with("charter", hash.base64());
    expect(200, us.partyAct(line, "charter-accept", accept));
    eventually("the proposal arrives", () -> folded(cn, us) == size(us));
    expect(200, cn.partyAct(line, "charter-accept", accept));
    for (TestParty party : List.of(us, cn)) {
      eventually(
          "the charter is in force",
          () -> party.get("/lines/" + line).json().text("charter").equals(hash.base64()));
    }
  }

  private void seat(TestParty party, String person) throws Exception {
    TestParty.Answer made = party.post("/persons", Json.Obj.EMPTY.with("person", person));
    expect(200, made);
    Json.Obj post =
        Json.Obj.EMPTY
            .with("name", "duty-officer")
            .with("title", Json.Obj.EMPTY.with("en", "Duty officer"))
            .with("rung", "duty");
    expect(200, party.partyAct(line, "post", post));
    grant(party, made.json().text("key"), "holder", List.of("duty-officer"));
    Json.Obj holder = Json.Obj.EMPTY.with("holds", "duty-officer").with("person", person);
    expect(200, party.partyAct(line, "holder", holder));
  }

  /** A text that the party's duty officer says. */
  public TestParty.Answer say(TestParty party, String text) throws Exception {
    return party.post(
        "/lines/" + line + "/acts",
        act("text", Json.Obj.EMPTY.with("text", text).with("language", "en")));
  }

  /** An act of the duty officer. */
  public static Json.Obj act(String kind, Json.Obj body) {
    return Json.Obj.EMPTY
        .with("kind", kind)
        .with("post", "duty-officer")
        .with("signer", "officer")
        .with("body", body);
  }

  /** Waits until each holds all of the other's log, has judged it, and has its receipt. */
  public void quiet() throws Exception {
    eventually(
        "both sides hold everything",
        () ->
            folded(cn, us) == size(us)
                && folded(us, cn) == size(cn)
                && backlog(us) == 0
                && backlog(cn) == 0);
  }

  /** Entries of the party's own log. */
  public long size(TestParty party) throws Exception {
    return party.get("/lines/" + line).json().integer("size", -1);
  }

  /** How much of another's log was judged at a party. */
  public long folded(TestParty at, TestParty of) throws Exception {
    for (Json log : at.get("/lines/" + line).json().items("logs")) {
      Json.Obj row = (Json.Obj) log;
      if (row.text("party").equals(of.party())) {
        return row.integer("folded", -1);
      }
    }
    return 0;
  }

  /** Own entries without a receipt. */
  public long backlog(TestParty party) throws Exception {
    Json lane = party.get("/lines/" + line).json().items("lanes").getFirst();
    return ((Json.Obj) lane).integer("backlog", -1);
  }

  /** Waits until something is so. */
  public static void eventually(String what, Callable<Boolean> so) throws Exception {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (!so.call()) {
      if (System.nanoTime() - end > 0) {
        fail("never came about: " + what);
      }
      Thread.sleep(10);
    }
  }

  /** Asserts the status, and shows the answer where it is another. */
  public static void expect(int status, TestParty.Answer answer) {
    assertThat(answer.status()).as(answer.json().print()).isEqualTo(status);
  }

  @Override
  public void close() {
    us.close();
    cn.close();
  }
}
