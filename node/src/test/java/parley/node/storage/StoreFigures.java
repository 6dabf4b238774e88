package parley.node.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Prints durable commits per second beside the disk's own fdatasync rate of the same run, and bytes
 * per entry. A figure without that rate means nothing. Run by hand: argument, a folder.
 */
public final class StoreFigures {
  private static final int ENTRY_BYTES = 1_150;
  private static final long SECONDS = 5;

  private StoreFigures() {}

  /** Measures in the folder given. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory(Path.of(arguments[0]), "figures");
    StoreOptions options = StoreOptions.with(DiskReserve.NONE);
    System.out.printf("fdatasync of 4 KiB: %.0f/s%n", syncs(folder));
    Path home = folder.resolve("store");
    Random random = new Random(1);
    long entries = 0;
    try (LogStore store = SqliteLogStore.open(home, options)) {
      for (int batch : new int[] {1, 64, 1, 64}) {
        long before = System.nanoTime();
        long commits = 0;
        while (System.nanoTime() - before < SECONDS * 1_000_000_000L) {
          store.commit(batch(entries, batch, random));
          entries += batch;
          commits++;
        }
        double seconds = (System.nanoTime() - before) / 1e9;
        System.out.printf("commits of %d: %.0f/s%n", batch, commits / seconds);
      }
    }
    System.out.printf("fdatasync of 4 KiB: %.0f/s%n", syncs(folder));
    long bytes = Files.size(home.resolve(SqliteLogStore.FILE));
    System.out.printf(
        "%d entries of %d B: %.0f B each%n", entries, ENTRY_BYTES, (double) bytes / entries);
    anchor(folder);
    try (LogStore store = SqliteLogStore.open(home, options)) {
      long before = System.nanoTime();
      StoreReport report = store.verify(StoreProgress.NONE);
      double seconds = (System.nanoTime() - before) / 1e9;
      System.out.printf("scrub: %.0f entries/s, sound %s%n", entries / seconds, report.sound());
    }
  }

  private static void anchor(Path folder) {
    try (Anchor anchor = FileAnchor.create(folder.resolve("anchor"))) {
      long before = System.nanoTime();
      long raises = 0;
      while (System.nanoTime() - before < 2_000_000_000L) {
        anchor.raise(
            List.of(
                new Mark(
                    LogStoreKit.OURS,
                    Anchor.Role.SIGNED,
                    raises++,
                    parley.log.Hash.sha256(),
                    raises)));
      }
      System.out.printf("anchor raises: %d/s%n", raises / 2);
    }
  }

  private static Commit batch(long entries, int count, Random random) {
    List<Leaf> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[ENTRY_BYTES];
      random.nextBytes(bytes);
      leaves.add(new Leaf(bytes));
    }
    return LogStoreKit.commit(
        new Append(LogStoreKit.OURS, LogStoreKit.LINE, "a.example", entries, 1_000, leaves));
  }

  private static double syncs(Path folder) throws IOException {
    Path file = folder.resolve("sync");
    long count = 0;
    long before = System.nanoTime();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (System.nanoTime() - before < 2_000_000_000L) {
        channel.write(ByteBuffer.allocate(4_096), count++ * 4_096);
        channel.force(false);
      }
    }
    return count / ((System.nanoTime() - before) / 1e9);
  }
}
