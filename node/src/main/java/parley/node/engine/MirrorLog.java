package parley.node.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.Checkpoint;
import parley.log.Frontier;
import parley.log.HeadKeys;
import parley.node.storage.Mark;
import parley.record.Origin;

/** A counterpart's log as held here. */
final class MirrorLog {
  final Origin origin;
  final HeadKeys keys;
  final Wanted wanted = new Wanted();
  Frontier frontier;
  long headSize = -1;
  long givenSize = -1;

  /** What was cosigned once and is not held any more: nothing else may take its place. */
  @Nullable Mark promised;

  /** A head below that, which nobody has shown to lead there yet; and the last one that does. */
  @Nullable Checkpoint unproven;

  @Nullable Checkpoint leads;

  /** Why the log is not cosigned, or the empty string. */
  String stopped = "";

  /** Below this size every signature was checked; those that did not hold are in {@link #bad}. */
  long checked;

  long checkedKept = -1;
  private final List<Long> bad = new ArrayList<>();

  MirrorLog(Origin origin, HeadKeys keys, Frontier frontier) {
    this.origin = origin;
    this.keys = keys;
    this.frontier = frontier;
  }

  String name() {
    return origin.toString();
  }

  void checked(long index, boolean isBad) {
    if (index == checked) {
      checked++;
      if (isBad) {
        bad.add(index);
      }
    }
  }

  /** Takes up what an earlier run has checked: a stored form of {@link #checkedForm}. */
  void checkedBefore(long size, byte[] form) {
    ByteBuffer in = ByteBuffer.wrap(form);
    while (in.remaining() >= Long.BYTES) {
      bad.add(in.getLong());
    }
    checked = size;
    checkedKept = size;
  }

  /** The indices of entries whose signatures did not hold, eight bytes each. */
  byte[] checkedForm() {
    ByteBuffer out = ByteBuffer.allocate(bad.size() * Long.BYTES);
    bad.forEach(out::putLong);
    return out.array();
  }

  /** Whether the signatures of that entry were checked and hold. */
  boolean vouched(long index) {
    return index < checkedKept && !bad.contains(index);
  }

  /** Whether these leaves lead through what was once cosigned. */
  boolean keepsPromise(List<byte[]> leaves) {
    Mark mark = promised;
    if (mark == null) {
      return true;
    }
    Frontier at = frontier.copy();
    for (byte[] leaf : leaves) {
      if (at.size() == mark.size()) {
        break;
      }
      at.append(parley.log.Merkle.leaf(leaf));
    }
    return at.size() < mark.size() || at.root().equals(mark.root());
  }
}
