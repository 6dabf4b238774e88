package parley.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Ref;
import parley.record.Seen;

/**
 * Goes on with an opened line at random: honest acts that cross, and every kind of fault that one
 * party can commit alone. Honest or not, each act is made from the number only.
 */
public final class RandomStory {
  private static final List<String> KINDS =
      List.of(
          "text",
          "text",
          "request",
          "answer",
          "displayed",
          "acknowledged",
          "understood",
          "not-understood",
          "suspend",
          "resume",
          "lapse",
          "refused",
          "talk-held",
          "health",
          "link-test",
          "holder",
          "orderwire",
          "attested",
          "attested",
          "assent",
          "dispute",
          "brand-new");

  private static final List<String> ATTESTED =
      List.of(
          "text",
          "request",
          "answer",
          "acknowledged",
          "not-understood",
          "suspend",
          "resume",
          "agreed-to-resume",
          "talk-held",
          "post");

  private final Random random;
  private final LineBuilder line;
  private final Story story;
  private final BusinessActs business;
  private final Map<String, Map<String, Long>> views = new TreeMap<>();
  private int keys;

  /** The story of that number on that line. */
  public RandomStory(long seed, LineBuilder line) {
    this.random = new Random(seed);
    this.line = line;
    this.story = new Story(line);
    this.business = new BusinessActs(new Random(~seed), line);
    line.names().forEach(n -> views.put(n, new TreeMap<>()));
  }

  /** Tells that many acts. */
  public void tell(int acts) {
    for (int i = 0; i < acts; i++) {
      business(i);
      String author = there().get(random.nextInt(there().size()));
      switch (random.nextInt(24)) {
        case 0 -> fault(author);
        case 1 -> key(author);
        case 2 -> charter(author);
        case 3 -> openEpoch(author);
        case 4, 5 -> acceptEpoch(author);
        default -> act(author);
      }
    }
  }

  /** Business above all while little has gone wrong with the line yet. */
  private void business(int told) {
    Random own = business.random();
    if (own.nextInt(1 + told / 16) == 0) {
      String author = there().get(own.nextInt(there().size()));
      Draft act = business.act(author);
      String of = line.names().get(own.nextInt(line.names().size()));
      Draft draft = own.nextInt(4) == 0 ? act.attestedOf(of) : act;
      append(own.nextInt(3) == 0 ? draft.seen() : draft);
    }
  }

  /** Those who have a log. */
  private List<String> there() {
    return line.names().stream().filter(n -> line.party(n).log().size() > 0).toList();
  }

  /** A prefix of what the referee folded of each counterpart's newest folded log. */
  private Seen[] view(String author) {
    List<Seen> seen = new ArrayList<>();
    for (Seen all : line.seenByAll(line.party(author))) {
      TestLog log = log(all.origin());
      Map<String, Long> known = java.util.Objects.requireNonNull(views.get(author));
      long from = known.getOrDefault(all.origin(), 0L);
      long size = from + (long) (random.nextDouble() * (all.size() - from + 1));
      if (size > 0 && size <= all.size() && random.nextInt(4) > 0) {
        known.put(all.origin(), size);
        seen.add(line.seen(log, size));
      }
    }
    return seen.toArray(Seen[]::new);
  }

  private TestLog log(String origin) {
    return line.logs().stream()
        .filter(l -> l.origin().toString().equals(origin))
        .findFirst()
        .orElseThrow();
  }

  private void act(String author) {
    String kind = KINDS.get(random.nextInt(KINDS.size()));
    Draft draft;
    if (kind.equals("lapse")) {
      draft = story.lapse(author, anywhere());
    } else {
      draft = line.draft(author, kind);
      if (kind.equals("attested")) {
        String of = line.names().get(random.nextInt(line.names().size()));
        draft.attests(of, ATTESTED.get(random.nextInt(ATTESTED.size())));
      }
      boolean stance = kind.equals("assent") || kind.equals("dispute");
      if (stance || random.nextBoolean() || kind.equals("answer") || kind.equals("resume")) {
        draft.re(stance ? attested() : anywhere());
      }
      if (kind.equals("request")) {
        draft.answerBy(line.now().plusSeconds(3600));
      }
      draft.mark(Mark.of(random.nextInt(8) > 0 ? 2 : 0));
    }
    if (kind.equals("holder")) {
      draft.by("adm").mark(Mark.REAL).with("person", random.nextBoolean() ? "ann" : "bob");
    } else if (random.nextInt(3) == 0 && !List.of("health", "refused", "lapse").contains(kind)) {
      draft.by("bob");
    }
    if (kind.equals("suspend") && random.nextBoolean()) {
      draft.with("kinds", Json.strings(List.of("text", "request")));
    }
    append(draft.seen(view(author)));
  }

