package parley.sim.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What the disk itself can do: appends of 4 KiB to a file, each synced (fdatasync). */
final class DiskProbe {
  private static final int BYTES = 4_096;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Path folder;
  private final List<Double> millis = new ArrayList<>();

  /** A probe of the disk that this folder lies on. */
  DiskProbe(Path folder) {
    this.folder = folder;
  }

  /** Adds measurements; may be called several times of a run, since disks change their pace. */
  void measure(int appends) throws IOException {
    Path file = Files.createTempFile(folder, "probe", ".bin");
    ByteBuffer block = ByteBuffer.allocateDirect(BYTES);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < appends; i++) {
        block.clear();
        long start = System.nanoTime();
        channel.write(block);
        channel.force(false);
        millis.add((System.nanoTime() - start) / NANOS_PER_MILLI);
      }
    } finally {
      Files.delete(file);
    }
  }

  double perSecond() {
    return 1_000 * millis.size() / millis.stream().mapToDouble(m -> m).sum();
  }

  double p50Millis() {
    return Statistics.percentile(millis, 0.5);
  }

  double p99Millis() {
    return Statistics.percentile(millis, 0.99);
  }
}
