package parley.node.api;

import java.util.Locale;
import parley.node.engine.LineDesk;
import parley.node.link.Refusal;
import parley.node.node.Node;
import parley.node.node.TimedStore;
import parley.node.storage.DiskReserve;

/** The node's figures in the text format of Prometheus; names of lines and parties, no content. */
final class Metrics {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Node node;
  private final EventRing ring;

  Metrics(Node node, EventRing ring) {
    this.node = node;
    this.ring = ring;
  }

  Reply page(Call call) {
    StringBuilder out = new StringBuilder(4_096);
    head(out, "parley_entries", "gauge", "Entries held of a log.");
    lines(out, Metrics::entries);
    head(out, "parley_folded_entries", "gauge", "Entries of a log that were judged.");
    lines(out, Metrics::folded);
    head(out, "parley_receipted_entries", "gauge", "Own entries that a counterpart holds.");
    lines(out, (o, desk) -> lanes(o, "parley_receipted_entries", desk, false));
    head(out, "parley_lane_backlog", "gauge", "Own entries without a counterpart's receipt.");
    lines(out, (o, desk) -> lanes(o, "parley_lane_backlog", desk, true));
    head(out, "parley_line_stopped", "gauge", "1 while the own log of a line does not write.");
    lines(out, Metrics::stopped);
    one(out, "parley_writer_queue", "gauge", "Tasks that wait for the writer.", node.waiting());
    commits(out);
    head(out, "parley_link_refusals_total", "counter", "Who was turned away on the link.");
    for (Refusal reason : Refusal.values()) {
      String word = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
      row(out, "parley_link_refusals_total", "reason=\"" + word + "\"", node.refused(reason));
    }
    one(out, "parley_clock_in_doubt", "gauge", "1 while the clock is in doubt.", clock());
    int failed = node.failure().isEmpty() ? 0 : 1;
    one(out, "parley_store_failed", "gauge", "1 once the store stopped.", failed);
    one(out, "parley_store_bytes", "gauge", "Bytes of the store.", node.store().bytesOnDisk());
    long free = DiskReserve.on(node.folder().store(), 0).freeBytes().getAsLong();
    one(out, "parley_disk_free_bytes", "gauge", "Free bytes where the store lies.", free);
    one(out, "parley_event_readers", "gauge", "Readers of events.", ring.readers());
    return Reply.text(TYPE, out.toString());
  }

  private interface PerLine {
    void print(StringBuilder out, LineDesk desk);
  }

  private void lines(StringBuilder out, PerLine print) {
    node.engine()
        .read(
            () -> {
              node.engine().lines().forEach(desk -> print.print(out, desk));
              return true;
            });
  }

  private static void entries(StringBuilder out, LineDesk desk) {
    for (var log : desk.logs()) {
      row(out, "parley_entries", labels(desk, log.party(), log.epoch()), desk.size(log));
    }
  }

  private static void folded(StringBuilder out, LineDesk desk) {
    for (var log : desk.logs()) {
      long folded = desk.fold().folded(log.toString());
      row(out, "parley_folded_entries", labels(desk, log.party(), log.epoch()), folded);
    }
  }

  private static void lanes(StringBuilder out, String name, LineDesk desk, boolean backlog) {
    for (LineDesk.LaneState lane : desk.lanes()) {
      String labels = "line=\"" + desk.line() + "\",party=\"" + lane.party() + "\"";
      row(out, name, labels, backlog ? lane.backlog() : lane.receipted());
    }
  }

  private static void stopped(StringBuilder out, LineDesk desk) {
    String labels = "line=\"" + desk.line() + "\"";
    row(out, "parley_line_stopped", labels, desk.stopped().isEmpty() ? 0 : 1);
  }

  private static String labels(LineDesk desk, String party, long epoch) {
    return "line=\"" + desk.line() + "\",party=\"" + party + "\",epoch=\"" + epoch + "\"";
  }

  private int clock() {
    return node.engine().clock().inDoubt() ? 1 : 0;
  }

  private void commits(StringBuilder out) {
    String name = "parley_commit_seconds";
    head(out, name, "histogram", "Time of a commit, sync included.");
    long sum = 0;
    for (int i = 0; i < TimedStore.BOUNDS_MICROS.size(); i++) {
      sum += node.store().count(i);
      double bound = TimedStore.BOUNDS_MICROS.get(i) / 1e6;
      row(out, name + "_bucket", "le=\"" + bound + "\"", sum);
    }
    sum += node.store().count(TimedStore.BOUNDS_MICROS.size());
    row(out, name + "_bucket", "le=\"+Inf\"", sum);
    out.append(name).append("_sum ").append(node.store().totalMicros() / 1e6).append('\n');
    out.append(name).append("_count ").append(sum).append('\n');
  }

  private static void one(StringBuilder out, String name, String type, String help, long value) {
    head(out, name, type, help);
    out.append(name).append(' ').append(value).append('\n');
  }

  private static void head(StringBuilder out, String name, String type, String help) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void row(StringBuilder out, String name, String labels, long value) {
    out.append(name).append('{').append(labels).append("} ").append(value).append('\n');
  }
}