  /** Only what has the form of an entry is sent by this way; faults come by another. */
  private void append(Draft draft) {
    if (Reading.of(draft.signed().bytes()) instanceof Reading.Read) {
      draft.place();
    }
  }

  private Place anywhere() {
    List<TestLog> logs = line.logs().stream().filter(l -> l.size() > 0).toList();
    TestLog log = logs.get(random.nextInt(logs.size()));
    long back = Math.min(log.size(), 1 + random.nextInt(6));
    return new Place(log, log.size() - back);
  }

  /** An attested act of late, or anything where there is none. */
  private Place attested() {
    return line.judged().reversed().stream()
        .filter(j -> j.entry() != null && j.entry().attested())
        .skip(random.nextInt(3))
        .findFirst()
        .map(j -> new Place(log(j.origin().toString()), j.index()))
        .orElseGet(this::anywhere);
  }

  private void key(String author) {
    TestParty party = line.party(author);
    if (random.nextBoolean()) {
      String key = party.person("bob", keys++).key().vkey();
      line.grant(author, "bob", "holder").with("key", key).seen(view(author)).place();
    } else {
      String who = random.nextBoolean() ? "bob" : "clerk";
      line.draft(author, "key-revoke")
          .with("key", party.person(who).id().toString())
          .with("reason", "lost")
          .seen(view(author))
          .place();
    }
  }

  private void charter(String author) {
    List<String> proposed = new ArrayList<>();
    for (LineFold.Judged j : line.judged()) {
      if (j.entry() != null && j.entry().kind().equals("charter-propose")) {
        proposed.add(parley.log.Hash.sha256(j.entry().body().object("charter").bytes()).base64());
      }
    }
    String some = proposed.get(random.nextInt(proposed.size()));
    Draft draft =
        random.nextInt(3) > 0
            ? line.draft(author, "charter-accept").with("charter", some)
            : line.propose(
                author,
                line.charter()
                    .with("parent", some)
                    .with("notice-hours", random.nextInt(1000))
                    .with("two-persons", Json.strings(List.of("request", "text"))));
    draft.seen(view(author)).place();
  }

  private void openEpoch(String author) {
    TestParty party = line.party(author);
    TestLog old = party.log();
    int epoch = line.referee().folded(old.origin().toString()) > 0 ? old.origin().epoch() + 1 : 0;
    if (epoch == 0 || epoch > 3 || random.nextInt(3) > 0) {
      return;
    }
    EpochStory.open(line, 0, old, old.size()).seen(view(author)).place();
  }

  private void acceptEpoch(String author) {
    for (String name : line.names()) {
      TestParty opener = line.party(name);
      TestLog opened = opener.log();
      if (!name.equals(author) && opener.logs().size() > 1) {
        TestLog old = opener.logs().get(opener.logs().size() - 2);
        EpochStory.accept(line, author, opened, old, old.size()).seen(view(author)).place();
      }
    }
  }

  private void fault(String author) {
    TestParty party = line.party(author);
    TestLog log = party.log();
    Draft text = line.draft(author, "text").seen(view(author));
    switch (random.nextInt(7)) {
      case 0 -> line.append(log, new byte[] {1, 2, 3});
      case 1 -> line.append(log, new Place(log, log.size() - 1).log().leaf(log.size() - 1));
      case 2 -> text.keys(party.person("nobody")).place();
      case 3 -> falseSeen(author).ifPresent(seen -> text.seen(seen).place());
      case 4 -> {
        Ref ref = anywhere().ref();
        text.re(new Ref(ref.origin(), ref.index() + 1, ref.leaf())).place();
      }
      case 5 -> {
        List<LineFold.Judged> all = line.judged();
        var entry = all.get(random.nextInt(all.size())).entry();
        text.id(entry == null ? "0".repeat(32) : entry.id()).place();
      }
      default -> {
        TestLog other = anywhere().log();
        line.append(log, other.leaf(other.size() - 1));
      }
    }
  }

  private Optional<Seen> falseSeen(String author) {
    List<Seen> all = line.seenByAll(line.party(author));
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Seen some = all.get(random.nextInt(all.size()));
    long size = some.size() + (random.nextInt(3) == 0 ? 1 : 0);
    return Optional.of(new Seen(some.origin(), size, parley.log.Hash.sha256()));
  }
}
