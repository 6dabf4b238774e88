package parley.node.node;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import parley.line.Verdict;
import parley.node.engine.NodeEvent;

/**
 * Why entries did not count, for those who read them later: the fold and the store keep only
 * whether an entry counted, and a start judges all again. Only the latest are kept: a peer may
 * write as many bad entries as it likes.
 */
public final class Reasons {
  private static final int KEPT = 50_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Verdict> reasons = new LinkedHashMap<>();

  void judged(NodeEvent.Judged judged) {
    if (judged.verdict().effective()) {
      return;
    }
    lock.lock();
    try {
      reasons.put(judged.origin() + " " + judged.index(), judged.verdict());
      if (reasons.size() > KEPT) {
        reasons.remove(reasons.keySet().iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Why the entry at that place did not count, if it is still known. */
  public Optional<Verdict> of(String origin, long index) {
    lock.lock();
    try {
      return Optional.ofNullable(reasons.get(origin + " " + index));
    } finally {
      lock.unlock();
    }
  }
}
