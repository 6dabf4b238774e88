package parley.sim.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.node.node.Main;

/** What operators do after a loss, with two nodes in two processes that are killed as they run. */
class EpochsTest extends Operators {
  private final Map<String, Process> running = new TreeMap<>();

  @BeforeEach
  void twoNodes() throws Exception {
    init("us", "United States");
    init("cn", "China");
    start("us");
    start("cn");
    openedLine();
    staffed();
    say("us", "Good morning");
    say("cn", "Good morning to you");
    quiet();
  }

  @AfterEach
  void stop() {
    running.values().forEach(Process::destroyForcibly);
  }

  /**
   * The anchor is lost, and the store with all that came after an old copy of it. What the old
   * mirror key signed above what is held now counts as unsigned, and is stored anew.
   */
  @Test
  void aLostAnchorMakesANewEpochAndANewMirrorKey() throws Exception {
    kill("us");
    copy(folder.resolve("us/store"), folder.resolve("backup"));
    start("us");
    say("cn", "What only the old receipt covers");
    quiet();
    kill("us");
    long receipted = receipted("cn");
    remove(folder.resolve("us/store"));
    copy(folder.resolve("backup"), folder.resolve("us/store"));
    Files.delete(folder.resolve("anchors/us"));
    start("us");

    found("anchor-missing", "status --dir us --json");
    ends(4, "say theatre x --post liaison --as joe --dir us");
    ends(4, "epoch open theatre --reason lost --party-key us.key --dir us");
    assertThat(out + err).contains("new-mirror-needed");
    done("epoch open theatre --reason lost --new-mirror --party-key us.key --dir us");
    found("epoch-pending", "status --dir us --json");
    ends(4, "say theatre x --post liaison --as joe --dir us");

    String opened =
        found(
            "us.example/parley/theatre-[0-9a-f]+/2-[0-9a-f]{8}",
            "line show theatre --dir cn --json");
    accepted("cn", opened);
    found("\"stopped\":\"\"", "status --dir us --json");
    say("us", "Here again");
    say("cn", "Welcome back");
    quiet();
    done("export theatre -o record --dir cn");
    ends(0, "verify record --json --card us/cards/us.example.card --card cn/cards/cn.example.card");
    assertThat(out).contains("revoked-receipt");
    assertThat(receipted("cn")).isGreaterThan(receipted);
    done("export theatre -o other --dir us");
    ends(0, "verify other --json --card us/cards/us.example.card --card cn/cards/cn.example.card");
    kill("us");
    start("us");
    say("us", "And after a start");
    quiet();
  }

  /** What was written while the link was down, and not sent, still comes before the new epoch. */
  @Test
  void theBacklogOfTheOldLogStillArrives() throws Exception {
    kill("cn");
    say("us", "Written into the void");
    done("epoch open theatre --reason 'key change' --party-key us.key --dir us");
    start("cn");
    String opened =
        found(
            "us.example/parley/theatre-[0-9a-f]+/2-[0-9a-f]{8}",
            "line show theatre --dir cn --json");
    accepted("cn", opened);
    found("Written into the void", "log theatre --party us.example --dir us");
    found("\"stopped\":\"\"", "status --dir us --json");
    say("us", "In the new log");
    quiet();
    done("export theatre -o record --dir cn");
    ends(0, "verify record --json --card us/cards/us.example.card --card cn/cards/cn.example.card");
    assertThat(out).doesNotContain("after-end");
  }

  private void start(String side) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--dir",
                folder.resolve(side).toString())
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve(side + ".log").toFile()))
            .start();
    running.put(side, process);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      assertThat(reader.readLine()).as(side + " starts").startsWith("ready");
    }
  }

  private void kill(String side) {
    java.util.Objects.requireNonNull(running.remove(side)).destroyForcibly().onExit().join();
  }

  /** Asks again while the node reads its store, or waits for what the other side sends. */
  private void inTime(String command) throws InterruptedException {
    for (int i = 0; i < 100 && run(command) != 0; i++) {
      Thread.sleep(100);
    }
    assertThat(out).as(command + "\n" + out + err).contains("\"verdict\":\"effective\"");
  }

  private void say(String side, String text) throws InterruptedException {
    String by = side.equals("us") ? "--as joe" : "--key chen.key";
    inTime("say theatre '" + text + "' --post liaison " + by + " --dir " + side + " --json");
  }

  private void accepted(String side, String opened) throws InterruptedException {
    String by = " --party-key " + side + ".key --dir " + side;
    inTime("epoch accept theatre " + opened + by + " --json");
  }

  private void quiet() throws InterruptedException {
    found("\"backlog\":0", "status --dir us --json");
    found("\"backlog\":0", "status --dir cn --json");
  }

  private long receipted(String side) {
    done("status --json --dir " + side);
    return Long.parseLong(group("\"receipted\":([0-9]+)", out));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void remove(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
