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
import parley.mirror.Push;
import parley.record.BlobRef;
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

  /** A counterpart showed that it is up. */
  record Heard(String party) implements Task {}

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

  /**
   * What came of asking for an attachment that an entry of a counterpart names.
   *
   * @param kept salt and bytes from the first on: all of it, and it hashes to its name, if it is
   *     long enough; nothing, if what came was wrong; null if nothing came
   * @param answered whether the peer answered at all
   */
  // Bytes in transit: nobody compares two of them.
  @SuppressWarnings("ArrayRecordComponent")
  record Fetched(Origin origin, long index, BlobRef blob, byte @Nullable [] kept, boolean answered)
      implements Task {
    /** Written out, because javac drops the annotation of an array from a compact constructor. */
    public Fetched(
        Origin origin, long index, BlobRef blob, byte @Nullable [] kept, boolean answered) {
      this.origin = origin;
      this.index = index;
      this.blob = blob;
      this.kept = kept;
      this.answered = answered;
    }

    @Override
    public String toString() {
      return "attachment of " + origin + " " + index;
    }
  }

  /**
   * A counterpart's flash, ahead of what waits; its head's signatures and its proof hold.
   *
   * @param reading with the keys known here whose signatures hold
   */
  record Flashed(Origin origin, long index, Reading.Read reading) implements Task {}

  /** Time passed. */
  record Tick() implements Task {}

  /** Anything else that must not run beside the writer. */
  record Call(Runnable run) implements Task {}
}
