package parley.sim.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import parley.line.LineState;
import parley.line.Verdict;
import parley.log.Suite;
import parley.record.Mark;
import parley.record.SignedEntry;

/** The whole record, entry by entry, on both sides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final PublicRecord record = RecordFile.load();
  private final List<Step> steps = Replay.of(record);
  private AloneWriter.Alone played = new AloneWriter.Alone(record, java.util.Map.of(), List.of());

  @BeforeAll
  void play() {
    played = AloneWriter.play(record, stage(7));
  }

  static Stage stage(long seed) {
    Random random = new Random(seed);
    Randomness bytes =
        count -> {
          byte[] next = new byte[count];
          random.nextBytes(next);
          return next;
        };
    return Stage.of(RecordFile.load(), Suite.standard(), bytes, InstantSource.fixed(NOW));
  }

  @Test
  void thePlanIsTheSameEveryTimeAndNamesEachStepOnce() {
    assertThat(Replay.of(RecordFile.load())).isEqualTo(steps);
    assertThat(steps.stream().map(Step::name)).doesNotHaveDuplicates();
  }

  @Test
  void everyEventAndCommitmentIsStatedAtLeastOnce() {
    Set<String> stated = steps.stream().map(Step::label).collect(Collectors.toSet());
    for (PublicRecord.Event event : record.events()) {
      assertThat(stated).contains(event.label());
    }
    for (PublicRecord.Promise promise : record.promises()) {
      assertThat(stated).contains(promise.label());
    }
  }

  @Test
  void everyStepIsWrittenInTurnWithoutRefusal() {
    assertThat(played.outcomes().stream().map(Outcome::step)).containsExactlyElementsOf(steps);
    assertThat(played.outcomes())
        .allSatisfy(o -> assertThat(o.verdict()).isNotInstanceOf(Verdict.Refused.class));
  }

  @Test
  void everyLeafParsesUnderItsKindAndIsAnExerciseThatStartsNoClock() throws Exception {
    for (LinePair pair : played.lines().values()) {
      for (PublicRecord.Party party : record.parties()) {
        for (byte[] leaf : pair.side(party.name()).leaves()) {
          SignedEntry signed = SignedEntry.parse(leaf);
          assertThat(signed.bytes()).isEqualTo(leaf);
          assertThat(signed.entry().mark()).isEqualTo(mark(signed.entry().kind()));
          assertThat(signed.entry().answerBy()).isNull();
          assertThat(signed.entry().at()).isEqualTo(NOW);
        }
      }
    }
  }

  private static Mark mark(String kind) {
    Set<String> real =
        Set.of("genesis", "charter-propose", "charter-accept", "key-grant", "post", "holder");
    return real.contains(kind) ? Mark.REAL : Mark.EXERCISE;
  }

  @Test
  void bothSidesReachTheSameStateOnEveryLine() {
    Set<String> digests = new HashSet<>();
    for (LinePair pair : played.lines().values()) {
      assertThat(pair.side("us").state().digest()).isEqualTo(pair.side("cn").state().digest());
      digests.add(pair.side("us").state().digest().hex());
    }
    assertThat(digests).hasSize(14);
  }

  @Test
  void threeLinesStandCancelledAndFiveSuspendedByTheOneThatSaidSo() {
    Set<String> cancelled = new TreeSet<>();
    Set<String> suspended = new TreeSet<>();
    for (LinePair pair : played.lines().values()) {
      for (LineState.Suspension flag : pair.side("us").state().suspensions(Mark.EXERCISE)) {
        assertThat(flag.party()).isEqualTo("cn");
        (flag.wording().equals("cancelled") ? cancelled : suspended).add(pair.line().name());
      }
    }
    assertThat(cancelled)
        .containsExactly(
            "defence-policy-coordination", "maritime-consultation", "theatre-commanders");
    assertThat(suspended)
        .containsExactly(
            "climate",
            "counternarcotics",
            "legal-assistance",
            "repatriation",
            "transnational-crime");
  }

  @Test
  void whatIsSaidOnASuspendedLineIsKeptWithoutEffectAndTheRestCounts() {
    Verdict stopped = new Verdict.Inert(Verdict.Reason.SUSPENDED);
    Set<String> inert =
        played.outcomes().stream()
            .filter(o -> o.verdict().equals(stopped))
            .map(o -> o.step().label())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(inert).containsExactly("e19", "e19c", "e20b", "e21", "e28", "f1", "f2");
    assertThat(played.outcomes().stream().filter(o -> !o.verdict().equals(stopped)))
        .allSatisfy(o -> assertThat(o.verdict().effective()).isTrue());
  }

  @Test
  void theSignerOfEveryEntryHoldsThePostAtThatPointOfTheRecord() {
    assertThat(signers("e05", "talk-held"))
        .containsExactlyInAnyOrder("us/lloyd-austin", "cn/wei-fenghe");
    assertThat(signers("e05", "understood")).containsExactly("cn/wei-fenghe");
    assertThat(signers("e24", "understood")).containsExactly("cn/dong-jun");
    assertThat(signers("e13", "talk-held"))
        .containsExactlyInAnyOrder("cn/qin-gang", "us/antony-blinken");
    assertThat(signers("e28", "talk-held"))
        .containsExactlyInAnyOrder("us/samuel-paparo", "cn/wu-yanan");
    assertThat(signers("e28", "understood")).containsExactly("cn/wu-yanan");
    assertThat(signers("e17", "understood")).containsExactly("cn/liu-zhenli");
    assertThat(signers("e27", "understood")).containsExactly("cn/wang-yi");
  }

  private Set<String> signers(String label, String kind) {
    return steps.stream()
        .filter(s -> s.label().equals(label) && s.kind().equals(kind))
        .map(s -> s.party() + "/" + s.person())
        .collect(Collectors.toSet());
  }

  @Test
  void aPostWhoseHolderWasDismissedStandsVacantUntilTheNext() {
    List<Step> holders =
        steps.stream()
            .filter(
                s -> s.kind().equals("holder") && s.body().text("holds").equals("defence-minister"))
            .toList();
    assertThat(holders.stream().map(s -> s.body().text("person")))
        .containsExactly("wei-fenghe", "li-shangfu", "", "dong-jun");
    assertThat(holders.stream().map(Step::label)).containsExactly("", "e10", "e14", "e18");
  }

  @Test
  void nothingIsResumedBecauseTheRecordDoesNotSayWhen() {
    assertThat(steps.stream().map(Step::kind)).doesNotContain("resume", "lapse");
  }

  @Test
  void everyHeadIsReceiptedByTheOthersMirror() {
    for (LinePair pair : played.lines().values()) {
      for (PublicRecord.Party party : record.parties()) {
        Side side = pair.side(party.name());
        assertThat(side.receipt().head().size()).isEqualTo(side.leaves().size());
        assertThat(side.receipt().signatures().getFirst().name())
            .isEqualTo(pair.line().counterpart(party.name()) + "/mirror");
      }
    }
  }
}
