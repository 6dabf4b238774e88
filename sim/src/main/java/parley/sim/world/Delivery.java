package parley.sim.world;

import parley.line.Verdict;
import parley.node.engine.Engine;
import parley.node.engine.Placing;
import parley.record.BlobRef;

/** Whether what was attached came to every honest node, and each says so. */
final class Delivery {
  private final World world;

  Delivery(World world) {
    this.world = world;
  }

  /**
   * Whether every attachment that its author still holds is held, and said to be, everywhere. A
   * node that does not write serves nothing above its newest head, and says nothing.
   */
  boolean done() {
    return world.checks().ledger().rows().values().stream().allMatch(this::done);
  }

  private boolean done(Ledger.Row row) {
    Placing.Placed placed = row.placed;
    SimNode author = world.nodes().get(row.party);
    boolean counts = placed != null && !(placed.verdict() instanceof Verdict.Refused);
    if (placed == null || author == null || !counts || row.signed.entry().blobs().isEmpty()) {
      return true;
    }
    if (world.readOnly(author) || leftOut(author, placed)) {
      return true;
    }
    BlobRef blob = row.signed.entry().blobs().getFirst();
    for (SimNode node : world.nodes().values()) {
      boolean there = node == author || world.readOnly(node) || held(node, blob, placed);
      if (author.durable().blob(blob.hash()) != null && !there) {
        return false;
      }
    }
    return true;
  }

  /** After a loss the author's old log ends before what no head had covered. */
  private boolean leftOut(SimNode author, Placing.Placed placed) {
    Engine engine = java.util.Objects.requireNonNull(author.engine());
    long counts =
        engine.read(() -> engine.line(world.line()).orElseThrow().fold().folded(placed.origin()));
    return world.reopened(author) && placed.index() >= counts;
  }

  private boolean held(SimNode node, BlobRef blob, Placing.Placed placed) {
    Engine engine = java.util.Objects.requireNonNull(node.engine());
    boolean said =
        engine.read(
            () ->
                engine
                        .line(world.line())
                        .orElseThrow()
                        .state()
                        .attachments(placed.origin(), placed.index(), node.party())
                    == 1);
    return said && node.durable().blob(blob.hash()) != null;
  }
}
