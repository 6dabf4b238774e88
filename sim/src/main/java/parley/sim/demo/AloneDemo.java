package parley.sim.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.cli.Exit;
import parley.cli.JsonObject;
import parley.cli.Session;
import parley.log.Suite;
import parley.node.link.Address;
import parley.record.Json;
import parley.render.Phrase;
import parley.render.SafeText;
import parley.render.Table;
import parley.sim.process.NodeProcess;

/**
 * Two fictional border posts, one of them without a node: what one side alone has of the record,
 * and what becomes of it when the other comes.
 */
final class AloneDemo {
  private static final String SOUTH = "south-quay.example";
  private static final String NORTH = "north-quay.example";
  private static final Json.Obj NONE = Json.Obj.EMPTY;

  private final Session session;
  private final Path base;
  private final boolean keep;
  private final Map<LiveParty, NodeProcess> nodes = new LinkedHashMap<>();

  AloneDemo(Session session, Path base, boolean keep) {
    this.session = session;
    this.base = base;
    this.keep = keep;
  }

  /** Runs all steps; the answer is no if any of them came out otherwise than it must. */
  Exit run(Randomness random) throws IOException {
    boolean left = false;
    try {
      boolean good = play(random);
      if (keep) {
        nodes.forEach((party, node) -> party.tellKept(session, node.api()));
        left = true;
      }
      return good ? Exit.OK : Exit.NO;
    } finally {
      if (!left) {
        nodes.values().forEach(NodeProcess::close);
      }
    }
  }

  private boolean play(Randomness random) throws IOException {
    Cast cast =
        new Cast(
            List.of(
                new Cast.Role(SOUTH, "ferry", AlonePlay.WATCH, "mira"),
                new Cast.Role(NORTH, "ferry", AlonePlay.WATCH, "ilo")));
    Means means = new Means(cast, Suite.standard(), random);
    LiveParty south = party(SOUTH, "South Quay", means);
    LiveParty north = party(NORTH, "North Quay", means);
    north.pin(south.member().card());
    AlonePlay.Seat host = seat(south, "mira");
    AlonePlay play = new AlonePlay(host, NORTH);
    play.open();
    tell("started", NONE, Phrase.say("demo.alone-started", "party", SOUTH, "other", NORTH));
    boolean good = contacts(play);
    good &= verified(play, host, "alone", List.of(SOUTH), Map.of("attested", 5L));
    AlonePlay.Seat guest = seat(north, "ilo");
    play.pair(guest);
    tell("paired", NONE, Phrase.say("demo.alone-paired", "party", SOUTH, "other", NORTH));
    stances(play, guest);
    good &=
        verified(
            play,
            host,
            "paired",
            List.of(SOUTH, NORTH),
            Map.of("assented", 3L, "attested", 1L, "disputed", 1L));
    return good;
  }

  private LiveParty party(String name, String called, Means means) throws IOException {
    Address listen = new Address("127.0.0.1", LiveDemo.freePort());
    Address api = new Address("127.0.0.1", LiveDemo.freePort());
    PublicRecord.Party party =
        new PublicRecord.Party(name, Map.of("en", called), List.of("en"), List.of("Etc/UTC"));
    LiveParty live =
        LiveParty.create(
            party, means, base, new LiveParty.Doors("127.0.0.1:" + listen.port(), listen, api));
    Files.writeString(base.resolve(name + ".card"), live.member().card().note());
    return live;
  }

  private AlonePlay.Seat seat(LiveParty party, String person) throws IOException {
    NodeProcess node = NodeProcess.start(party.folder().root());
    nodes.put(party, node);
    return new AlonePlay.Seat(party.member(), person, new NodeApi(node.api(), party.token()));
  }

  private void tell(String step, Json.Obj more, Phrase phrase) {
    JsonObject json = new JsonObject().put("step", step);
    more.members().forEach(json::put);
    session.out().result(json, words -> words.say(phrase));
  }

