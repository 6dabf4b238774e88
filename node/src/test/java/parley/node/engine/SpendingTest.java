package parley.node.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.line.Charter;
import parley.log.MalformedException;
import parley.log.Suite;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Origin;
import parley.record.Precedence;
import parley.record.Signatory;

/** A day's budget is taken in part, and an eighth of it is kept for core kinds. */
class SpendingTest {
  private static final long DAY = 86_400;
  private static final byte[] JUNK = "junk".getBytes(StandardCharsets.US_ASCII);
  private static final Charter.Budget SIXTEEN = new Charter.Budget(16, 0);

  private final Spending spending = new Spending();

  private static List<byte[]> junk(int count) {
    return Collections.nCopies(count, JUNK);
  }

  private static byte[] core() throws MalformedException {
    Signatory clerk = Signatory.of("us.example/clerk", new byte[32], Suite.standard());
    Entry entry =
        new Entry(
            "0".repeat(32),
            "link-test",
            Origin.parse("us.example/parley/test-0011223344556677/1-00112233", "origin"),
            "",
            List.of(clerk.id()),
            Instant.EPOCH,
            Mark.REAL,
            Precedence.ROUTINE,
            List.of(),
            null,
            null,
            Json.Obj.EMPTY,
            List.of());
    return Signatory.sign(entry, List.of(clerk)).bytes();
  }

  @Test
  void aPartFitsAndTheRestWaitsForTheNextDay() {
    assertThat(spending.fits(SIXTEEN, DAY, junk(20))).isEqualTo(14);
    spending.spent(junk(14));
    assertThat(spending.fits(SIXTEEN, DAY, junk(6))).isZero();
    assertThat(spending.fits(SIXTEEN, 2 * DAY - 1, junk(6))).isZero();
    assertThat(spending.fits(SIXTEEN, 2 * DAY, junk(6))).isEqualTo(6);
  }

  @Test
  void coreKindsGetThroughAfterAFloodAndNotWithoutEnd() throws MalformedException {
    assertThat(spending.fits(SIXTEEN, DAY, junk(1))).isOne();
    spending.spent(junk(14));
    List<byte[]> mixed = Stream.of(core(), core(), core(), JUNK).toList();
    assertThat(spending.fits(SIXTEEN, DAY, mixed)).isEqualTo(2);
    assertThat(spending.fits(SIXTEEN, DAY, mixed.reversed())).isZero();
  }

  @Test
  void bytesAreBoundToo() {
    Charter.Budget bytes = new Charter.Budget(0, 16L * JUNK.length);
    assertThat(spending.fits(bytes, DAY, junk(20))).isEqualTo(14);
  }

  @Test
  void theFirstEntryOfADayIsTakenHoweverLargeItIs() {
    Charter.Budget tiny = new Charter.Budget(0, 1);
    assertThat(spending.fits(tiny, DAY, junk(3))).isOne();
    spending.spent(junk(1));
    assertThat(spending.fits(tiny, DAY, junk(2))).isZero();
    assertThat(spending.fits(tiny, 2 * DAY, junk(2))).isOne();
  }

  @Test
  void noBudgetBindsNothing() {
    assertThat(spending.fits(Charter.Budget.NONE, DAY, junk(9))).isEqualTo(9);
  }
}
