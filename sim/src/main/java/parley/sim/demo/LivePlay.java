package parley.sim.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import parley.line.Charter;
import parley.line.LineState;
import parley.line.Rule;
import parley.line.Verdict;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Ref;
import parley.record.Signatory;

/**
 * The replay over two running nodes: everything goes through their APIs and over the link between
 * them. Each side's people sign outside of the node; the offline party key signs what only it may.
 */
final class LivePlay implements Played {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A stretch of the plan during which the wire is cut. */
  record Outage(int from, int to) {}

  /** How long the backlog took after the wire was mended, and how much it was. */
  record Drained(int entries, Duration took) {}

  private final PublicRecord record;
  private final Map<String, LiveParty> parties = new LinkedHashMap<>();
  private final Map<String, NodeApi> apis = new LinkedHashMap<>();
  private final Map<String, String> lineIds = new HashMap<>();
  private final List<Outcome> outcomes = new ArrayList<>();

  /** How the lines stand at the end, asked of each node once. */
  private final Map<String, Json.Obj> rows = new HashMap<>();

  LivePlay(PublicRecord record, List<LiveParty> parties, Map<String, NodeApi> apis) {
    this.record = record;
    parties.forEach(party -> this.parties.put(party.member().party(), party));
    this.apis.putAll(apis);
  }

  private NodeApi api(String party) {
    return Objects.requireNonNull(apis.get(party), party);
  }

  private Member member(String party) {
    return Objects.requireNonNull(parties.get(party), party).member();
  }

  /** The full name of a line. */
  String lineId(String line) {
    return Objects.requireNonNull(lineIds.get(line), line);
  }

  /** Opens every line from both sides, agrees its charter, grants everybody's keys. */
  void open(Cast cast) throws IOException {
    String first = record.parties().getFirst().name();
    String second = record.parties().getLast().name();
    for (PublicRecord.Line line : record.lines()) {
      Json.Obj ask =
          Json.Obj.EMPTY
              .with("name", line.name())
              .with("parties", Json.strings(List.of(first, second)));
      lineIds.put(line.name(), genesis(first, ask));
    }
    for (PublicRecord.Line line : record.lines()) {
      String id = lineId(line.name());
      await(() -> has(second, id));
      genesis(second, Json.Obj.EMPTY.with("join", id));
      Json.Obj charter = LinePair.charter(line);
      byParty(first, id, "charter-propose", Json.Obj.EMPTY.with("charter", charter));
    }
    for (PublicRecord.Line line : record.lines()) {
      String id = lineId(line.name());
      settle(id);
      Json.Obj accept = Json.Obj.EMPTY.with("charter", hash(LinePair.charter(line)));
      byParty(second, id, "charter-accept", accept);
      for (LiveParty party : parties.values()) {
        grants(party.member(), line, cast);
      }
    }
    for (PublicRecord.Line line : record.lines()) {
      settle(lineId(line.name()));
    }
  }

  private String genesis(String party, Json.Obj ask) throws IOException {
    Json.Obj draft = api(party).post("/lines", ask);
    api(party).sign(draft.text("text"), member(party).partyKey());
    return draft.text("line");
  }

  private void byParty(String party, String line, String kind, Json.Obj body) throws IOException {
    Json.Obj act = Json.Obj.EMPTY.with("kind", kind).with("body", body);
    api(party).act(line, act, member(party).partyKey());
  }

  private void grants(Member member, PublicRecord.Line line, Cast cast) throws IOException {
    grant(member, line, grant(member, Member.CLERK, "clerk", "node"));
    grant(member, line, grant(member, Cast.ADMINISTRATOR, "administrator", "client"));
    for (Cast.Role role : cast.roles(member.party(), line.name())) {
      Json.Obj grant = grant(member, role.person(), "holder", "client");
      grant(member, line, grant.with("posts", Json.strings(List.of(role.post()))));
    }
  }

  private static Json.Obj grant(Member member, String person, String role, String lives) {
    return Json.Obj.EMPTY
        .with("key", member.person(person).key().vkey())
        .with("role", role)
        .with("lives", lives);
  }

  private void grant(Member member, PublicRecord.Line line, Json.Obj grant) throws IOException {
    byParty(member.party(), lineId(line.name()), "key-grant", grant);
  }

  private static String hash(Json.Obj charter) {
    try {
      return Charter.parse(charter).hash().base64();
    } catch (MalformedException e) {
      throw new IllegalStateException("a charter of our own", e);
    }
  }

  /** The longest stretch of the plan that one party can write without hearing of the other. */
  static Outage longestAlone(List<Step> plan) {
    Outage longest = new Outage(0, 0);
    int from = 0;
    for (int i = 0; i < plan.size(); i++) {
      boolean goesOn = i > from && plan.get(i).party().equals(plan.get(from).party());
      from = goesOn ? from : i;
      if (i + 1 - from > longest.to() - longest.from() && !plan.get(from).setUp()) {
        longest = new Outage(from, i + 1);
      }
    }
    return longest;
  }

  /** Plays the plan; the wire is cut during the outage, and what gathered is drained after it. */
  Drained play(List<Step> plan, Outage outage, List<Cable> cables) throws IOException {
    Places places = new Places();
    Drained drained = new Drained(0, Duration.ZERO);
    for (int i = 0; i < plan.size(); i++) {
      if (i == outage.from()) {
        cables.forEach(Cable::cut);
      }
      boolean cut = i >= outage.from() && i < outage.to();
      Outcome outcome = play(plan.get(i), places, cut);
      places.put(plan.get(i), outcome.place());
      outcomes.add(outcome);
      if (i + 1 == outage.to()) {
        drained = drain(plan.subList(outage.from(), outage.to()), cables);
      }
    }
    for (PublicRecord.Line line : record.lines()) {
      settle(lineId(line.name()));
    }
    return drained;
  }

