package parley.sim.bench;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import parley.line.Verdict;
import parley.node.engine.NodeEvent;
import parley.record.Precedence;

/** What a node told: how far its log is receipted, how far it has folded its counterpart's. */
final class Watch {
  /** A receipt, durable here, for everything below a size; by {@link System#nanoTime}. */
  record Receipt(long nanos, long size) {}

  private final String self;
  private final Map<String, Long> receipted = new ConcurrentHashMap<>();
  private final Map<String, Long> folded = new ConcurrentHashMap<>();
  private final Queue<Receipt> receipts = new ConcurrentLinkedQueue<>();
  private final AtomicLong flashNanos = new AtomicLong();
  private final AtomicLong withoutEffect = new AtomicLong();

  Watch(String self) {
    this.self = self;
  }

  /** Takes an event in, on the writer's thread. */
  void on(NodeEvent event) {
    switch (event) {
      case NodeEvent.Stored e -> {
        receipts.add(new Receipt(System.nanoTime(), e.size()));
        receipted.put(e.origin(), e.size());
      }
      case NodeEvent.Judged e when !e.origin().startsWith(self + "/") -> judged(e);
      case NodeEvent.FlashProven e -> flashNanos.compareAndSet(0, System.nanoTime());
      default -> {}
    }
  }

  private void judged(NodeEvent.Judged e) {
    if (!(e.verdict() instanceof Verdict.Effective)) {
      withoutEffect.incrementAndGet();
    }
    if (e.entry() != null && e.entry().precedence() == Precedence.FLASH) {
      flashNanos.compareAndSet(0, System.nanoTime());
    }
    folded.put(e.origin(), e.index() + 1);
  }

  /** Whether the counterpart's receipt covers all of our log below that size. */
  boolean receipted(String origin, long size) {
    return receipted.getOrDefault(origin, 0L) >= size;
  }

  /** Whether the counterpart's log is folded up to that size, signatures checked. */
  boolean folded(String origin, long size) {
    return folded.getOrDefault(origin, 0L) >= size;
  }

  /** The receipts since the last {@link #forget}, in their order. */
  List<Receipt> receipts() {
    return List.copyOf(receipts);
  }

  /** Begins a new count of receipts. */
  void forget() {
    receipts.clear();
    flashNanos.set(0);
  }

  /** When a flash was first shown, ahead of its turn or in it; 0 if none was. */
  long flashNanos() {
    return flashNanos.get();
  }

  /** Entries of the counterpart that did not count: none, or the bench measured something else. */
  long withoutEffect() {
    return withoutEffect.get();
  }
}
