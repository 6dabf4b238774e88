package parley.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.log.Hash;

final class FileAnchorTest {
  private static final String A = "a.example/parley/x-0011223344556677/1-00112233";
  private static final String B = "b.example/parley/x-0011223344556677/1-44556677";

  @TempDir Path folder;
  private Path file = Path.of("unset");

  @BeforeEach
  void name() {
    file = folder.resolve("anchor");
  }

  private static Hash root(long size) {
    return Hash.sha256(new byte[] {(byte) size});
  }

  private static Mark signed(long size) {
    return new Mark(A, Anchor.Role.SIGNED, size, root(size), 100 + size);
  }

  private static Mark cosigned(long size) {
    return new Mark(B, Anchor.Role.COSIGNED, size, root(size), 200 + size);
  }

  private Optional<Mark> reopened(Anchor.Role role) {
    try (Anchor anchor = FileAnchor.open(file)) {
      return anchor.mark(role == Anchor.Role.SIGNED ? A : B, role);
    }
  }

  @Test
  void missingIsNotEmpty() {
    try (Anchor missing = FileAnchor.open(file)) {
      assertThat(missing.present()).isFalse();
      assertThatThrownBy(() -> missing.raise(List.of(signed(1))))
          .isInstanceOf(StoreException.Failed.class);
    }
    FileAnchor.create(file).close();
    try (Anchor empty = FileAnchor.open(file)) {
      assertThat(empty.present()).isTrue();
      assertThat(empty.mark(A, Anchor.Role.SIGNED)).isEmpty();
    }
    assertThatThrownBy(() -> FileAnchor.create(file)).isInstanceOf(StoreException.Conflict.class);
  }

  @Test
  void keepsTheLargestMarkPerOriginAndRole() {
    try (Anchor anchor = FileAnchor.create(file)) {
      anchor.raise(List.of(signed(3), cosigned(7)));
      anchor.raise(List.of(signed(5)));
      assertThat(anchor.mark(A, Anchor.Role.SIGNED)).contains(signed(5));
      assertThat(anchor.mark(A, Anchor.Role.COSIGNED)).isEmpty();
    }
    assertThat(reopened(Anchor.Role.SIGNED)).contains(signed(5));
    assertThat(reopened(Anchor.Role.COSIGNED)).contains(cosigned(7));
  }

  @Test
  void neverGoesDownAndNeverTakesASecondRoot() {
    try (Anchor anchor = FileAnchor.create(file)) {
      anchor.raise(List.of(signed(5)));
      Mark other = new Mark(A, Anchor.Role.SIGNED, 5, root(9), 0);
      for (Mark wrong : List.of(signed(4), other)) {
        assertThatThrownBy(() -> anchor.raise(List.of(cosigned(1), wrong)))
            .isInstanceOf(StoreException.Conflict.class);
      }
      assertThatThrownBy(() -> anchor.raise(List.of(signed(8), signed(7))))
          .isInstanceOf(StoreException.Conflict.class);
      assertThat(anchor.mark(B, Anchor.Role.COSIGNED)).isEmpty();
      anchor.raise(List.of(new Mark(A, Anchor.Role.SIGNED, 5, root(5), 1)));
      assertThat(anchor.mark(A, Anchor.Role.SIGNED)).contains(signed(5));
    }
    assertThat(reopened(Anchor.Role.SIGNED)).contains(signed(5));
  }

  @Test
  void isRewrittenBeforeItGrowsLarge() throws IOException {
    try (Anchor anchor = FileAnchor.create(file)) {
      for (int size = 0; size < 2_500; size++) {
        anchor.raise(List.of(signed(size)));
      }
    }
    assertThat(Files.size(file)).isLessThan(1_100 * 2L * AnchorBlock.BYTES);
    assertThat(reopened(Anchor.Role.SIGNED)).contains(signed(2_499));
  }

  @Test
  void refusesASecondUser() {
    try (Anchor anchor = FileAnchor.create(file)) {
      assertThatThrownBy(() -> FileAnchor.open(file)).isInstanceOf(StoreException.Conflict.class);
      assertThat(anchor.present()).isTrue();
    }
  }

