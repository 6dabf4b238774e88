package parley.line;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.diplomacy.Diplomacy;
import parley.log.Hash;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Origin;
import parley.record.Seen;

/**
 * A line of two or more parties in memory, every byte of it made from a number. A referee folds
 * each entry as it is written; what {@link LineFold#decide} said before the signature must be what
 * it judged after.
 */
public final class LineBuilder implements LogView {
  /** When every test line begins. */
  public static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private final long seed;
  private final Suite suite;
  private final Map<String, TestParty> parties = new TreeMap<>();
  private final LineDescriptor descriptor;
  private final Map<String, TestLog> logs = new TreeMap<>();
  private final LineFold referee;
  private final Map<String, LineFold.Judged> judged = new HashMap<>();
  private final List<LineFold.Judged> order = new ArrayList<>();
  private long count;

  /** A line with empty logs. */
  public LineBuilder(long seed, Suite suite, String... names) {
    this(List.of(), seed, suite, names);
  }

  /** A line with empty logs on which some are absent. */
  public LineBuilder(List<String> absent, long seed, Suite suite, String... names) {
    this.seed = seed;
    this.suite = suite;
    for (String name : names) {
      parties.put(name, new TestParty(name, seed, suite));
    }
    descriptor =
        new LineDescriptor(
            "test", nextId().substring(0, 32), List.copyOf(parties.keySet()), absent);
    for (TestParty party : parties.values()) {
      begin(party, 1, 0);
    }
    referee = fold();
  }

  /** A line of {@code cn} and {@code us} with a cheap suite, opened as {@link #open} does. */
  public static LineBuilder two(long seed) {
    return new LineBuilder(seed, new TestSuite("test"), "us", "cn").open();
  }

  /** A line that {@code us} keeps alone: {@code cn} has no node. */
  public static LineBuilder alone(long seed) {
    return new LineBuilder(List.of("cn"), seed, new TestSuite("test"), "us", "cn").open();
  }

  /** A party that was absent comes with a node: all present pin its card, it opens a log. */
  public LineBuilder pair(String name) {
    present().forEach(peer -> pairing(peer, name).place());
    genesis(name);
    grants(name);
    return this;
  }

  /** The pinning of a party's card. */
  public Draft pairing(String by, String of) {
    return draft(by, "pairing").with("card", party(of).card(1).note());
  }

  /** Those with a node from the beginning. */
  public List<String> present() {
    return names().stream().filter(n -> !descriptor.absent().contains(n)).toList();
  }

  /** A line of three parties, opened. */
  public static LineBuilder three(long seed) {
    return new LineBuilder(seed, new TestSuite("test"), "us", "cn", "ph").open();
  }

  /** The suite that signs here. */
  public Suite suite() {
    return suite;
  }

  /** What names the line. */
  public LineDescriptor descriptor() {
    return descriptor;
  }

  /** One of those who talk here, with all its keys. */
  public TestParty party(String name) {
    return java.util.Objects.requireNonNull(parties.get(name), name);
  }

  /** The parties' names, sorted. */
  public List<String> names() {
    return List.copyOf(parties.keySet());
  }

  /** What a fold of this line is told. */
  public LineFold.Terms terms(Set<String> complete, long salt) {
    Map<String, List<NoteKey>> pins = new TreeMap<>();
    parties
        .values()
        .forEach(p -> pins.put(p.name(), present().contains(p.name()) ? p.pins() : List.of()));
    return new LineFold.Terms(descriptor.lineId(), pins, complete, salt);
  }

  /** An empty fold of this line for somebody who has no log of their own. */
  public LineFold fold() {
    return Diplomacy.fold(terms(Set.of(), seed), suite, this);
  }

  /** The fold that has judged everything so far. */
  public LineFold referee() {
    return referee;
  }

  /** Begins a log. */
  public TestLog begin(TestParty party, int epoch, int number) {
    TestLog log = party.begin(descriptor.lineId(), epoch, number);
    logs.put(log.origin().toString(), log);
    return log;
  }

  /** Genesis, grants, a charter signed by all, a desk with its holder: for every party. */
  public LineBuilder open() {
    present().forEach(this::genesis);
    present().forEach(this::grants);
    charter(charter());
    present().forEach(this::desk);
    return this;
  }

  /** The first entry of a party's first log. */
  public Draft genesisDraft(String name) {
    Map<String, Card> cards = new TreeMap<>();
    descriptor.carded(name).forEach(p -> cards.put(p, party(p).card(1)));
    TestParty party = party(name);
    Origin origin = party.log().origin();
    List<NoteKey> logKeys = party.logKeys(origin, 1, 0);
    return draft(name, "genesis").body(new Genesis(descriptor, logKeys, cards).body());
  }

  private void genesis(String name) {
    genesisDraft(name).place();
  }

  /** The keys of two persons at the desk, the clerk and the administrator. */
  public void grants(String name) {
    grant(name, "ann", "holder").place();
    grant(name, "bob", "holder").place();
    grant(name, "clerk", "clerk").place();
    grant(name, "adm", "administrator").place();
  }

