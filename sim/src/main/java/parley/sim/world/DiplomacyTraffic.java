package parley.sim.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import parley.line.Charter;
import parley.line.LineState;
import parley.line.Rule;
import parley.line.Verdict;
import parley.node.engine.Composer;
import parley.node.engine.Engine;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Precedence;
import parley.record.Ref;
import parley.record.SignedEntry;

/** What diplomats do at the nodes: by scripts in which several act at once, and freely. */
final class DiplomacyTraffic {
  private static final long MILLI = 1_000_000L;
  private static final List<String> PROPOSALS = List.of("talk-request", "talk-counter");
  private static final List<String> TALKS =
      List.of("talk-request", "sounding", "talk-begin", "talk-held");

  /** What a kind speaks of where it speaks of something. */
  private static final Map<String, List<String>> SPEAKS_OF =
      Map.ofEntries(
          Map.entry("talk-request", List.of("sounding")),
          Map.entry("talk-counter", List.of("talk-request", "talk-counter", "talk-accept")),
          Map.entry("talk-accept", PROPOSALS),
          Map.entry("talk-decline", PROPOSALS),
          Map.entry("talk-withdraw", List.of("talk-request", "talk-counter", "invitation")),
          Map.entry("pass-on", List.of("talk-request", "invitation")),
          Map.entry("joint-sign", List.of("joint-statement")),
          Map.entry("concern", List.of("readout", "talk-request", "talk-held", "invitation")),
          Map.entry("concern-answer", List.of("concern")),
          Map.entry("answer", List.of("invitation", "request", "answer")),
          Map.entry("acknowledged", List.of("text", "request", "answer")),
          Map.entry("understood", List.of("text", "request", "answer")),
          Map.entry("outcome", List.of("outcome")),
          Map.entry("outcome-degree", List.of("outcome")),
          Map.entry("outcome-object", List.of("outcome")),
          Map.entry("outcome-status", List.of("outcome")),
          Map.entry("status-assent", List.of("outcome-status")),
          Map.entry("status-object", List.of("outcome-status")),
          Map.entry("incident", List.of("incident", "foreseen")),
          Map.entry("foreseen", List.of("foreseen")),
          Map.entry("resume", List.of("suspend", "attested")),
          Map.entry("attested-answer", List.of("request")),
          Map.entry("attested-resume", List.of("attested")),
          Map.entry("agreed-to-resume", List.of("suspend")));

  /** Kinds that may stand for themselves: they speak of another only where the turn says so. */
  private static final Set<String> FREE =
      Set.of(
          "text",
          "request",
          "suspend",
          "attested-suspend",
          "invitation",
          "sounding",
          "talk-request",
          "talk-begin",
          "talk-held",
          "readout",
          "statement",
          "concern",
          "outcome",
          "incident",
          "foreseen");

  /** What breaks one of these breaks it for good: no later act of the same author mends it. */
  private static final Set<Rule> FOR_GOOD =
      Set.of(Rule.WITHDRAWN, Rule.DIFFERING_TEXT, Rule.WRONG_MARK);

  /** What is done in one script. */
  private static final class Conversation {
    final List<String> parties;
    final String id;
    final Set<String> acts = new java.util.HashSet<>();

    Conversation(List<String> parties, String id) {
      this.parties = parties;
      this.id = id;
    }
  }

  private final World world;
  private final Traffic traffic;
  private final RandomGenerator random;
  private int speeches;

  DiplomacyTraffic(World world, Traffic traffic) {
    this.world = world;
    this.traffic = traffic;
    this.random = world.random();
  }

  /** Plans so many conversations that begin over that time. */
  void plan(int conversations, long nanos) {
    for (int i = 0; i < conversations; i++) {
      world.agenda().after((long) (random.nextDouble() * nanos), this::converse);
    }
  }

  private void converse() {
    List<String> parties = new ArrayList<>(world.descriptor().parties());
    Collections.shuffle(parties, Random.from(random));
    Script script = Scripts.any(random, parties.size());
    byte[] id = new byte[16];
    random.nextBytes(id);
    Conversation all = new Conversation(parties, HexFormat.of().formatHex(id));
    long at = 0;
    for (Script.Round round : script.rounds()) {
      at += MILLI * (round.soon() ? 1 + random.nextInt(8) : 150 + random.nextInt(1_000));
      world.agenda().after(at, () -> round.turns().forEach(turn -> take(all, turn)));
    }
  }

  private void take(Conversation all, Script.Turn turn) {
    int first = turn.who().equals("*") ? 1 : "abc".indexOf(turn.who());
    int last = turn.who().equals("*") ? all.parties.size() : first + 1;
    for (String party : all.parties.subList(first, last)) {
      SimNode node = world.nodes().get(party);
      if (node != null && traffic.ready(node)) {
        act(all, node, turn);
      }
    }
  }

  private void act(Conversation all, SimNode node, Script.Turn turn) {
    switch (turn.kind()) {
      case "holder" -> traffic.succeed(node);
      case "key-revoke" -> traffic.revoke(node);
      case "link-test" -> traffic.test(node);
      case "charter-propose" -> amend(node);
      case "charter-accept" -> sign(node);
      default -> say(all, node, turn);
    }
  }

  /** Another charter in place of the one in force, unless one is proposed already. */
  private void amend(SimNode node) {
    LineState state = traffic.state(node);
    Optional<Charter> now = state.charter();
    if (now.isPresent() && state.unsigned(node.party()).isEmpty()) {
      Json.Obj next =
          now.get()
              .json()
              .with("parent", now.get().hash().base64())
              .with("notice-hours", new Json.Int(speeches++));
      Json.Obj body = Json.Obj.EMPTY.with("charter", next);
      traffic.hand(node, new Writer(node).party("charter-propose", body), false);
    }
  }

