package parley.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.line.Card;
import parley.log.MalformedException;
import parley.log.Note;

/** Cards, under any signature. */
final class CardFuzzTest {
  /** Reads a card; its fields, printed anew, are the signed text. */
  private static Card read(byte[] input) throws MalformedException {
    Card card = Card.parse(new String(input, StandardCharsets.UTF_8), AnyKeySuite.INSTANCE);
    assertThat(card.text()).isEqualTo(Note.parse(input).text());
    return card;
  }

  static Stream<byte[]> seeds() {
    return Seeds.bytes("record/cards.json");
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    Target.bytes(input, CardFuzzTest::read, card -> card.note().getBytes(StandardCharsets.UTF_8));
  }
}
