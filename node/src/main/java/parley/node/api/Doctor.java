package parley.node.api;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import parley.node.engine.LineDesk;
import parley.node.node.Node;
import parley.node.storage.DiskReserve;
import parley.node.storage.StoreFault;
import parley.node.storage.StoreProgress;
import parley.node.storage.StoreReport;
import parley.record.Json;

/** Looks at everything that the node rests on; finds, does not repair. */
final class Doctor {
  private static final int LISTED = 20;

  private final Node node;
  private final ReentrantLock lock = new ReentrantLock();

  Doctor(Node node) {
    this.node = node;
  }

  /** A person vouches for the wall clock as it stands. */
  Reply vouch(Call call) throws ApiError {
    ActPages.await(node.call(() -> node.engine().clock().vouch()));
    return Reply.ok(Json.Obj.EMPTY.with("clock", "trusted"));
  }

  Reply examine(Call call) throws ApiError {
    if (!lock.tryLock()) {
      throw new ApiError(429, "busy", "", "an examination is under way");
    }
    try {
      return Reply.ok(Json.Obj.EMPTY.with("checks", checks()));
    } finally {
      lock.unlock();
    }
  }

  private List<Json> checks() {
    List<Json> checks = new ArrayList<>();
    String failure = node.failure();
    checks.add(check("writer", failure.isEmpty(), failure));
    StoreReport report = node.store().verify(StoreProgress.NONE);
    List<String> faults = report.faults().stream().limit(LISTED).map(StoreFault::toString).toList();
    checks.add(
        check("store", report.sound(), String.join("; ", faults))
            .with("logs", report.logs())
            .with("leaves", report.leaves()));
    checks.add(
        check("anchor", node.anchor().present(), node.anchor().present() ? "" : "anchor-missing"));
    long free = DiskReserve.on(node.folder().store(), 0).freeBytes().getAsLong();
    checks.add(
        check("disk", free >= Node.RESERVE_BYTES, "").with("free", Math.min(free, Json.LIMIT - 1)));
    boolean doubt = node.engine().clock().inDoubt();
    checks.add(check("clock", !doubt, doubt ? "in-doubt" : ""));
    checks.addAll(
        node.engine()
            .read(() -> node.engine().lines().stream().flatMap(d -> line(d).stream()).toList()));
    return checks;
  }

  private static List<Json> line(LineDesk desk) {
    List<Json> checks = new ArrayList<>();
    checks.add(check("line", desk.stopped().isEmpty(), desk.stopped()).with("line", desk.line()));
    for (LineDesk.LaneState lane : desk.lanes()) {
      boolean up = lane.state().equals("up") || lane.state().equals("new");
      checks.add(
          check("lane", up && lane.backlog() == 0, lane.state())
              .with("line", desk.line())
              .with("party", lane.party())
              .with("backlog", lane.backlog()));
    }
    return checks;
  }

  private static Json.Obj check(String name, boolean ok, String what) {
    Json.Obj json = Json.Obj.EMPTY.with("check", name).with("ok", ok);
    return what.isEmpty() ? json : json.with("what", what);
  }
}
