package parley.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parley.line.Rule;

/** A checker that never failed proves nothing: each planted fault is found within so many seeds. */
class PlantedFaultsTest {
  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("store says it synced and did not", Planted.unsyncedStore(), 2),
        Arguments.of("store syncs after what it is sent", Planted.lateStore(), 2),
        Arguments.of("anchor says it synced and did not", Planted.unsyncedAnchor(), 2),
        Arguments.of("anchor made anew from the store", Planted.anchorFromStore(), 40),
        Arguments.of("anchor is not asked", Planted.ignoredAnchor(), 40),
        Arguments.of("anchor does not keep the time", Planted.forgottenTime(), 120),
        Arguments.of("mirror gives the receipt before it stores", Planted.hastyMirror(), 2),
        Arguments.of("mirror takes a head signed by half", Planted.halfSignedTaken(), 40),
        Arguments.of("an answer wakes nobody", Planted.lostWakeUp(), 60),
        Arguments.of("fold depends on how leaves come", Planted.orderDependentFold(), 4),
        Arguments.of("fold overlooks a revocation", Planted.ignoredRevocation(), 20),
        Arguments.of("a second try gets a second id", Planted.freshIdOnRetry(), 20),
        Arguments.of("store is not read back", Planted.skippedReadBack(), 120),
        Arguments.of("a lost key stands for more", Planted.boastfulRevocation(), 200),
        Arguments.of("an old log's rest is forgotten", Planted.forgottenBacklog(), 200),
        Arguments.of("fold overlooks an acceptance", Planted.overlookedAcceptance(), 200),
        Arguments.of("a second log is overlooked", Planted.blindToSecondLogs(), 10),
        Arguments.of("a receipt counts for more", Planted.generousReceipt(), 40),
        Arguments.of("judged on the tip", PlantedDomains.judgedOnTheTip(), 400),
        Arguments.of("ordered by arrival", PlantedDomains.orderedByArrival(), 40),
        Arguments.of(
            "what is withdrawn is accepted", PlantedDomains.overlooked(Rule.WITHDRAWN), 400),
        Arguments.of("other texts are signed", PlantedDomains.overlooked(Rule.DIFFERING_TEXT), 400),
        Arguments.of(
            "content off the record is kept", PlantedDomains.overlooked(Rule.NOT_OF_RECORD), 400),
        Arguments.of("a degree counts twice", PlantedDomains.degreeCountsTwice(), 40),
        Arguments.of("what was observed is lost", PlantedDomains.observationsLost(), 40));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void isFound(String name, Fittings fault, int seeds) {
    assertThat(firstFound(fault, seeds)).as("first seed that finds: %s", name).isPositive();
  }

  @Test
  void domainsThatAreOnlyWrappedAreSound() {
    assertThat(firstFound(PlantedDomains.faithful(), 20)).isZero();
  }

  /** The first seed, from 1, whose schedule breaks a rule; 0 if none does. */
  static long firstFound(Fittings fault, int seeds) {
    return LongStream.rangeClosed(1, seeds)
        .filter(seed -> !Simulation.play(Simulation.Plan.of(seed, 0, 0), fault).sound())
        .findFirst()
        .orElse(0);
  }
}
