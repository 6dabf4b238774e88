package parley.sim.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import parley.log.Hash;
import parley.record.Json;
import parley.record.Signatory;
import parley.record.UtcTime;

/**
 * One line as one border post keeps it while the other has no node, and what the other says of it
 * when it comes. Each side acts through its own node's API.
 */
final class AlonePlay {
  /** The post that speaks for either party. */
  static final String WATCH = "watch";

  private static final String LINE = "ferry";

  /** A border post with its node: name, keys, and the person on watch. */
  record Seat(Member member, String person, NodeApi api) {
    String name() {
      return member.party();
    }

    List<Signatory> watch() {
      return List.of(member.person(person));
    }
  }

  /** Where an act stands, and what came of it. */
  record Told(String origin, long index, String verdict) {}

  private final Seat host;
  private final String absent;
  private final List<Told> told = new ArrayList<>();
  private String line = "";

  AlonePlay(Seat host, String absent) {
    this.host = host;
    this.absent = absent;
  }

  /** The line's full name. */
  String line() {
    return line;
  }

  /** Everything that was told on the line, in order. */
  List<Told> told() {
    return List.copyOf(told);
  }

  /** Opens the line, for a party that is not there. */
  void open() throws IOException {
    Json.Obj ask =
        Json.Obj.EMPTY
            .with("name", LINE)
            .with("parties", Json.strings(List.of(absent, host.name())))
            .with("absent", Json.strings(List.of(absent)));
    Json.Obj draft = host.api().post("/lines", ask);
    host.api().sign(draft.text("text"), host.member().partyKey());
    line = draft.text("line");
    grants(host);
    byParty(host, "charter-propose", Json.Obj.EMPTY.with("charter", charter()));
    staff(host);
  }

  private Json.Obj charter() {
    List<Json> posts = new ArrayList<>();
    for (String party : List.of(absent, host.name())) {
      posts.add(Json.Obj.EMPTY.with("party", party).with("post", WATCH));
    }
    return Json.Obj.EMPTY
        .with("spec", "parley/1")
        .with("level", "working")
        .with("purpose", Json.Obj.EMPTY.with("en", "The ferry between the two quays."))
        .with("posts", posts);
  }

  private void grants(Seat seat) throws IOException {
    grant(seat, Member.CLERK, "clerk", "node", List.of());
    grant(seat, Cast.ADMINISTRATOR, "administrator", "client", List.of());
    grant(seat, seat.person(), "holder", "client", List.of(WATCH));
  }

  private void grant(Seat seat, String person, String role, String lives, List<String> posts)
      throws IOException {
    Json.Obj body =
        Json.Obj.EMPTY
            .with("key", seat.member().person(person).key().vkey())
            .with("role", role)
            .with("lives", lives);
    byParty(seat, "key-grant", posts.isEmpty() ? body : body.with("posts", Json.strings(posts)));
  }

  private void staff(Seat seat) throws IOException {
    Json.Obj post =
        Json.Obj.EMPTY
            .with("name", WATCH)
            .with("title", Json.Obj.EMPTY.with("en", "Officer of the watch"))
            .with("rung", "duty");
    byParty(seat, "post", post);
    byParty(seat, "holder", Json.Obj.EMPTY.with("holds", WATCH).with("person", seat.person()));
  }

  private void byParty(Seat seat, String kind, Json.Obj body) throws IOException {
    Json.Obj act = Json.Obj.EMPTY.with("kind", kind).with("body", body);
    seat.api().act(line, act, seat.member().partyKey());
  }

  /** The host's own words, of record as it signed them. */
  Told says(String kind, Json.Obj body) throws IOException {
    return tell(host, act(kind, body));
  }

  /** What the other is said to have done by that medium; about an entry, or none. */
  Told heard(String kind, Json.Obj body, String medium, Told... re) throws IOException {
    return tell(host, about(act("attested", contact(kind, body, medium)), re));
  }

  /** The answer to a message, with the code that came back; refused if it is another's. */
  Told answered(Told message, Json.Obj body, String code) throws IOException {
    Json.Obj contact = contact("answer", body, "fax").with("reply-code", code);
    return tell(host, about(act("attested", contact), message));
  }

  private Json.Obj contact(String kind, Json.Obj body, String medium) {
    String today = UtcTime.print(java.time.Instant.now()).substring(0, 10);
    return Json.Obj.EMPTY
        .with("for", absent)
        .with("kind", kind)
        .with("body", body)
        .with("medium", medium)
        .with("when", Json.Obj.EMPTY.with("precision", "day").with("date", today));
  }

  private static Json.Obj act(String kind, Json.Obj body) {
    return Json.Obj.EMPTY.with("kind", kind).with("post", WATCH).with("body", body);
  }

  private static Json.Obj about(Json.Obj act, Told... re) {
    return re.length == 0
        ? act
        : act.with(
            "re", Json.Obj.EMPTY.with("origin", re[0].origin()).with("index", re[0].index()));
  }

  private Told tell(Seat by, Json.Obj act) throws IOException {
    Json.Obj placed = by.api().act(line, act, by.watch());
    Told one = new Told(placed.text("origin"), placed.integer("index", -1), placed.text("verdict"));
    if (by.equals(host)) {
      told.add(one);
    }
    return one;
  }

  /** An entry as the host's node shows it now: grade, rungs, reply code. */
  Json.Obj shown(Told one) throws IOException {
    return host.api().get("/lines/" + line + "/entries/" + host.name() + "/1/" + one.index());
  }

  /** The other comes with a node: its card is pinned, it opens its log, it signs the charter. */
  void pair(Seat guest) throws IOException {
    Json.Obj card = Json.Obj.EMPTY.with("text", guest.member().card().note());
    host.api().post("/cards", card);
    byParty(host, "pairing", Json.Obj.EMPTY.with("card", guest.member().card().note()));
    LivePlay.await(() -> joins(guest));
    grants(guest);
    byParty(
        guest,
        "charter-accept",
        Json.Obj.EMPTY.with("charter", Hash.sha256(charter().bytes()).base64()));
    staff(guest);
    settle(guest);
  }

  /** Joins once the line and the pairing have arrived. */
  private boolean joins(Seat guest) throws IOException {
    try {
      Json.Obj draft = guest.api().post("/lines", Json.Obj.EMPTY.with("join", line));
      guest.api().sign(draft.text("text"), guest.member().partyKey());
      return true;
    } catch (NodeApi.Refused e) {
      return false;
    }
  }

  /** Says of an attested act whether it was so. */
  void stance(Seat guest, String kind, Json.Obj body, Told of) throws IOException {
    tell(guest, about(act(kind, body), of));
  }

  /** Waits until both nodes hold and have judged everything, and every receipt is there. */
  void settle(Seat guest) throws IOException {
    LivePlay.await(() -> digest(host).equals(digest(guest)) && receipted(host) && receipted(guest));
  }

  private String digest(Seat seat) throws IOException {
    return seat.api().get("/lines/" + line).text("digest");
  }

  private boolean receipted(Seat seat) throws IOException {
    return seat.api().get("/lines/" + line).items("lanes").stream()
        .allMatch(lane -> ((Json.Obj) lane).integer("backlog", -1) == 0);
  }
}
