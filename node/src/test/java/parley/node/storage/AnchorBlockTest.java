package parley.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.log.Hash;

final class AnchorBlockTest {
  private static final Mark MARK =
      new Mark("a.example/parley/x", Anchor.Role.COSIGNED, 7, Hash.sha256(), 1_700_000_000);
  private static final AnchorBlock BLOCK = new AnchorBlock(3, 1, 2, MARK);

  @Test
  void readsWhatItWrote() {
    assertThat(AnchorBlock.decode(BLOCK.encode())).isEqualTo(BLOCK);
  }

  @Test
  void aFlippedByteIsNoBlock() {
    byte[] bytes = BLOCK.encode();
    bytes[30] ^= 1;
    assertThat(AnchorBlock.decode(bytes)).isNull();
  }

  /** A hash that fits says that it was written; it is refused rather than dropped as torn. */
  @ParameterizedTest
  @CsvSource({
    "24, 2, a third role",
    "25, -128, a length above the field",
    "26, 0, no origin",
    "26, 30, zeros in the origin",
    "27, -61, an origin that is not UTF-8",
    "347, -1, a size below zero",
    "387, -1, a time below zero",
    "479, 1, bytes after the fields"
  })
  void aSealedBlockOfAnotherFormIsRefused(int at, byte value, String what) {
    byte[] bytes = BLOCK.encode();
    bytes[at] = value;
    byte[] hash = Hash.sha256(Arrays.copyOf(bytes, 480)).bytes();
    System.arraycopy(hash, 0, bytes, 480, hash.length);
    assertThatThrownBy(() -> AnchorBlock.decode(bytes))
        .as(what)
        .isInstanceOf(StoreException.Failed.class);
  }
}
