package parley.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * That an entry is in a log, in one self-contained text (C2SP tlog-proof, file extension {@code
 * .tlog-proof}): the entry's index, its path, and the signed head. What parses prints back to the
 * same bytes.
 */
public final class TlogProof {
  /** Length of the extra data, in bytes. */
  public static final int MAX_EXTRA_BYTES = 65_535;

  /** Length of a proof, in bytes: a note, base64 of the extra data, 63 hashes. */
  public static final int MAX_BYTES = Note.MAX_BYTES + 96 * 1024;

  private static final String TITLE = "c2sp.org/tlog-proof@v1";
  private static final String WHAT = "proof";

  private final byte[] extra;
  private final long index;
  private final List<Hash> path;
  private final Note checkpoint;

  /**
   * A proof of those parts.
   *
   * @param extra data that nothing vouches for; none if empty
   * @throws IllegalArgumentException if the extra data or the path is too long or the index is
   *     negative
   */
  public TlogProof(byte[] extra, long index, List<Hash> path, Note checkpoint) {
    if (extra.length > MAX_EXTRA_BYTES || index < 0) {
      throw new IllegalArgumentException("a proof has an index and at most 65,535 extra bytes");
    }
    this.extra = extra.clone();
    this.index = index;
    this.path = HeadedNote.checkHashes(path);
    this.checkpoint = checkpoint;
  }

  /**
   * Reads a proof; nothing is verified.
   *
   * @throws MalformedException if the bytes are not exactly what {@link #bytes} prints
   */
  public static TlogProof parse(byte[] bytes) throws MalformedException {
    HeadedNote frame = HeadedNote.parse(bytes, MAX_BYTES, WHAT);
    List<String> lines = frame.lines();
    if (!lines.getFirst().equals(TITLE)) {
      throw new MalformedException("proof: the first line is not " + TITLE);
    }
    int at = 1;
    byte[] extra = {};
    if (lines.size() > 1 && lines.get(1).startsWith("extra ")) {
      extra = Canonical.base64(HeadedNote.value(lines, at++, "extra", WHAT), "proof, extra");
      if (extra.length == 0 || extra.length > MAX_EXTRA_BYTES) {
        throw new MalformedException("proof, extra: not 1 to 65,535 bytes");
      }
    }
    long index = Canonical.decimal(HeadedNote.value(lines, at++, "index", WHAT), "proof, index");
    List<Hash> path = HeadedNote.hashes(lines.subList(at, lines.size()), WHAT);
    return new TlogProof(extra, index, path, frame.note());
  }

  /** The extra data, a copy; empty if there are none. Nothing vouches for them. */
  public byte[] extra() {
    return extra.clone();
  }

  /** The entry's index in the log. */
  public long index() {
    return index;
  }

  /** The inclusion path, from the leaf's sibling upward. */
  public List<Hash> path() {
    return path;
  }

  /** The signed head. */
  public Note checkpoint() {
    return checkpoint;
  }

  /** The text, in UTF-8. */
  public byte[] bytes() {
    List<String> lines = new ArrayList<>(List.of(TITLE));
    if (extra.length > 0) {
      lines.add("extra " + Canonical.base64(extra));
    }
    lines.add("index " + index);
    path.forEach(hash -> lines.add(hash.base64()));
    return new HeadedNote(lines, checkpoint).bytes();
  }

  /**
   * Whether the leaf is in the log under a head that the log and every one of the mirrors signed,
   * each with both keys.
   *
   * @return the first rule that fails, or the head and the mirrors' times
   */
  public Outcome verify(Hash leaf, HeadKeys log, List<HeadKeys> mirrors) {
    Checkpoint head;
    try {
      head = Checkpoint.parse(checkpoint.text());
    } catch (MalformedException e) {
      return new Outcome.Fails(Optional.ofNullable(e.getMessage()).orElse("checkpoint"));
    }
    if (!(log.verify(head, checkpoint.signatures()) instanceof HeadVerdict.Both)) {
      return new Outcome.Fails("the log's signatures do not hold");
    }
    List<Long> times = new ArrayList<>();
    for (HeadKeys mirror : mirrors) {
      if (!(mirror.verify(head, checkpoint.signatures())
          instanceof HeadVerdict.Both(long posixSeconds))) {
        return new Outcome.Fails("the cosignatures of " + mirror.name() + " do not hold");
      }
      times.add(posixSeconds);
    }
    if (!Proofs.inclusionHolds(leaf, index, head.size(), head.root(), path)) {
      return new Outcome.Fails("the path does not lead from the leaf to the root");
    }
    return new Outcome.Holds(head, times);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TlogProof proof && Arrays.equals(bytes(), proof.bytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes());
  }

  /** What became of the check of a proof. */
  public sealed interface Outcome {
    /**
     * The leaf is in the log.
     *
     * @param times when each mirror says it cosigned, POSIX seconds, in the order asked for
     */
    record Holds(Checkpoint head, List<Long> times) implements Outcome {}

    /** It is not proven; the rule says why. */
    record Fails(String rule) implements Outcome {}
  }
}
