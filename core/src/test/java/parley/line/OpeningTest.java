package parley.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.log.Suite;

/** A line is opened: everything that an honest start writes counts. */
class OpeningTest {
  @Test
  void everyEntryOfTheOpeningCounts() {
    for (LineBuilder line : List.of(LineBuilder.two(1), LineBuilder.three(1))) {
      assertThat(line.judged()).allMatch(j -> j.verdict().effective());
      assertThat(line.referee().state().charter()).isPresent();
      assertThat(line.referee().state().holders("us")).containsOnlyKeys("desk");
    }
  }

  @Test
  void theRealSuiteGivesTheSameVerdicts() {
    LineBuilder line = new LineBuilder(1, Suite.standard(), "us", "cn").open();
    assertThat(line.judged()).allMatch(j -> j.verdict().effective());
    assertThat(new Story(line).verdict("us: text")).isEqualTo(new Verdict.Effective());
  }

  @Test
  void entriesOfAnotherSuiteAreForged() {
    LineBuilder line = new LineBuilder(1, new TestSuite("one"), "us", "cn");
    LineBuilder other = new LineBuilder(1, new TestSuite("two"), "us", "cn");
    byte[] forged = other.genesisDraft("us").signed().bytes();
    Place place = line.append(line.party("us").log(), forged);
    assertThat(line.verdict(place)).isInstanceOf(Verdict.Refused.class);
    assertThat(line.referee().broken("us")).isPresent();
  }
}