  /** Two raises: of one mark, then of two. */
  private byte[] twoRaises() throws IOException {
    try (Anchor anchor = FileAnchor.create(file)) {
      anchor.raise(List.of(signed(3)));
      anchor.raise(List.of(signed(5), cosigned(7)));
    }
    return Files.readAllBytes(file);
  }

  @Test
  void aTornLastRaiseIsDroppedAtEveryByte() throws IOException {
    byte[] whole = twoRaises();
    int first = 4 * AnchorBlock.BYTES;
    for (int cut = first; cut <= whole.length; cut += 64) {
      byte[] torn = Arrays.copyOf(whole, cut);
      Files.write(file, torn);
      long size = cut >= first + AnchorBlock.BYTES ? 5 : 3;
      assertThat(reopened(Anchor.Role.SIGNED)).contains(signed(size));
      byte[] unwritten = Arrays.copyOf(torn, whole.length);
      Files.write(file, unwritten);
      assertThat(reopened(Anchor.Role.SIGNED)).contains(signed(size));
    }
  }

  @Test
  void aFlippedByteNeverLowersAMark() throws IOException {
    byte[] whole = twoRaises();
    for (int at = 0; at < whole.length; at += 7) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 0x10;
      Files.write(file, flipped);
      if (at < 4 * AnchorBlock.BYTES) {
        assertThatThrownBy(() -> FileAnchor.open(file)).isInstanceOf(StoreException.Failed.class);
      } else {
        assertThat(reopened(Anchor.Role.SIGNED)).contains(signed(5));
        assertThat(reopened(Anchor.Role.COSIGNED)).contains(cosigned(7));
      }
    }
  }

  @Test
  void aLostStartOrMiddleIsDamageNotEmptiness() throws IOException {
    byte[] whole = twoRaises();
    byte[] hole = whole.clone();
    Arrays.fill(hole, 2 * AnchorBlock.BYTES, 4 * AnchorBlock.BYTES, (byte) 0);
    byte[] headless = Arrays.copyOfRange(whole, 2 * AnchorBlock.BYTES, whole.length);
    for (byte[] damaged : List.of(hole, headless, new byte[whole.length], new byte[0])) {
      Files.write(file, damaged);
      assertThatThrownBy(() -> FileAnchor.open(file)).isInstanceOf(StoreException.Failed.class);
    }
  }

  @Test
  void aRewrittenFileCutShortIsDamage() throws IOException {
    twoRaises();
    FileAnchor.open(file).close();
    byte[] whole = Files.readAllBytes(file);
    for (int cut = 0; cut < whole.length; cut += 256) {
      Files.write(file, Arrays.copyOf(whole, cut));
      assertThatThrownBy(() -> FileAnchor.open(file)).isInstanceOf(StoreException.Failed.class);
    }
  }

  @Test
  void aLostAnchorIsMadeOnceWhereverItLies() {
    Path second = file.resolveSibling("second");
    try (Anchor anchor = new LostAnchor(b -> FileAnchor.create(b.isEmpty() ? second : file))) {
      anchor.begin(List.of(Mark.bar(A)));
      assertThatThrownBy(() -> anchor.begin(List.of())).isInstanceOf(StoreException.Conflict.class);
    }
  }

  @Test
  void aLostAnchorIsMadeAnewWithItsBarsOnly() {
    Mark bar = Mark.bar(A);
    try (Anchor anchor = FileAnchor.open(file)) {
      assertThat(anchor.present()).isFalse();
      anchor.begin(List.of(bar));
      assertThat(anchor.present()).isTrue();
      assertThatThrownBy(() -> anchor.begin(List.of())).isInstanceOf(StoreException.Conflict.class);
    }
    try (Anchor anchor = FileAnchor.open(file)) {
      Mark held = anchor.mark(bar.origin(), Anchor.Role.SIGNED).orElseThrow();
      assertThat(held.barred()).isTrue();
      Mark next = new Mark(bar.origin(), Anchor.Role.SIGNED, 1_000_000, bar.root(), 1);
      assertThatThrownBy(() -> anchor.raise(List.of(next)))
          .isInstanceOf(StoreException.Conflict.class);
      assertThatThrownBy(() -> anchor.begin(List.of())).isInstanceOf(StoreException.Conflict.class);
    }
  }
}