  private void sign(SimNode node) {
    for (Charter charter : traffic.state(node).unsigned(node.party())) {
      Json.Obj body = Founding.accept(charter.json());
      traffic.hand(node, new Writer(node).party("charter-accept", body), false);
    }
  }

  private void say(Conversation all, SimNode node, Script.Turn turn) {
    List<Checks.Known> before = folded(all, node);
    boolean speaks = !FREE.contains(turn.kind()) || turn.is("re");
    Optional<Checks.Known> of = speaks ? spokenOf(before, node.party(), turn) : Optional.empty();
    if (speaks && of.isEmpty()) {
      return;
    }
    Entry entry = of.map(k -> k.judged().entry()).orElse(null);
    Optional<Ref> other = outcomeBeside(before, of, node.party());
    List<String> others = all.parties.stream().filter(p -> !p.equals(node.party())).toList();
    Speech speech = new Speech(node.party(), others, traffic.state(node), speeches++);
    Json.Obj body = speech.body(turn, entry, other, label(before, node.party()));
    Composer.Act act =
        new Composer.Act(
            turn.is("one-id") ? all.id : "",
            turn.attested().isEmpty() ? turn.kind() : "attested",
            "duty",
            mark(turn, entry),
            Precedence.ROUTINE,
            of.map(Traffic::ref).orElse(null),
            turn.is("answer-by") ? soon() : null,
            body,
            List.of());
    hand(all, node, new Writer(node).sign(act, List.of(traffic.holder(node))));
  }

  private static Mark mark(Script.Turn turn, @Nullable Entry of) {
    if (turn.is("exercise")) {
      return Mark.EXERCISE;
    }
    return of == null ? Mark.REAL : of.mark();
  }

  private Instant soon() {
    long seconds = SimClock.EPOCH_MILLIS / 1_000 + world.agenda().now() / 1_000_000_000;
    return Instant.ofEpochSecond(seconds + 1);
  }

  /** Effective acts of the conversation, as far as the node has folded them. */
  private List<Checks.Known> folded(Conversation all, SimNode node) {
    Engine engine = Objects.requireNonNull(node.engine());
    List<Checks.Known> known = new ArrayList<>();
    Set<Ref> once = new java.util.HashSet<>();
    for (Checks.Known act : world.checks().known()) {
      Entry entry = act.judged().entry();
      if (entry != null
          && all.acts.contains(entry.id())
          && folded(engine, act)
          && once.add(Traffic.ref(act))) {
        known.add(act);
      }
    }
    return known;
  }

  private boolean folded(Engine engine, Checks.Known act) {
    String origin = act.judged().origin();
    return engine.read(() -> engine.line(world.line()).orElseThrow().fold().folded(origin))
        > act.judged().index();
  }

  /** What an act speaks of: the last that fits, another party's rather than one's own. */
  private static Optional<Checks.Known> spokenOf(
      List<Checks.Known> before, String party, Script.Turn turn) {
    List<String> kinds = SPEAKS_OF.getOrDefault(turn.kind(), TALKS);
    boolean own =
        turn.is("own") || turn.kind().equals("talk-withdraw") || turn.kind().equals("resume");
    List<Checks.Known> fitting =
        before.stream()
            .filter(k -> kinds.contains(Objects.requireNonNull(k.judged().entry()).kind()))
            .filter(k -> !own || deedOf(k, party))
            .toList();
    if (fitting.isEmpty() || turn.is("first")) {
      return fitting.stream().findFirst();
    }
    return fitting.reversed().stream()
        .filter(k -> !k.party().equals(party))
        .findFirst()
        .or(() -> Optional.of(fitting.getLast()));
  }

  /** Whether that party did it, by its own word or by another's. */
  private static boolean deedOf(Checks.Known act, String party) {
    Json.Obj body = Objects.requireNonNull(act.judged().entry()).body();
    return act.party().equals(party) || body.text("for").equals(party);
  }

  /** An outcome, but the one spoken of: one's own last rather than another's. */
  private static Optional<Ref> outcomeBeside(
      List<Checks.Known> before, Optional<Checks.Known> of, String party) {
    List<Checks.Known> others =
        before.stream()
            .filter(k -> Objects.requireNonNull(k.judged().entry()).kind().equals("outcome"))
            .filter(k -> of.isEmpty() || !Traffic.ref(k).equals(Traffic.ref(of.get())))
            .toList();
    return others.reversed().stream()
        .filter(k -> k.party().equals(party))
        .findFirst()
        .or(() -> others.stream().findFirst())
        .map(Traffic::ref);
  }

  /** Under which label the party gave its own first account. */
  private static String label(List<Checks.Known> before, String party) {
    return before.stream()
        .filter(k -> k.party().equals(party))
        .map(k -> Objects.requireNonNull(k.judged().entry()).body().text("label"))
        .filter(label -> !label.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** What breaks a rule is kept back mostly, and handed in now and then: it must not count. */
  private void hand(Conversation all, SimNode node, SignedEntry signed) {
    Engine engine = Objects.requireNonNull(node.engine());
    Optional<Verdict> verdict =
        engine.read(() -> engine.line(world.line()).orElseThrow().fold().decide(signed.entry()));
    boolean refused = verdict.isPresent() && verdict.get() instanceof Verdict.Refused;
    if (refused && random.nextInt(3) > 0) {
      return;
    }
    boolean never = refused && FOR_GOOD.contains(((Verdict.Refused) verdict.orElseThrow()).rule());
    all.acts.add(signed.entry().id());
    traffic.hand(node, signed, never);
  }
}
