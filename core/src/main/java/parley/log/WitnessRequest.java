package parley.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a request for a witness's cosignature, and of the answers to it (C2SP tlog-witness,
 * {@code add-checkpoint}). A pure format: nothing is verified.
 *
 * @param oldSize the size that the witness cosigned last
 * @param proof consistency from there to the checkpoint, at most 63 hashes
 * @param checkpoint the head to be cosigned
 */
public record WitnessRequest(long oldSize, List<Hash> proof, Note checkpoint) {
  /** Length of a request, in bytes: a note and 63 hashes. */
  public static final int MAX_BYTES = Note.MAX_BYTES + 4 * 1024;

  private static final String WHAT = "witness request";

  /**
   * A request of those parts.
   *
   * @throws IllegalArgumentException if the size is negative or the proof too long
   */
  public WitnessRequest {
    proof = HeadedNote.checkHashes(proof);
    if (oldSize < 0) {
      throw new IllegalArgumentException("a tree's size is not negative");
    }
  }

  /**
   * Reads a request.
   *
   * @throws MalformedException if the bytes are not exactly what {@link #bytes} prints
   */
  public static WitnessRequest parse(byte[] body) throws MalformedException {
    HeadedNote frame = HeadedNote.parse(body, MAX_BYTES, WHAT);
    List<String> lines = frame.lines();
    long oldSize = Canonical.decimal(HeadedNote.value(lines, 0, "old", WHAT), WHAT + ", old");
    List<Hash> proof = HeadedNote.hashes(lines.subList(1, lines.size()), WHAT);
    return new WitnessRequest(oldSize, proof, frame.note());
  }

  /** The body. */
  public byte[] bytes() {
    List<String> lines = new ArrayList<>(List.of("old " + oldSize));
    proof.forEach(hash -> lines.add(hash.base64()));
    return new HeadedNote(lines, checkpoint).bytes();
  }

  /**
   * Reads the body of a 200 answer: 1 to 64 cosignature lines.
   *
   * @throws MalformedException if it is anything else
   */
  public static List<NoteSignature> parseCosignatures(byte[] body) throws MalformedException {
    return Note.parseLines(Canonical.utf8(body, Note.MAX_BYTES, "witness answer"));
  }

  /** The body of a 200 answer. */
  public static byte[] printCosignatures(List<NoteSignature> cosignatures) {
    return Note.printLines(cosignatures).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads the body of a 409 answer, {@code text/x.tlog.size}: the size the witness cosigned last.
   *
   * @throws MalformedException if it is anything else
   */
  public static long parseSize(byte[] body) throws MalformedException {
    String text = Canonical.utf8(body, 20, "witness answer, size");
    if (!text.endsWith("\n")) {
      throw new MalformedException("witness answer, size: no newline at the end");
    }
    return Canonical.decimal(text.substring(0, text.length() - 1), "witness answer, size");
  }

  /** The body of a 409 answer. */
  public static byte[] printSize(long size) {
    return (size + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
