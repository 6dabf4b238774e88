package parley.node.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.log.Frontier;
import parley.log.Hash;
import parley.log.HeadSigner;
import parley.record.Origin;

/**
 * One's own log on a line: its keys, its tree with what is about to be committed, its last leaves.
 */
final class OwnLog {
  private static final int KEPT_BYTES = 4 << 20;

  final Origin origin;
  final HeadSigner signer;
  final Frontier frontier;
  long durableSize;
  long intentSize = -1;
  long headSize = -1;
  long signedSize;

  /** The ways to the counterparts. */
  final Map<String, Lane> lanes = new TreeMap<>();

  /** Why the log does not write, or the empty string. */
  String stopped = "";

  /** Whether a counterpart is being asked for what the store lost, and how often one was. */
  boolean asking;

  int asked;

  /** When counterparts may be asked again. */
  long askAfterNanos;

  /** Whether a counterpart says that it holds more than we have. */
  boolean doubted;

  private final List<Hash> staged = new ArrayList<>();
  private final Deque<byte[]> recent = new ArrayDeque<>();
  private long recentBytes;

  OwnLog(Origin origin, HeadSigner signer, Frontier frontier) {
    this.origin = origin;
    this.signer = signer;
    this.frontier = frontier;
    this.durableSize = frontier.size();
  }

  String name() {
    return origin.toString();
  }

  /** How much may be under a head that leaves: what is stopped goes under heads signed before. */
  long headed() {
    return stopped.isEmpty() ? durableSize : Math.max(0, headSize);
  }

  /** Whether counterparts may hold entries that are missing here. */
  boolean lacking() {
    return doubted || !stopped.isEmpty();
  }

  /** Adds a leaf that is about to be committed and returns its index. */
  long stage(byte[] leaf, Hash hash) {
    long index = frontier.size();
    frontier.append(hash);
    staged.add(hash);
    recent.add(leaf);
    recentBytes += leaf.length;
    while (recentBytes > KEPT_BYTES && recent.size() > 1) {
      recentBytes -= recent.removeFirst().length;
    }
    return index;
  }

  List<Hash> staged() {
    return staged;
  }

  void durable() {
    durableSize = frontier.size();
    staged.clear();
  }

  /** The leaves of that range if they are still at hand, else none. */
  List<byte[]> recent(long from, long to) {
    long first = frontier.size() - recent.size();
    return from < first ? List.of() : recent.stream().skip(from - first).limit(to - from).toList();
  }
}
