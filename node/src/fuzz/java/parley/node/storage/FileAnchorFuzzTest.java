package parley.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parley.log.Hash;

/**
 * Files of the anchor. The input is the blocks without their hashes, each once: it is sealed and
 * doubled here, so that order and numbers are what is searched. What is left over is a torn end.
 */
final class FileAnchorFuzzTest {
  private static final int HEAD = AnchorBlock.BYTES - Hash.BYTES;
  private static final String ORIGIN = "a.example/parley/x-0011223344556677/1-00112233";

  static Stream<byte[]> seeds() throws IOException {
    Path folder = Files.createTempDirectory("anchor-seeds");
    Path file = folder.resolve("anchor");
    try (Anchor anchor = FileAnchor.create(file)) {
      anchor.raise(List.of(mark(3), mark(5)));
      anchor.raise(List.of(mark(8)));
    }
    byte[] blocks = Files.readAllBytes(file);
    ByteBuffer heads = ByteBuffer.allocate(blocks.length / (2 * AnchorBlock.BYTES) * HEAD);
    for (int at = 0; heads.hasRemaining(); at += 2 * AnchorBlock.BYTES) {
      heads.put(blocks, at, HEAD);
    }
    return Stream.of(heads.array(), Arrays.copyOf(heads.array(), 2 * HEAD + 100));
  }

  private static Mark mark(long size) {
    return new Mark(ORIGIN, Anchor.Role.SIGNED, size, Hash.sha256(), size);
  }

  @MethodSource("seeds")
  @FuzzTest
  void opens(byte[] input) throws IOException {
    Path folder = Files.createTempDirectory("anchor-fuzz");
    Path file = folder.resolve("anchor");
    try {
      Files.write(file, sealed(input));
      assertThat(marked(file)).isEqualTo(marked(file));
    } catch (StoreException.Failed e) {
      assertThat(e).hasMessageContaining("anchor");
    } finally {
      try (Stream<Path> left = Files.list(folder)) {
        for (Path one : left.toList()) {
          Files.delete(one);
        }
      }
      Files.delete(folder);
    }
  }

  private static Object marked(Path file) {
    try (Anchor anchor = FileAnchor.open(file)) {
      return anchor.mark(ORIGIN, Anchor.Role.SIGNED);
    }
  }

  private static byte[] sealed(byte[] input) {
    int blocks = input.length / HEAD;
    int rest = input.length % HEAD;
    ByteBuffer file = ByteBuffer.allocate(2 * blocks * AnchorBlock.BYTES + rest);
    for (int i = 0; i < blocks; i++) {
      byte[] head = Arrays.copyOfRange(input, i * HEAD, (i + 1) * HEAD);
      byte[] hash = Hash.sha256(head).bytes();
      file.put(head).put(hash).put(head).put(hash);
    }
    return file.put(input, blocks * HEAD, rest).array();
  }
}
