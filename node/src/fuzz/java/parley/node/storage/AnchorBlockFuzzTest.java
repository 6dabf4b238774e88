package parley.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.Hash;

/** Blocks of the anchor, under a hash that is always right: what lies behind it is reached. */
final class AnchorBlockFuzzTest {
  static Stream<byte[]> seeds() {
    Mark mark = new Mark("a/parley/x", Anchor.Role.COSIGNED, 7, Hash.sha256(), 1_700_000_000);
    return Stream.of(new AnchorBlock(1, 0, 1, mark).encode());
  }

  @MethodSource("seeds")
  @FuzzTest
  void reads(byte[] input) {
    byte[] head = Arrays.copyOf(input, AnchorBlock.BYTES - Hash.BYTES);
    byte[] block = Arrays.copyOf(head, AnchorBlock.BYTES);
    System.arraycopy(Hash.sha256(head).bytes(), 0, block, head.length, Hash.BYTES);
    AnchorBlock read;
    try {
      read = AnchorBlock.decode(block);
    } catch (StoreException.Failed e) {
      return;
    }
    if (read != null) {
      assertThat(read.encode()).isEqualTo(block);
    }
  }
}
