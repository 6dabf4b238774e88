package parley.sim.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import parley.cli.Exit;
import parley.cli.JsonObject;
import parley.cli.Session;
import parley.log.Hash;
import parley.log.Suite;
import parley.node.link.Address;
import parley.record.Json;
import parley.render.Durations;
import parley.render.SpokenWords;
import parley.sim.process.NodeProcess;

/** The whole demonstration, step by step; each step is told as it ends. */
final class LiveDemo {
  /** The line whose export is forged: its talks are the best known. */
  private static final String FORGED_LINE = "leaders";

  private final Session session;
  private final Path base;
  private final boolean keep;
  private final PublicRecord record = RecordFile.load();
  private final List<LiveParty> parties = new ArrayList<>();
  private final List<Cable> cables = new ArrayList<>();
  private final Map<String, NodeProcess> nodes = new LinkedHashMap<>();

  LiveDemo(Session session, Path base, boolean keep) {
    this.session = session;
    this.base = base;
    this.keep = keep;
  }

  /** Runs all steps; the answer is no if any of them came out otherwise than it must. */
  Exit run(Randomness random) throws IOException {
    boolean left = false;
    try {
      Cast cast = Cast.of(record);
      prepare(new Means(cast, Suite.standard(), random));
      boolean good = compareWords();
      LivePlay play = new LivePlay(record, parties, apis());
      play.open(cast);
      good &= replay(play);
      good &= verify(play);
      if (keep) {
        tellHowToTalk();
        left = true;
      }
      return good ? Exit.OK : Exit.NO;
    } finally {
      if (!left) {
        nodes.values().forEach(NodeProcess::close);
        cables.forEach(Cable::close);
      }
    }
  }

