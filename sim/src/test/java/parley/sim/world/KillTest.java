package parley.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.log.Merkle;
import parley.node.storage.Anchor;
import parley.node.storage.LogStore;
import parley.node.storage.Mark;
import parley.node.storage.StoreProgress;

/**
 * A real process is killed at any moment, again and again; what it said it had written is there.
 * {@code -Dparley.kills=N} sets how often: it is 25 because each costs a start of the JVM.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("parley.kills", 25);

  @Test
  void whatWasSaidToBeWrittenSurvivesTheKill(@TempDir Path folder) throws IOException {
    Path store = Files.createDirectory(folder.resolve("store"));
    SplittableRandom random = new SplittableRandom(1);
    List<String> said = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      List<String> now = runAndKill(store, kill, 1 + random.nextInt(60));
      said.addAll(now);
    }
    assertThat(said).hasSizeGreaterThan(KILLS).noneMatch(line -> line.startsWith("fault"));
    try (LogStore held = KilledNode.store(store);
        Anchor anchor = KilledNode.anchor(store)) {
      for (String line : said) {
        String[] words = line.split(" ", -1);
        long index = Long.parseLong(words[1]);
        assertThat(held.hash(words[0], 0, index).hex()).as(line).isEqualTo(words[2]);
      }
      assertThat(held.verify(StoreProgress.NONE).faults()).isEmpty();
      String origin = said.getFirst().split(" ", -1)[0];
      Mark mark = anchor.mark(origin, Anchor.Role.SIGNED).orElseThrow();
      assertThat(mark.size()).isLessThanOrEqualTo(held.size(origin));
      assertThat(Merkle.root(mark.size(), (level, i) -> held.hash(origin, level, i)))
          .isEqualTo(mark.root());
    }
  }

  /** Kills the process once it has printed so many lines; what it printed whole counts. */
  private static List<String> runAndKill(Path store, int run, int lines) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledNode.class.getName(),
                store.toString(),
                Integer.toString(run))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      String line = reader.readLine();
      while (line != null && said.size() < lines) {
        if (line.split(" ", -1).length == 3 && line.length() > 64) {
          said.add(line);
        }
        line = reader.readLine();
      }
      process.destroyForcibly();
    }
    process.onExit().join();
    return said;
  }
}
