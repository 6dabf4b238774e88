package parley.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.line.LineBuilder;
import parley.line.LineFold;
import parley.line.Rule;
import parley.line.TestLog;
import parley.line.Verdict;

/**
 * In whatever order the leaves arrive, the same talks come of them. Replay one seed with {@code
 * -Dparley.seed=N}.
 */
class TalkOrderTest {
  private static final int SEEDS = 120;
  private static final int ACTS = 60;

  /** What came of every leaf, the state printed, and the talks as they are read. */
  private record Outcome(Map<String, Verdict> verdicts, String state, List<Talk> talks) {}

  static IntStream seeds() {
    Integer one = Integer.getInteger("parley.seed");
    return one == null ? IntStream.range(0, SEEDS) : IntStream.of(one);
  }

  private static LineBuilder told(int seed) {
    LineBuilder line = seed % 2 == 0 ? LineBuilder.two(seed) : LineBuilder.three(seed);
    new RandomTalks(seed, line).tell(ACTS);
    return line;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyOrderGivesTheSameTalks(int seed) {
    LineBuilder line = told(seed);
    Map<String, Long> whole = new HashMap<>();
    line.logs().forEach(log -> whole.put(log.origin().party(), log.size()));
    Outcome told = outcome(line.referee(), line.judged());
    for (int shuffle = 0; shuffle < 3; shuffle++) {
      assertThat(arrived(line, new Random(shuffle), whole)).isEqualTo(told);
    }
    Random random = new Random(seed);
    Map<String, Long> part = new HashMap<>();
    whole.forEach((party, size) -> part.put(party, random.nextLong(size + 1)));
    assertThat(arrived(line, new Random(1), part)).isEqualTo(arrived(line, new Random(2), part));
  }

  private static Outcome arrived(LineBuilder line, Random random, Map<String, Long> upTo) {
    LineFold fold = line.fold();
    List<LineFold.Judged> judged = new java.util.ArrayList<>();
    Map<TestLog, Long> next = new HashMap<>();
    List<TestLog> open = new java.util.ArrayList<>(line.logs());
    while (!open.isEmpty()) {
      TestLog log = open.get(random.nextInt(open.size()));
      long at = next.getOrDefault(log, 0L);
      if (at == upTo.getOrDefault(log.origin().party(), 0L)) {
        open.remove(log);
        continue;
      }
      fold.offer(log.origin(), at, log.reading(at));
      next.put(log, at + 1);
      if (random.nextInt(5) == 0) {
        judged.addAll(fold.advance());
      }
    }
    judged.addAll(fold.advance());
    return outcome(fold, judged);
  }

  private static Outcome outcome(LineFold fold, List<LineFold.Judged> judged) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    judged.forEach(j -> verdicts.put(j.origin() + " " + j.index(), j.verdict()));
    Talks talks = fold.state().domain(Talks.class);
    return new Outcome(verdicts, fold.json().print(), talks.talks());
  }

  /** A property over stories in which nothing happens would hold for any fold. */
  @Test
  void theStoriesReachEveryPhaseAndRule() {
    Set<Phase> phases = EnumSet.noneOf(Phase.class);
    Set<Rule> rules = EnumSet.noneOf(Rule.class);
    Set<String> kinds = new TreeSet<>();
    int crossed = 0;
    int observed = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      LineBuilder line = told(seed);
      for (Talk talk : line.referee().state().domain(Talks.class).talks()) {
        phases.add(talk.phase());
        crossed += talk.crossed().size();
        observed += talk.observed() ? 1 : 0;
      }
      for (LineFold.Judged j : line.judged()) {
        if (j.verdict() instanceof Verdict.Refused refused) {
          rules.add(refused.rule());
        } else if (j.verdict().effective() && j.entry() != null) {
          kinds.add(j.entry().kind());
        }
      }
    }
    assertThat(phases).isEqualTo(EnumSet.allOf(Phase.class));
    assertThat(rules).contains(Rule.OUT_OF_ORDER, Rule.CLOSED, Rule.WITHDRAWN, Rule.NOT_OF_RECORD);
    assertThat(kinds).containsAll(new Talks(List.of()).kinds());
    assertThat(crossed).isGreaterThan(3);
    assertThat(observed).isGreaterThan(5);
  }
}
