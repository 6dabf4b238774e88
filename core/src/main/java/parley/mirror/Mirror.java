package parley.mirror;

import java.util.ArrayList;
import java.util.List;
import parley.log.Checkpoint;
import parley.log.Frontier;
import parley.log.Hash;
import parley.log.HashReader;
import parley.log.Merkle;
import parley.record.Limits;

/**
 * What a mirror answers to entries and a head whose signatures hold (docs/spec/link.md, "Push"). It
 * judges form only: what hashes to a valid head is stored and cosigned whatever it says.
 */
public final class Mirror {
  /**
   * What is held of the log, durably.
   *
   * @param frontier of the leaves held
   * @param tree hashes of the leaves held
   */
  public record Held(Frontier frontier, HashReader tree) {}

  /** What the peer may still have stored under its budget. */
  public interface Allowance {
    /** No bound. */
    Allowance UNBOUNDED = List::size;

    /** How many of these leaves, from the first on, may be stored now. */
    int fits(List<byte[]> leaves);
  }

  /** What a mirror does with a push. */
  public sealed interface Answer {
    /**
     * Store these, then cosign the head.
     *
     * @param leaves the new ones
     * @param after the frontier with them
     */
    record Take(List<byte[]> leaves, Frontier after, Checkpoint head) implements Answer {}

    /** Nothing new, and the head is that of all that is held: cosign it again. */
    record Again(Checkpoint head) implements Answer {}

    /**
     * The entries do not join on to what is held, or more is held than the head covers: this much
     * is held. An owner that has less than that has lost some of its own log.
     */
    record Resume(long size) implements Answer {}

    /**
     * The peer's budget leaves room up to that size, which may be what is held: a head of it would
     * be taken.
     */
    record OverBudget(long size) implements Answer {}

    /** The head cannot be true beside what is held: it is kept as evidence. */
    record Contradiction(Checkpoint head, Checkpoint held) implements Answer {}

    /** Refused, and nothing changes. */
    record Refused(Fault fault) implements Answer {}
  }

  /** Why a push is refused. */
  public enum Fault {
    /** The leaves do not lead to the head. */
    WRONG_ROOT,
    /** The head covers fewer or more leaves than were sent. */
    WRONG_SIZE,
    /** A leaf is empty or over its bound. */
    WRONG_LEAF
  }

  private Mirror() {}

  /** Answers a push from that index whose head's signatures were verified. */
  public static Answer on(
      Held held, long from, List<byte[]> leaves, Checkpoint head, Allowance allowance) {
    long size = held.frontier().size();
    if (head.size() <= size) {
      return older(held, head);
    }
    if (from > size) {
      return new Answer.Resume(size);
    }
    if (from + leaves.size() != head.size()) {
      return new Answer.Refused(Fault.WRONG_SIZE);
    }
    return extend(held, leaves.subList((int) (size - from), leaves.size()), head, allowance);
  }

  private static Answer older(Held held, Checkpoint head) {
    Hash root = Merkle.root(head.size(), held.tree());
    if (root.equals(head.root())) {
      return head.size() == held.frontier().size()
          ? new Answer.Again(head)
          : new Answer.Resume(held.frontier().size());
    }
    Checkpoint ours = new Checkpoint(head.origin(), head.size(), root, List.of());
    return new Answer.Contradiction(head, ours);
  }

  private static Answer extend(
      Held held, List<byte[]> leaves, Checkpoint head, Allowance allowance) {
    Frontier after = held.frontier().copy();
    List<byte[]> taken = new ArrayList<>(leaves.size());
    for (byte[] leaf : leaves) {
      if (leaf.length == 0 || leaf.length > Limits.LEAF_BYTES) {
        return new Answer.Refused(Fault.WRONG_LEAF);
      }
      after.append(Merkle.leaf(leaf));
      taken.add(leaf);
    }
    if (!after.root().equals(head.root())) {
      return new Answer.Refused(Fault.WRONG_ROOT);
    }
    int fits = allowance.fits(taken);
    return fits < taken.size()
        ? new Answer.OverBudget(held.frontier().size() + fits)
        : new Answer.Take(taken, after, head);
  }
}
