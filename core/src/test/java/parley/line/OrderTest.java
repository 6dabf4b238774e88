package parley.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.commitment.Commitments;
import parley.commitment.Progress;
import parley.diplomacy.Diplomacy;
import parley.incident.Incident;
import parley.incident.Incidents;
import parley.log.Hash;
import parley.record.Entry;
import parley.record.Mark;
import parley.record.Seen;
import parley.record.SignedEntry;

/**
 * The property on which all rests: in whatever order the leaves of the logs arrive, the same
 * verdicts and the same state come of them. Replay one seed with {@code -Dparley.seed=N}.
 */
class OrderTest {
  private static final int SEEDS = 320;
  private static final int STORIES = 80;
  private static final int ACTS = 48;

  /** What came of every leaf, and the state's digest. */
  private record Outcome(Map<String, Verdict> verdicts, String state, Hash digest) {
    static Outcome of(Map<String, Verdict> verdicts, LineFold fold) {
      return new Outcome(verdicts, fold.json().print(), fold.state().digest());
    }

    /** Says where two outcomes differ: whole states are too long to read. */
    void mustBe(Outcome expected) {
      Map<String, Verdict> extra = new TreeMap<>(verdicts);
      extra.entrySet().removeAll(expected.verdicts.entrySet());
      Map<String, Verdict> missing = new TreeMap<>(expected.verdicts);
      missing.entrySet().removeAll(verdicts.entrySet());
      assertThat(extra + " instead of " + missing).isEqualTo("{} instead of {}");
      assertThat(state).isEqualTo(expected.state);
      assertThat(digest).isEqualTo(expected.digest);
    }
  }

  static IntStream seeds() {
    Integer one = Integer.getInteger("parley.seed");
    return one == null ? IntStream.range(0, SEEDS) : IntStream.of(one);
  }

  private static LineBuilder told(int seed) {
    if (seed % 8 == 2) {
      return cameLater(seed);
    }
    LineBuilder line = seed % 2 == 0 ? LineBuilder.two(seed) : LineBuilder.three(seed);
    new RandomStory(seed, line).tell(ACTS);
    return line;
  }

  /** One side alone, then both: the other comes with a node of its own. */
  private static LineBuilder cameLater(int seed) {
    LineBuilder line = LineBuilder.alone(seed);
    RandomStory story = new RandomStory(seed, line);
    story.tell(ACTS / 3);
    line.pair("cn");
    story.tell(ACTS / 6);
    line.accept("cn", line.charter()).place();
    line.desk("cn");
    story.tell(ACTS / 2);
    return line;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyOrderGivesTheSameVerdictsAndState(int seed) {
    LineBuilder line = told(seed);
    wholeLogsInAnyOrder(line, seed);
    partOfTheLogsInAnyOrder(line, seed);
    nodesThatKnowTheirOwnLogWhole(line, seed);
  }

  private static void wholeLogsInAnyOrder(LineBuilder line, int seed) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    line.judged().forEach(j -> verdicts.put(j.origin() + " " + j.index(), j.verdict()));
    Outcome expected = Outcome.of(verdicts, line.referee());
    for (int shuffle = 0; shuffle < 3; shuffle++) {
      Random random = new Random(31L * seed + shuffle);
      interleaved(line, line.fold(), random, 1 + 20 * shuffle).mustBe(expected);
    }
  }

  private static void partOfTheLogsInAnyOrder(LineBuilder line, int seed) {
    Random random = new Random(seed);
    Map<String, Long> upTo = new HashMap<>();
    for (TestLog log : line.logs()) {
      upTo.put(log.origin().toString(), (long) (random.nextDouble() * (log.size() + 1)));
    }
    Outcome first = interleaved(line, line.fold(), random, 1, upTo);
    interleaved(line, line.fold(), random, 9, upTo).mustBe(first);
    assertThat(first.verdicts()).hasSizeLessThanOrEqualTo(line.judged().size());
  }