  /** Folders, keys, cards and a cable for each party; then both nodes, each knowing both cards. */
  private void prepare(Means means) throws IOException {
    for (PublicRecord.Party party : record.parties()) {
      int port = freePort();
      Cable cable = new Cable(port);
      cables.add(cable);
      LiveParty.Doors doors =
          new LiveParty.Doors(
              "127.0.0.1:" + cable.port(),
              new Address("127.0.0.1", port),
              new Address("127.0.0.1", freePort()));
      parties.add(LiveParty.create(party, means, base, doors));
    }
    for (LiveParty one : parties) {
      for (LiveParty other : parties) {
        one.pin(other.member().card());
      }
      Files.writeString(base.resolve(one.member().party() + ".card"), one.member().card().note());
      nodes.put(one.member().party(), NodeProcess.start(one.folder().root()));
    }
    session
        .out()
        .result(
            new JsonObject().put("step", "started").put("folder", base.toString()),
            words -> words.say("demo.started", "folder", base.toString()));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Map<String, NodeApi> apis() {
    Map<String, NodeApi> apis = new LinkedHashMap<>();
    for (LiveParty party : parties) {
      NodeProcess node = nodes.get(party.member().party());
      if (node != null) {
        apis.put(party.member().party(), new NodeApi(node.api(), party.token()));
      }
    }
    return apis;
  }

  /**
   * What the two operators would read to each other: each side's words from what its node holds.
   */
  private boolean compareWords() throws IOException {
    List<String> spoken = new ArrayList<>();
    for (NodeApi api : apis().values()) {
      List<Hash> prints = new ArrayList<>();
      for (LiveParty party : parties) {
        prints.add(fingerprint(api.get("/cards/" + party.member().party()).text("text")));
      }
      spoken.add(SpokenWords.ofPair(prints.getFirst(), prints.getLast()));
    }
    boolean same = spoken.stream().distinct().count() == 1;
    session
        .out()
        .result(
            new JsonObject().put("step", "words").put("words", spoken.getFirst()).put("same", same),
            words -> words.say("demo.words", "words", spoken.getFirst()));
    return same;
  }

  private static Hash fingerprint(String note) {
    return Hash.sha256(note.getBytes(StandardCharsets.UTF_8));
  }

  private boolean replay(LivePlay play) throws IOException {
    List<Step> plan = Replay.of(record);
    LivePlay.Outage outage = LivePlay.longestAlone(plan);
    LivePlay.Drained drained = play.play(plan, outage, cables);
    Report report = new Report(play);
    List<Row> rows = report.rows();
    List<Beside> beside = report.beside();
    session
        .out()
        .result(
            ReportJson.of(report, rows, beside)
                .put("backlog", drained.entries())
                .put("drained-millis", drained.took().toMillis()),
            words -> {
              ReportText text = new ReportText(session.texts());
              words.table(text.events(rows));
              words.say("demo.beside");
              words.table(text.beside(beside));
              words.say(
                  "demo.replayed", "entries", report.entries(), "lines", record.lines().size());
              words.say("demo.marked");
              words.say(
                  "demo.drained",
                  "entries",
                  drained.entries(),
                  "time",
                  Durations.words(drained.took()));
            });
    return report.agrees();
  }

  /** Exports every line, has each verified elsewhere, then changes one byte of one. */
  private boolean verify(LivePlay play) throws IOException {
    Path exports = base.resolve("exports");
    ThirdPerson third = new ThirdPerson(cards());
    boolean holds = true;
    for (PublicRecord.Line line : record.lines()) {
      Path bundle = exports.resolve(line.name());
      export(play, line.name(), bundle);
      holds &= third.verify(bundle).holds();
    }
    Path forged = base.resolve("forged");
    export(play, FORGED_LINE, forged);
    forge(forged);
    ThirdPerson.Found found = third.verify(forged);
    boolean named = !found.holds() && found.fault().has("index");
    tellVerified(exports, holds);
    tellForged(found.fault(), named);
    return holds && named;
  }

  private void export(LivePlay play, String line, Path folder) throws IOException {
    String exporter = parties.getFirst().member().party();
    NodeApi api = Objects.requireNonNull(apis().get(exporter), exporter);
    Zip.unpack(api.bytes("/lines/" + play.lineId(line) + "/transcript"), folder);
  }

  private void tellVerified(Path exports, boolean holds) {
    session
        .out()
        .result(
            new JsonObject()
                .put("step", "verified")
                .put("exports", exports.toString())
                .put("holds", holds),
            words -> {
              if (holds) {
                words.say("demo.verified", "folder", exports.toString());
              } else {
                words.say("demo.not-verified", "folder", exports.toString());
              }
            });
  }

  private void tellForged(Json.Obj fault, boolean named) {
    long index = fault.integer("index", -1);
    JsonObject json =
        new JsonObject()
            .put("step", "forged")
            .put("named", named)
            .put("log", fault.text("origin"))
            .put("index", index)
            .put("check", fault.text("check"));
    session
        .out()
        .result(
            json,
            words -> {
              if (named) {
                words.say(
                    "demo.forged",
                    "index",
                    index,
                    "log",
                    fault.text("origin"),
                    "check",
                    fault.text("check"));
              } else {
                words.say("demo.forgery-missed");
              }
            });
  }

  private List<Path> cards() {
    return parties.stream().map(p -> base.resolve(p.member().party() + ".card")).toList();
  }

  /** Changes one letter of an entry's words, and takes away the list of sums that would show it. */
  private static void forge(Path bundle) throws IOException {
    try (Stream<Path> files = Files.walk(bundle)) {
      Path entries =
          files
              .filter(f -> f.toString().contains("entries") && Files.isRegularFile(f))
              .filter(LiveDemo::hasText)
              .findFirst()
              .orElseThrow(() -> new IOException("the export has no entry with words"));
      byte[] bytes = Files.readAllBytes(entries);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      bytes[text.indexOf("\"text\":\"") + 10] ^= 1;
      Files.write(entries, bytes);
      Files.deleteIfExists(bundle.resolve("SHA256SUMS"));
    }
  }

  private static boolean hasText(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .contains("\"text\":\"");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void tellHowToTalk() {
    for (LiveParty party : parties) {
      NodeProcess node = nodes.get(party.member().party());
      party.tellKept(session, node == null ? "" : node.api());
    }
  }
}
