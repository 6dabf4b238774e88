package parley.node.node;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import parley.node.engine.NodeEvent;
import parley.node.link.Address;
import parley.node.link.AddressFailure;
import parley.node.link.LinkEvents;
import parley.node.link.Refusal;
import parley.record.Json;

/**
 * The node's log: one JSON object per line, with time, level and what happened. Names of lines,
 * parties and addresses; never content, never keys or tokens. What libraries log goes the same way,
 * as the name of the logger and the kind of trouble only: their messages may quote a request.
 */
public final class NodeLog implements LinkEvents {
  private final PrintStream out;

  private NodeLog(PrintStream out) {
    this.out = out;
  }

  /**
   * A log to a stream that this process prints nothing else to: takes over what libraries log, from
   * warnings on, and what ends a thread; drops what libraries print unasked on standard error.
   */
  static NodeLog to(PrintStream out) {
    NodeLog log = new NodeLog(out);
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> log.fault(fault));
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    root.addHandler(log.new Libraries());
    return log;
  }

  /** What libraries say. */
  private final class Libraries extends Handler {
    @Override
    public void publish(LogRecord line) {
      if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
        Throwable thrown = line.getThrown();
        String kind = thrown == null ? "" : thrown.getClass().getName();
        String logger = String.valueOf(line.getLoggerName());
        write(
            line.getLevel().equals(Level.SEVERE) ? "ERROR" : "WARNING",
            "library",
            Json.Obj.EMPTY.with("logger", logger).with("kind", kind));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** Writes a line. */
  void write(String level, String what, Json.Obj more) {
    String time = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    out.println(more.with("time", time).with("level", level).with("what", what).print());
  }

  /** A fault of this program: its kind and where, without its message. */
  public void fault(Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    String where = trace.length == 0 ? "" : trace[0].toString();
    write(
        "ERROR",
        "fault",
        Json.Obj.EMPTY.with("kind", fault.getClass().getName()).with("where", where));
  }

  /** What happened on a line; entries come and go without a word here. */
  void event(NodeEvent event) {
    Json.Obj line = Json.Obj.EMPTY.with("line", event.line());
    switch (event) {
      case NodeEvent.Path p ->
          write("INFO", "path", line.with("party", p.party()).with("state", p.state()));
      case NodeEvent.Stopped s -> write("ERROR", "stopped", line.with("why", s.why()));
      case NodeEvent.Contradiction c ->
          write("ERROR", "contradiction", line.with("origin", c.origin()).with("size", c.size()));
      case NodeEvent.Judged j -> {}
      case NodeEvent.Stored s -> {}
      case NodeEvent.FlashProven f -> {}
    }
  }

  @Override
  public void connected(String party, Address address, int group) {
    write("INFO", "connected", who(party).with("address", address.toString()));
  }

  @Override
  public void accepted(String party, String from, int group) {
    write("INFO", "accepted", who(party).with("from", from));
  }

  @Override
  public void refused(Refusal reason, String from) {
    String word = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    write("WARNING", "refused", Json.Obj.EMPTY.with("reason", word).with("from", from));
  }

  @Override
  public void pathLost(String party, AddressFailure failure) {
    Json.Obj json = who(party).with("address", failure.address().toString());
    write("WARNING", "path-lost", json.with("kind", failure.kind().toString()));
  }

  @Override
  public void handlerFailed(String party, RuntimeException failure) {
    fault(failure);
  }

  private static Json.Obj who(String party) {
    return Json.Obj.EMPTY.with("party", party);
  }
}
