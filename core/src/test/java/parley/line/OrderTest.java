package parley.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.Hash;
import parley.record.Mark;

/**
 * The property on which all rests: in whatever order the leaves of the logs arrive, the same
 * verdicts and the same state come of them. Replay one seed with {@code -Dparley.seed=N}.
 */
class OrderTest {
  private static final int SEEDS = 320;
  private static final int ACTS = 60;

  /** What came of every leaf, and the state's digest. */
  private record Outcome(Map<String, Verdict> verdicts, Hash digest) {}

  static IntStream seeds() {
    Integer one = Integer.getInteger("parley.seed");
    return one == null ? IntStream.range(0, SEEDS) : IntStream.of(one);
  }

  private static LineBuilder told(int seed) {
    LineBuilder line = seed % 2 == 0 ? LineBuilder.two(seed) : LineBuilder.three(seed);
    new RandomStory(seed, line).tell(ACTS);
    return line;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyInterleavingGivesTheSameVerdictsAndState(int seed) {
    LineBuilder line = told(seed);
    Map<String, Verdict> verdicts = new TreeMap<>();
    line.judged().forEach(j -> verdicts.put(j.origin() + " " + j.index(), j.verdict()));
    Outcome expected = new Outcome(verdicts, line.referee().state().digest());
    for (int shuffle = 0; shuffle < 4; shuffle++) {
      Random random = new Random(31L * seed + shuffle);
      assertThat(interleaved(line, line.fold(), random, 1 + 20 * shuffle)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void partOfTheLogsGivesTheSameStateInEveryOrder(int seed) {
    LineBuilder line = told(seed);
    Random random = new Random(seed);
    Map<String, Long> upTo = new HashMap<>();
    for (TestLog log : line.logs()) {
      upTo.put(log.origin().toString(), (long) (random.nextDouble() * (log.size() + 1)));
    }
    Outcome first = interleaved(line, line.fold(), random, 1, upTo);
    assertThat(interleaved(line, line.fold(), random, 9, upTo)).isEqualTo(first);
    assertThat(first.verdicts()).hasSizeLessThanOrEqualTo(line.judged().size());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aNodeThatKnowsItsOwnLogWholeJudgesAlike(int seed) {
    LineBuilder line = told(seed);
    Map<String, Verdict> verdicts = new TreeMap<>();
    line.judged().forEach(j -> verdicts.put(j.origin() + " " + j.index(), j.verdict()));
    for (String own : line.names()) {
      LineFold fold = new LineFold(line.terms(Set.of(own), 7), line.suite(), line);
      for (TestLog log : line.party(own).logs()) {
        for (long i = 0; i < log.size(); i++) {
          fold.offer(log.origin(), i, Reading.of(log.leaf(i)));
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
        fold.offer(log.origin(), at, Reading.of(log.leaf(at)));
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
    return new Outcome(verdicts, fold.state().digest());
  }

  private static void collect(LineFold fold, Map<String, Verdict> verdicts) {
    fold.advance().forEach(j -> verdicts.put(j.origin() + " " + j.index(), j.verdict()));
  }

  /** A property over stories in which nothing happens would hold for any fold. */
  @Test
  void theStoriesReachEveryVerdict() {
    Map<Rule, Integer> rules = new EnumMap<>(Rule.class);
    Map<Verdict.Reason, Integer> reasons = new EnumMap<>(Verdict.Reason.class);
    int effective = 0;
    int later = 0;
    int exercises = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      for (LineFold.Judged j : told(seed).judged()) {
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
            Rule.BAD_STATEMENT);
    assertThat(reasons)
        .containsKeys(
            Verdict.Reason.UNKNOWN_KIND,
            Verdict.Reason.REPEAT,
            Verdict.Reason.SUSPENDED,
            Verdict.Reason.EPOCH_PENDING);
    assertThat(effective).isGreaterThan(SEEDS * ACTS / 3);
    assertThat(later).isGreaterThan(SEEDS);
    assertThat(exercises).isGreaterThan(SEEDS);
  }
}
