package parley.node.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.node.api.TestParty;
import parley.record.Json;

/** The program itself, as a process: what it prints and how it ends. */
class MainTest {
  @TempDir private Path root;

  private record Ended(int code, String err) {}

  private Process start(String... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(root.resolve("err.txt").toFile()).start();
  }

  private Ended end(Process process) throws Exception {
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
    return new Ended(process.exitValue(), Files.readString(root.resolve("err.txt")));
  }

  @Test
  void saysWhenItIsReadyAndEndsOnASignal() throws Exception {
    try (TestParty party = new TestParty(root, "us.example")) {
      Process process = start("--dir", party.folder().root().toString(), "--json");
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        Json.Obj ready = Json.parseObject(out.readLine().getBytes(StandardCharsets.UTF_8));
        assertThat(ready.get("ready")).isEqualTo(new Json.Bool(true));
        assertThat(ready.text("api")).startsWith("http://127.0.0.1:").endsWith("/api/v1");
        assertThat(ready.integer("link", 0)).isPositive();
        process.destroy();
        Ended ended = end(process);
        assertThat(ended.code()).isEqualTo(Main.STOPPED);
        assertThat(ended.err()).contains("\"what\":\"ready\"").contains("\"what\":\"stopped\"");
        assertThat(ended.err().lines()).allMatch(line -> line.startsWith("{\"")).isNotEmpty();
        assertThat(ended.err()).doesNotContain(party.token());
      }
    }
  }

  @Test
  void endsWithADocumentedCode() throws Exception {
    assertThat(end(start()).code()).isEqualTo(Main.USAGE);
    assertThat(end(start("--dir", root.toString(), "--else")).err()).contains("--else");
    assertThat(end(start("--dir", root.resolve("none").toString())).code()).isEqualTo(Main.NO_NODE);
    try (TestParty party = new TestParty(root, "us.example")) {
      String dir = party.folder().root().toString();
      party.start();
      assertThat(end(start("--dir", dir)).code()).isEqualTo(Main.CANNOT_START);
      party.stop();
      Files.writeString(party.folder().config(), "{\"party\":\"us.example\"}\n");
      Ended ended = end(start("--dir", dir));
      assertThat(ended.code()).isEqualTo(Main.MALFORMED);
      assertThat(ended.err()).contains("listen");
    }
  }
}