  /** Radio and telephone, a numbered message answered by its code, a suspended line. */
  private boolean contacts(AlonePlay play) throws IOException {
    play.heard("text", text("The ferry is in; forty on board."), "radio");
    AlonePlay.Told message = play.says("request", NONE.with("subject", "extra-crossing"));
    String code = play.shown(message).text("reply-code");
    boolean refused = false;
    try {
      play.answered(message, NONE.with("answer", "declined"), "2222-2222-2");
    } catch (NodeApi.Refused e) {
      refused = e.rule().equals("wrong-code");
    }
    play.answered(message, NONE.with("answer", "accepted"), code);
    String number = SOUTH + "/" + message.index();
    tell(
        "message",
        NONE.with("number", number).with("reply-code", code).with("other-code-refused", refused),
        Phrase.say("demo.alone-message", "number", number, "code", code));
    AlonePlay.Told flag =
        play.heard(
            "suspend", NONE.with("wording", "suspended").with("reason", "high water"), "telephone");
    AlonePlay.Told idle = play.says("text", text("Is the ramp clear?"));
    play.heard("resume", NONE, "telephone", flag);
    play.heard("text", text("Ramp clear at nine."), "radio");
    table(play);
    return refused && idle.verdict().equals("inert");
  }

  private static Json.Obj text(String words) {
    return NONE.with("text", words).with("language", "en");
  }

  /** The other confirms what was so, disputes one entry, and leaves one open. */
  private void stances(AlonePlay play, AlonePlay.Seat guest) throws IOException {
    List<AlonePlay.Told> attested = new ArrayList<>();
    for (AlonePlay.Told one : play.told()) {
      if (play.shown(one).text("kind").equals("attested")) {
        attested.add(one);
      }
    }
    for (AlonePlay.Told one : attested.subList(1, attested.size() - 1)) {
      play.stance(guest, "assent", NONE, one);
    }
    Json.Obj reason = NONE.with("reason", "Fourteen were on board, not forty.");
    play.stance(guest, "dispute", reason, attested.getFirst());
    play.settle(guest);
    table(play);
  }

  private void table(AlonePlay play) throws IOException {
    Table table =
        Table.of(
            session.texts().say("demo.entry"),
            session.texts().say("demo.by"),
            session.texts().say("demo.medium"),
            session.texts().say("demo.verdict"),
            session.texts().say("demo.grade"));
    List<JsonObject> rows = new ArrayList<>();
    for (AlonePlay.Told one : play.told()) {
      Json.Obj shown = play.shown(one);
      Json.Obj body = shown.object("body");
      boolean attested = shown.text("kind").equals("attested");
      String kind = attested ? body.text("kind") : shown.text("kind");
      String by = attested ? body.text("for") : SOUTH;
      String medium = attested ? body.text("medium") : "-";
      String grade = shown.has("grade") ? shown.text("grade") : "signed";
      table.row(
          SafeText.inline(kind),
          SafeText.inline(by),
          SafeText.inline(medium),
          session.texts().say(verdict(kind, one)),
          session.texts().sayOf("demo.grade-is", grade));
      rows.add(
          new JsonObject()
              .put("index", one.index())
              .put("kind", kind)
              .put("by", by)
              .put("medium", medium)
              .put("verdict", one.verdict())
              .put("grade", grade));
    }
    session
        .out()
        .result(
            new JsonObject().put("step", "table").putObjects("rows", rows),
            words -> words.table(table));
  }

  private static Phrase verdict(String kind, AlonePlay.Told one) {
    return one.verdict().equals("effective")
        ? Phrase.say("demo.counts")
        : ReportText.suspended(kind);
  }

  /** A third process that has only the export and the cards given says how far each act rests. */
  private boolean verified(
      AlonePlay play,
      AlonePlay.Seat host,
      String name,
      List<String> cards,
      Map<String, Long> grades)
      throws IOException {
    Path folder = base.resolve("exports").resolve(name);
    Zip.unpack(host.api().bytes("/lines/" + play.line() + "/transcript"), folder);
    ThirdPerson third =
        new ThirdPerson(cards.stream().map(card -> base.resolve(card + ".card")).toList());
    ThirdPerson.Found found = third.verify(folder);
    Json.Obj said = found.said().object("attested");
    boolean same =
        said.members().size() == grades.size()
            && grades.entrySet().stream()
                .allMatch(g -> said.integer(g.getKey(), -1) == g.getValue());
    String where = folder.toString();
    tell(
        "verified",
        NONE.with("folder", where).with("holds", found.holds()).with("attested", said),
        found.holds()
            ? Phrase.say("demo.alone-verified", "folder", where, "cards", cards.size())
            : Phrase.say("demo.not-verified", "folder", where));
    return found.holds() && same;
  }
}