  private Drained drain(List<Step> held, List<Cable> cables) throws IOException {
    long start = System.nanoTime();
    for (Cable cable : cables) {
      cable.mend();
    }
    for (String line : held.stream().map(Step::line).distinct().toList()) {
      settle(lineId(line));
    }
    return new Drained(held.size(), Duration.ofNanos(System.nanoTime() - start));
  }

  private Outcome play(Step step, Places places, boolean cut) throws IOException {
    Json.Obj act =
        Json.Obj.EMPTY
            .with("kind", step.kind())
            .with("mark", Step.mark(step.kind()).word())
            .with("body", places.body(step));
    act = step.post().isEmpty() ? act : act.with("post", step.post());
    Ref re = places.re(step);
    if (re != null) {
      act = act.with("re", Json.Obj.EMPTY.with("origin", re.origin()).with("index", re.index()));
    }
    Signatory person = member(step.party()).person(step.person());
    Json.Obj placed = api(step.party()).act(lineId(step.line()), act, List.of(person));
    if (!cut) {
      settle(lineId(step.line()));
    }
    return new Outcome(step, place(placed), verdict(placed));
  }

  private static Ref place(Json.Obj placed) throws IOException {
    try {
      Hash leaf = Hash.parseBase64(placed.text("leaf"));
      return new Ref(placed.text("origin"), placed.integer("index", -1), leaf);
    } catch (MalformedException e) {
      throw new IOException("the node places an entry nowhere", e);
    }
  }

  private static Verdict verdict(Json.Obj placed) {
    String reason = placed.text("reason").toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    return switch (placed.text("verdict")) {
      case "effective" -> new Verdict.Effective();
      case "inert" -> new Verdict.Inert(Verdict.Reason.valueOf(reason));
      default -> new Verdict.Refused(Rule.valueOf(reason), "");
    };
  }

  /** Waits until both nodes have judged all of both logs, and every receipt is there. */
  private void settle(String line) throws IOException {
    await(
        () -> {
          for (NodeApi api : apis.values()) {
            Json.Obj row = api.get("/lines/" + line);
            if (!allFolded(row) || !allReceipted(row)) {
              return false;
            }
          }
          return sizes(line).stream().distinct().count() == 1;
        });
  }

  private static boolean allFolded(Json.Obj row) {
    return row.items("logs").stream()
        .map(log -> (Json.Obj) log)
        .allMatch(log -> log.integer("size", -1) == log.integer("folded", -2));
  }

  private static boolean allReceipted(Json.Obj row) {
    return row.items("lanes").stream()
        .map(lane -> (Json.Obj) lane)
        .allMatch(lane -> lane.integer("backlog", -1) == 0);
  }

  /** What each node holds of the line: the sum of all logs' sizes. */
  private List<Long> sizes(String line) throws IOException {
    List<Long> sizes = new ArrayList<>();
    for (NodeApi api : apis.values()) {
      sizes.add(
          api.get("/lines/" + line).items("logs").stream()
              .mapToLong(log -> ((Json.Obj) log).integer("size", 0))
              .sum());
    }
    return sizes;
  }

  private boolean has(String party, String line) throws IOException {
    return api(party).get("/lines").items("lines").stream()
        .anyMatch(row -> ((Json.Obj) row).text("line").equals(line));
  }

  /** What is waited for. */
  interface Condition {
    boolean holds() throws IOException;
  }

  /** Waits until it holds, for as long as nodes may take to come together. */
  static void await(Condition condition) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - end >= 0) {
        throw new IOException("the two nodes did not come together in " + PATIENCE);
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  @Override
  public PublicRecord record() {
    return record;
  }

  @Override
  public List<Outcome> outcomes() {
    return List.copyOf(outcomes);
  }

  /** Every step waited for its receipt before the next, or for the drain after the outage. */
  @Override
  public boolean receipted(Outcome outcome) {
    Json.Obj row = row(outcome.step().party(), outcome.step().line());
    return row.items("lanes").stream()
        .allMatch(lane -> ((Json.Obj) lane).integer("receipted", 0) > outcome.place().index());
  }

  private Json.Obj row(String party, String line) {
    return rows.computeIfAbsent(party + " " + line, key -> fetch(party, line));
  }

  private Json.Obj fetch(String party, String line) {
    try {
      return api(party).get("/lines/" + lineId(line));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public List<LineState.Suspension> suspensions(String line) {
    String reader = record.parties().getFirst().name();
    return row(reader, line).items("suspensions").stream()
        .map(item -> (Json.Obj) item)
        .filter(item -> item.text("mark").equals(Mark.EXERCISE.word()))
        .map(
            item ->
                new LineState.Suspension(
                    item.text("party"),
                    Mark.EXERCISE,
                    item.text("wording"),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    item.text("attested-by")))
        .toList();
  }

  @Override
  public int entries() {
    String reader = record.parties().getFirst().name();
    return record.lines().stream()
        .flatMap(line -> row(reader, line.name()).items("logs").stream())
        .mapToInt(log -> (int) ((Json.Obj) log).integer("size", 0))
        .sum();
  }

  @Override
  public boolean agrees() {
    return record.lines().stream()
        .allMatch(
            line ->
                apis.keySet().stream()
                        .map(party -> row(party, line.name()).text("digest"))
                        .distinct()
                        .count()
                    == 1);
  }
}
