package parley.node.engine;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.line.Reading;
import parley.log.Checkpoint;
import parley.log.MalformedException;
import parley.log.Merkle;
import parley.log.NoteKey;
import parley.log.NoteSignature;
import parley.mirror.Flash;
import parley.mirror.Push;
import parley.record.Origin;
import parley.record.SignedEntry;

/** Work for the single writer. Whatever costs time and needs no state was done before. */
public sealed interface Task {
  /**
   * An entry of this party.
   *
   * @param reading what the leaf was read as, with the keys whose signatures hold
   * @param leaf its bytes
   * @param done told once, when it is durable or refused
   */
  record Submit(String line, Reading.Read reading, byte[] leaf, Consumer<Placing> done)
      implements Task {
    /**
     * The task of a leaf, read here so that the writer need not.
     *
     * @param verified the keys whose signatures were checked and hold
     * @throws MalformedException if the leaf is no entry
     */
    public static Submit of(
        String line, byte[] leaf, List<NoteKey> verified, Consumer<Placing> done)
        throws MalformedException {
      SignedEntry signed = SignedEntry.parse(leaf);
      return new Submit(line, new Reading.Read(signed, Merkle.leaf(leaf), verified), leaf, done);
    }

    SignedEntry signed() {
      return reading.signed();
    }

    List<NoteKey> verified() {
      return reading.verified();
    }

    @Override
    public String toString() {
      return "submit to " + line;
    }
  }

  /**
   * A counterpart's push whose head signatures hold.
   *
   * @param raw the head's two signatures in stored form
   * @param done told once, with the answer
   */
  record Pushed(String party, Push push, Checkpoint head, byte[] raw, Consumer<Wire.Reply> done)
      implements Task {
    @Override
    public String toString() {
      return "push of " + push.origin();
    }
  }

  /**
   * A counterpart's receipt for a head of ours; both signatures were checked and hold.
   *
   * @param mirror the Ed25519 key that gave it
   */
  record Receipted(
      String line,
      String party,
      Checkpoint head,
      NoteKey mirror,
      List<NoteSignature> receipt,
      long seconds)
      implements Task {}

  /** A counterpart holds this much of our log and gave no receipt. */
  record Resumed(String line, String party, Origin origin, long size) implements Task {}

  /** A push came back without a receipt. */
  record Unsent(String line, String party, Origin origin, String why) implements Task {}

  /** A counterpart's budget leaves room up to that size of our log. */
  record Limited(String line, String party, Origin origin, long size) implements Task {}

  /** Leaves of a log, read and checked, in order. */
  record Readings(Origin origin, long from, List<Reading> readings) implements Task {}

  /**
   * Leaves of our own log from a counterpart's copy, after our store lost them; nulls where it had
   * none to give.
   */
  record Refill(Origin origin, @Nullable Push push, @Nullable Checkpoint head) implements Task {}

  /** After a start: the leaves of a log from an index up to a size are still to be folded. */
  record Replay(Origin origin, long from, long to) implements Task {}

  /** A statement of somebody else about a head of ours, for a register of the store. */
  record Keep(String origin, String slot, long before, Checkpoint head, byte[] bytes)
      implements Task {}

  /** A counterpart's flash, ahead of what waits; its head's signatures and its proof hold. */
  record Flashed(Origin origin, Flash flash) implements Task {}

  /** Time passed. */
  record Tick() implements Task {}

  /** Anything else that must not run beside the writer. */
  record Call(Runnable run) implements Task {}
}
