package parley.sim.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import parley.log.MalformedException;
import parley.record.Json;

/** A node in a process of its own, as {@code parley node} starts one. */
final class NodeProcess implements AutoCloseable {
  private static final long STOP_SECONDS = 10;

  private final Process process;
  private final String api;

  private NodeProcess(Process process, String api) {
    this.process = process;
    this.api = api;
  }

  /**
   * Starts a node and waits until it is ready; its log goes to a file beside its folder.
   *
   * @throws IOException if it ends before it is ready
   */
  static NodeProcess start(Path folder) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                List.of(
                    java.toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+UseSerialGC",
                    "-Xmx128m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "parley.node.node.Main",
                    "--json",
                    "--dir",
                    folder.toString()))
            .redirectError(folder.resolveSibling("node.log").toFile())
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String ready = out.readLine();
      if (ready == null) {
        throw new IOException("the node of " + folder + " did not start: see node.log beside it");
      }
      Json.Obj json = Json.parseObject(ready.getBytes(StandardCharsets.UTF_8));
      return new NodeProcess(process, json.text("api"));
    } catch (MalformedException e) {
      throw new IOException("the node of " + folder + " says something else than ready", e);
    }
  }

  /** Where its API answers. */
  String api() {
    return api;
  }

  /** The process. */
  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
