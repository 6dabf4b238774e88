package parley.sim.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import parley.log.MalformedException;
import parley.node.node.Main;
import parley.record.Json;

/**
 * A node in a process of its own, started by {@code parley node} where the launcher started this
 * program, and as that would start it elsewhere.
 */
public final class NodeProcess implements AutoCloseable {
  private static final String FLAGS =
      "-XX:+UseSerialGC -Xms32m -Xmx128m -XX:MaxDirectMemorySize=64m -Xss512k";
  private static final double KIB_PER_MIB = 1_024;

  private final Process process;
  private final String api;
  private final double readyMillis;

  private NodeProcess(Process process, String api, double readyMillis) {
    this.process = process;
    this.api = api;
    this.readyMillis = readyMillis;
  }

  /**
   * Starts the node of a folder and waits until it says that it is ready. Its log goes to a file of
   * the folder's name beside it, behind what is there.
   *
   * @throws IOException if it ends before it is ready, with the last line of its log
   */
  public static NodeProcess start(Path folder) throws IOException {
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    long start = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(command(folder))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("PARLEY_NO_BUILD", "1");
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    while (line != null && !line.startsWith("{")) {
      line = out.readLine();
    }
    if (line == null) {
      process.destroyForcibly();
      throw new IOException("the node of " + folder + " did not start: " + last(log));
    }
    double millis = (System.nanoTime() - start) / 1e6;
    try {
      Json.Obj ready = Json.parseObject(line.getBytes(StandardCharsets.UTF_8));
      return new NodeProcess(process, ready.text("api"), millis);
    } catch (MalformedException e) {
      process.destroyForcibly();
      throw new IOException("the node of " + folder + " says something else than ready", e);
    }
  }

  private static String last(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty() ? "it said nothing" : lines.getLast();
  }

  private static List<String> command(Path folder) {
    List<String> node = List.of("--json", "--dir", folder.toString());
    List<String> command = new ArrayList<>();
    String home = System.getProperty("parley.home");
    if (home != null) {
      command.addAll(List.of(Path.of(home, "parley").toString(), "node"));
      command.addAll(node);
      return command;
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    String flags = System.getenv().getOrDefault("PARLEY_NODE_OPTS", FLAGS);
    command.addAll(List.of(flags.strip().split("\\s+")));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(node);
    return command;
  }

  /** Where its API answers. */
  public String api() {
    return api;
  }

  /** The process. */
  public long pid() {
    return process.pid();
  }

  /** From starting the process to its line on standard output. */
  public double readyMillis() {
    return readyMillis;
  }

  /** Memory that it holds now, in MiB; empty where the system does not tell. */
  public OptionalDouble residentMebibytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return OptionalDouble.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB)
        .findFirst();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
