package parley.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Many schedules from fixed seeds; a failure names its seed and the command that plays it again.
 */
class SimulationTest {
  private static final long FIRST = 1;

  /** So many schedules reach every crossing at least so often. */
  private static final long ENOUGH = 2_000;

  private static final long FLOOR = 3;

  private static final Path SPEC = Path.of("../docs/spec");

  /** The last cell of a row of a table that names a test. */
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\|$", Pattern.MULTILINE);

  /**
   * The simulator opens epochs after losses only, uncounted, and every party of its lines is there
   * from the first.
   */
  private static final Set<String> NOT_PLAYED =
      Set.of(
          "fold.anEpochEndsAtTheLargerSize",
          "fold.anAcceptanceThatCitesLessThanItSawIsRefused",
          "fold.anEpochIsAcceptedOnce",
          "fold.anAcceptanceOfAFalseRootIsRefused",
          "fold.anAcceptanceWaitsForTheOpening",
          "fold.twoOpeningsCross",
          "fold.threeOpeningsCross",
          "fold.aLeafThatItsPartyLostWaitsUntilTheEndIsSettled",
          "fold.whatAnAcceptanceCitesIsJudgedBeforeIt",
          "fold.anAcceptanceGivenAgainInANewLogHangsOnNoOrder",
          "fold.anAcceptanceThatHidesWhatItsAuthorSawEndsNothingInAnyOrder",
          "fold.anAcceptanceAheadOfItsTurnIsThePartysAndStandsAtTheHead",
          "fold.aFalseAcceptanceAheadOfItsTurnHelpsNobody",
          "fold.anAcceptanceThatCitesMoreThanItsOwnersNodeWroteIsRefusedThere",
          "fold.aNewMirrorKeyComesWithTheEndOfTheOld",
          "fold.rivalOpeningsOfOneEpoch",
          "fold.anActCrossesTheOpeningOfAPartyThatWasAbsent");

  private static final long SCHEDULES = Long.getLong("parley.schedules", 2_000);

  private static List<Simulation.Outcome> play(long first, long count) {
    return LongStream.range(first, first + count)
        .parallel()
        .mapToObj(seed -> Simulation.play(Simulation.Plan.of(seed, 0, 1), Fittings.SOUND))
        .toList();
  }

  private static List<String> unsound(List<Simulation.Outcome> played) {
    return played.stream()
        .filter(outcome -> !outcome.sound())
        .map(outcome -> outcome.replay() + "\n    " + String.join("\n    ", outcome.violations()))
        .toList();
  }

  @Test
  void everyScheduleHolds() {
    Long one = Long.getLong("parley.seed");
    List<Simulation.Outcome> played = one == null ? play(FIRST, SCHEDULES) : play(one, 1);
    assertThat(unsound(played)).isEmpty();
    if (one == null && SCHEDULES >= ENOUGH) {
      assertThat(times(played))
          .allSatisfy((crossing, n) -> assertThat(n).isGreaterThanOrEqualTo(FLOOR));
    }
  }

  /** In how many schedules each crossing came about. */
  private static Map<String, Long> times(List<Simulation.Outcome> played) {
    Map<String, Long> times = new TreeMap<>();
    for (String crossing : Crossings.names()) {
      times.put(crossing, played.stream().filter(o -> o.crossings().contains(crossing)).count());
    }
    return times;
  }

  @Test
  void everyCrossingOfTheSpecificationIsCounted() throws IOException {
    Set<String> rows = new TreeSet<>();
    for (String page : List.of("fold", "talks", "commitments", "incidents")) {
      Matcher row = ROW.matcher(Files.readString(SPEC.resolve(page + ".md")));
      while (row.find()) {
        rows.add(page + "." + row.group(1));
      }
    }
    assertThat(rows).containsAll(NOT_PLAYED);
    rows.removeAll(NOT_PLAYED);
    assertThat(Crossings.names()).isEqualTo(rows);
  }

  @Test
  void aSeedPlaysTheSameAgain() {
    Simulation.Plan plan = Simulation.Plan.of(7, 3, 0);
    Simulation.Outcome first = Simulation.play(plan, Fittings.SOUND);
    assertThat(Simulation.play(plan, Fittings.SOUND)).isEqualTo(first);
    assertThat(first.events()).isGreaterThan(100);
  }
}