  /** A grant to a person, for the desk where it is a holder's. */
  public Draft grant(String name, String person, String role) {
    Draft draft =
        draft(name, "key-grant")
            .with("key", party(name).person(person).key().vkey())
            .with("role", role)
            .with("lives", role.equals("clerk") ? "node" : "client");
    return role.equals("holder") ? draft.with("posts", Json.strings(List.of("desk"))) : draft;
  }

  /** A first charter: a desk of every party, no more. */
  public Json.Obj charter() {
    List<Json> posts = new ArrayList<>();
    names().forEach(n -> posts.add(Json.Obj.EMPTY.with("party", n).with("post", "desk")));
    return Json.Obj.EMPTY
        .with("spec", Charter.SPEC)
        .with("level", "theatre")
        .with("purpose", Bodies.words("To talk"))
        .with("posts", posts);
  }

  /** Proposed by the first party and accepted by every other. */
  public void charter(Json.Obj text) {
    propose(present().getFirst(), text).place();
    present().stream().skip(1).forEach(n -> accept(n, text).place());
  }

  /** The proposal of a charter. */
  public Draft propose(String name, Json.Obj text) {
    return draft(name, "charter-propose").with("charter", text);
  }

  /** The acceptance of a charter. */
  public Draft accept(String name, Json.Obj text) {
    return draft(name, "charter-accept").with("charter", Hash.sha256(text.bytes()).base64());
  }

  /** A desk with its holder. */
  public void desk(String name) {
    draft(name, "post").by("adm").place();
    draft(name, "holder").by("adm").place();
  }

  /** An act of a party, complete but for what the test is about. */
  public Draft draft(String name, String kind) {
    Instant at = START.plus(Duration.ofMinutes(count));
    return new Draft(this, party(name), kind, nextId(), at);
  }

  private String nextId() {
    String text = "id " + seed + " " + count++;
    return Hash.sha256(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32);
  }

  /** The time of the act drafted last. */
  public Instant now() {
    return START.plus(Duration.ofMinutes(count));
  }

  /** That much of a log, as somebody states to have seen it. */
  public Seen seen(TestLog log, long size) {
    return new Seen(log.origin().toString(), size, log.root(size));
  }

  /** All that the referee has folded of the counterparts' newest logs. */
  List<Seen> seenByAll(TestParty author) {
    List<Seen> seen = new ArrayList<>();
    for (TestParty peer : parties.values()) {
      for (TestLog log : peer.logs()) {
        long size = referee.folded(log.origin().toString());
        if (peer != author && size > 0 && log == newestFolded(peer)) {
          seen.add(seen(log, size));
        }
      }
    }
    return seen;
  }

  private TestLog newestFolded(TestParty peer) {
    return peer.logs().reversed().stream()
        .filter(log -> referee.folded(log.origin().toString()) > 0)
        .findFirst()
        .orElse(peer.log());
  }

  /** Of all acts only those of epochs are decided before their turn: their log waits. */
  Place append(Draft draft) {
    Entry entry = draft.entry();
    Optional<Verdict> decided = referee.decide(entry);
    Place place = append(draft.log(), draft.signed().bytes());
    LineFold.Judged after = find(place);
    boolean waits = after == null && entry.kind().startsWith("epoch-");
    boolean same = after != null && decided.equals(Optional.of(after.verdict()));
    if (decided.isPresent() && !waits && !same) {
      throw new AssertionError(
          place + " was decided " + decided.get() + " and judged " + String.valueOf(after));
    }
    return place;
  }

  /** Appends bytes, whatever they are, and lets the referee judge what it can. */
  public Place append(TestLog log, byte[] leaf) {
    Place place = new Place(log, log.append(leaf));
    referee.offer(log.origin(), place.index(), log.reading(place.index()));
    for (LineFold.Judged j : referee.advance()) {
      judged.put(j.origin() + " " + j.index(), j);
      order.add(j);
    }
    return place;
  }

  private LineFold.@Nullable Judged find(Place place) {
    return judged.get(place.log().origin() + " " + place.index());
  }

  /** What came of an entry, or empty while it waits. */
  public Optional<Verdict> judgement(Place place) {
    return Optional.ofNullable(find(place)).map(LineFold.Judged::verdict);
  }

  /** What came of an entry that does not wait. */
  public Verdict verdict(Place place) {
    return judgement(place).orElseThrow(() -> new AssertionError(place + " still waits"));
  }

  /** Everything judged, in the referee's order. */
  public List<LineFold.Judged> judged() {
    return List.copyOf(order);
  }

  /** Every log, by origin. */
  public List<TestLog> logs() {
    return List.copyOf(logs.values());
  }

  @Override
  public Hash leaf(String origin, long index) {
    return log(origin).leafHash(index);
  }

  @Override
  public Hash root(String origin, long size) {
    return log(origin).root(size);
  }

  private TestLog log(String origin) {
    return java.util.Objects.requireNonNull(logs.get(origin), origin);
  }
}