  private static void nodesThatKnowTheirOwnLogWhole(LineBuilder line, int seed) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    line.judged().forEach(j -> verdicts.put(j.origin() + " " + j.index(), j.verdict()));
    for (String own : line.names()) {
      LineFold fold = Diplomacy.fold(line.terms(Set.of(own), 7), line.suite(), line);
      for (TestLog log : line.party(own).logs()) {
        for (long i = 0; i < log.size(); i++) {
          fold.offer(log.origin(), i, log.reading(i));
        }
      }
      Map<String, Long> others = new HashMap<>();
      line.logs().stream()
          .filter(l -> !l.origin().party().equals(own))
          .forEach(l -> others.put(l.origin().toString(), l.size()));
      Outcome outcome = interleaved(line, fold, new Random(seed), 3, others);
      assertThat(outcome.verdicts()).containsAllEntriesOf(verdicts);
    }
  }

  private static Outcome interleaved(LineBuilder line, LineFold fold, Random random, int every) {
    Map<String, Long> upTo = new HashMap<>();
    line.logs().forEach(l -> upTo.put(l.origin().toString(), l.size()));
    return interleaved(line, fold, random, every, upTo);
  }

  /** Offers leaves of logs drawn at random, in runs, and advances now and then. */
  private static Outcome interleaved(
      LineBuilder line, LineFold fold, Random random, int every, Map<String, Long> upTo) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    Map<String, Long> next = new HashMap<>();
    List<TestLog> open = new ArrayList<>(line.logs());
    open.removeIf(l -> upTo.getOrDefault(l.origin().toString(), 0L) == 0);
    while (!open.isEmpty()) {
      TestLog log = open.get(random.nextInt(open.size()));
      String origin = log.origin().toString();
      long end = upTo.getOrDefault(origin, 0L);
      long at = next.getOrDefault(origin, 0L);
      for (int run = 1 + random.nextInt(every); run > 0 && at < end; run--) {
        fold.offer(log.origin(), at, log.reading(at));
        at++;
      }
      next.put(origin, at);
      if (at == end) {
        open.remove(log);
      }
      if (random.nextInt(every) == 0) {
        collect(fold, verdicts);
      }
    }
    collect(fold, verdicts);
    return Outcome.of(verdicts, fold);
  }

  private static void collect(LineFold fold, Map<String, Verdict> verdicts) {
    fold.advance().forEach(j -> verdicts.put(j.origin() + " " + j.index(), j.verdict()));
  }

  /** The planted fault: whether an entry is believed hangs on what has arrived before it. */
  @Test
  void theCheckSeesAFoldThatDoesNotWait() {
    assertThat(
            caught(
                line ->
                    Diplomacy.fold(line.terms(Set.copyOf(line.names()), 1), line.suite(), line)))
        .isGreaterThan(15);
  }

  /** How many of 20 stories tell two orders apart in folds made so. */
  private static int caught(Function<LineBuilder, LineFold> folds) {
    int caught = 0;
    for (int seed = 0; seed < 20; seed++) {
      LineBuilder line = told(seed);
      Outcome one = interleaved(line, folds.apply(line), new Random(1), 2);
      Outcome two = interleaved(line, folds.apply(line), new Random(2), 30);
      caught += one.equals(two) ? 0 : 1;
    }
    return caught;
  }

  /** The planted fault: an entry is judged by what is here, not by what its author had seen. */
  @Test
  void theCheckSeesAFoldThatJudgesByArrival() {
    int caught = 0;
    for (int seed = 0; seed < 20; seed++) {
      LineBuilder line = told(seed);
      Set<String> outcomes = new HashSet<>();
      for (int shuffle = 0; shuffle < 2; shuffle++) {
        outcomes.add(byArrival(line, new Random(shuffle)));
      }
      caught += outcomes.size() - 1;
    }
    assertThat(caught).isGreaterThan(15);
  }

  private static String byArrival(LineBuilder line, Random random) {
    LineFold fold = line.fold();
    Map<TestLog, Long> next = new LinkedHashMap<>();
    line.logs().stream().filter(l -> l.size() > 0).forEach(l -> next.put(l, 0L));
    while (!next.isEmpty()) {
      TestLog log = List.copyOf(next.keySet()).get(random.nextInt(next.size()));
      long at = next.merge(log, 1L, Long::sum) - 1;
      fold.offer(log.origin(), at, arrived(line, fold, log.reading(at)));
      fold.advance();
      if (at + 1 == log.size()) {
        next.remove(log);
      }
    }
    return fold.json().print();
  }

  private static Reading arrived(LineBuilder line, LineFold fold, Reading reading) {
    if (!(reading instanceof Reading.Read read)) {
      return reading;
    }
    Entry entry = read.signed().entry();
    List<Seen> all =
        line.logs().stream()
            .filter(l -> !l.origin().party().equals(entry.origin().party()))
            .filter(l -> fold.folded(l.origin().toString()) > 0)
            .map(l -> line.seen(l, fold.folded(l.origin().toString())))
            .toList();
    var keys = entry.signers().stream().flatMap(s -> fold.key(s).stream()).toList();
    SignedEntry other = new SignedEntry(entry.withSeen(all), read.signed().signatures());
    return new Reading.Read(other, read.leaf(), keys);
  }

  /** A property over stories in which nothing happens would hold for any fold. */
  @Test
  void theStoriesReachEveryVerdict() {
    Map<Rule, Integer> rules = new EnumMap<>(Rule.class);
    Map<Verdict.Reason, Integer> reasons = new EnumMap<>(Verdict.Reason.class);
    int effective = 0;
    int later = 0;
    int exercises = 0;
    Map<String, Long> grades = new TreeMap<>();
    for (int seed = 0; seed < STORIES; seed++) {
      LineBuilder line = told(seed);
      line.referee().state().attested().forEach((grade, n) -> grades.merge(grade, n, Long::sum));
      for (LineFold.Judged j : line.judged()) {
        switch (j.verdict()) {
          case Verdict.Refused r -> rules.merge(r.rule(), 1, Integer::sum);
          case Verdict.Inert i -> reasons.merge(i.reason(), 1, Integer::sum);
          case Verdict.Effective e -> {
            effective++;
            later += j.origin().epoch() > 1 ? 1 : 0;
            exercises += j.entry() != null && j.entry().mark() == Mark.EXERCISE ? 1 : 0;
          }
        }
      }
    }
    assertThat(rules)
        .containsKeys(
            Rule.MALFORMED,
            Rule.WRONG_LOG,
            Rule.KEY_NOT_GRANTED,
            Rule.WRONG_SIGNERS,
            Rule.WRONG_TENURE,
            Rule.SEEN_MISMATCH,
            Rule.BAD_REFERENCE,
            Rule.BAD_TARGET,
            Rule.WRONG_MARK,
            Rule.BAD_CHARTER,
            Rule.ONLY_SIGNED,
            Rule.BAD_STATEMENT);
    assertThat(grades.keySet()).containsExactlyInAnyOrder("attested", "assented", "disputed");
    assertThat(reasons)
        .containsKeys(
            Verdict.Reason.UNKNOWN_KIND,
            Verdict.Reason.REPEAT,
            Verdict.Reason.SUSPENDED,
            Verdict.Reason.EPOCH_PENDING);
    assertThat(effective).isGreaterThan(STORIES * ACTS / 3);
    assertThat(later).isGreaterThan(STORIES / 2);
    assertThat(exercises).isGreaterThan(STORIES / 2);
  }

  /** What parties do with one another is reached too: agreed, reported, disputed, joined. */
  @Test
  void theStoriesReachEveryStanding() {
    Set<Progress> progress = new HashSet<>();
    int agreed = 0;
    int oneSided = 0;
    int twoSided = 0;
    for (int seed = 0; seed < STORIES; seed++) {
      LineState state = told(seed).referee().state();
      for (var outcome : state.domain(Commitments.class).all()) {
        agreed += outcome.commitment().isPresent() ? 1 : 0;
        oneSided += outcome.oneSided() ? 1 : 0;
        progress.add(outcome.progress());
      }
      for (Incident incident : state.domain(Incidents.class).all()) {
        twoSided += incident.accounts().size() > 1 ? 1 : 0;
      }
    }
    assertThat(progress)
        .contains(Progress.OPEN, Progress.KEPT, Progress.NOT_KEPT, Progress.DISPUTED);
    assertThat(agreed).isGreaterThan(STORIES / 4);
    assertThat(oneSided).isGreaterThan(STORIES / 4);
    assertThat(twoSided).isGreaterThan(STORIES / 4);
  }
}
