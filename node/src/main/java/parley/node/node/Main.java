package parley.node.node;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.node.api.Api;
import parley.node.engine.NodeEvent;
import parley.node.storage.StoreException;
import parley.record.Json;

/** Runs a node in the foreground until it is told to stop (docs/spec/node.md, "Start and stop"). */
public final class Main {
  /** Stopped as told. */
  static final int STOPPED = 0;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** A file of the folder has not its form. */
  static final int MALFORMED = 65;

  /** There is no node in that folder. */
  static final int NO_NODE = 66;

  /** Store, anchor or an address cannot be used. */
  static final int CANNOT_START = 73;

  /** The store stopped: start again, which verifies what is on the disk. */
  static final int STORE_FAILED = 74;

  private static final String USAGE_TEXT =
      """
      Usage: parley node --dir DIR [--json]

        --dir DIR   the folder of the node, as made by 'parley init'
        --json      say that the node is ready as one line of JSON

      Runs the node in the foreground and prints one line when it is ready. Log: JSON lines on
      standard error. SIGTERM or SIGINT stops it. Exit codes: 0 stopped, 2 wrong command line,
      65 a file of the folder is malformed, 66 no node there, 73 store, anchor or address not usable,
      74 the store stopped: start it again.
      """;

  private final NodeLog log;
  private final PrintStream out;
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger code = new AtomicInteger(STOPPED);

  Main(NodeLog log, PrintStream out) {
    this.log = log;
    this.out = out;
  }

  /** What the command line says. */
  private record Options(Path folder, boolean json) {}

  /** Runs a node; ends the process with a documented code. */
  public static void main(String[] args) {
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    if (java.util.List.of(args).contains("--help")) {
      System.out.print(USAGE_TEXT);
      return;
    }
    Options options = options(args, err);
    if (options == null) {
      System.exit(USAGE);
      return;
    }
    Main main =
        new Main(NodeLog.to(err), new PrintStream(System.out, true, StandardCharsets.UTF_8));
    Runtime.getRuntime().addShutdownHook(new Thread(main::hook, "parley-stop"));
    System.exit(main.run(options.folder(), options.json()));
  }

  private static @Nullable Options options(String[] args, PrintStream err) {
    Path folder = null;
    boolean json = false;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--json")) {
        json = true;
      } else if (args[i].equals("--dir") && i + 1 < args.length && folder == null) {
        folder = Path.of(args[++i]);
      } else if (args[i].startsWith("--dir=") && folder == null) {
        folder = Path.of(args[i].substring("--dir=".length()));
      } else {
        err.print("parley node: unexpected argument: " + args[i] + "\n" + USAGE_TEXT);
        return null;
      }
    }
    if (folder == null) {
      err.print("parley node: --dir is missing\n" + USAGE_TEXT);
      return null;
    }
    return new Options(folder, json);
  }

  /** On a signal: ends the node and waits until it is closed, then the process ends as told. */
  private void hook() {
    end.countDown();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(code.get());
  }

  /** Runs until told to stop; returns the exit code. */
  int run(Path root, boolean json) {
    try {
      code.set(serve(root, json));
    } finally {
      closed.countDown();
    }
    return code.get();
  }

  private int serve(Path root, boolean json) {
    NodeFolder folder = new NodeFolder(root);
    if (!Files.isRegularFile(folder.config())) {
      return failed(NO_NODE, "no-node", "no node.json in " + root);
    }
    try (Node node = Node.start(folder, log)) {
      node.listen(this::watch);
      try (Api api = Api.start(node, version(), log::fault)) {
        ready(node, api, json);
        end.await();
      }
    } catch (MalformedException e) {
      return failed(MALFORMED, "malformed", String.valueOf(e.getMessage()));
    } catch (IOException | UncheckedIOException | StoreException | IllegalStateException e) {
      log.fault(e);
      return failed(CANNOT_START, "cannot-start", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    log.write("INFO", "stopped", Json.Obj.EMPTY);
    return code.get();
  }

  /** Stops the node if its store stopped: only opening it anew says what is on the disk. */
  private void watch(NodeEvent event) {
    log.event(event);
    if (event instanceof NodeEvent.Stopped stopped && stopped.line().isEmpty()) {
      code.set(STORE_FAILED);
      end.countDown();
    }
  }

  private void ready(Node node, Api api, boolean json) {
    Json.Obj what = Json.Obj.EMPTY.with("link", node.linkPort()).with("api", api.url());
    what = api.fingerprint().isEmpty() ? what : what.with("pin", api.fingerprint().get().hex());
    log.write("INFO", "ready", what.with("party", node.config().party()));
    out.println(
        json
            ? what.with("ready", true).print()
            : "ready link="
                + node.linkPort()
                + " api="
                + api.url()
                + api.fingerprint().map(pin -> " pin=" + pin.hex()).orElse(""));
  }

  private int failed(int exit, String what, String message) {
    log.write("ERROR", what, Json.Obj.EMPTY.with("message", message));
    return exit;
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "unreleased" : version;
  }
}
