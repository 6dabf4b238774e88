package parley.mirror;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.Merkle;
import parley.log.Note;
import parley.log.Proofs;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Limits;

/**
 * An entry that travels alone, ahead of any backlog, with the proof that a signed head holds it
 * (docs/spec/link.md, "Flash").
 *
 * @param index the entry's place
 * @param leaf its bytes; not copied
 * @param proof inclusion in the head's tree
 * @param head signed by the log
 */
// Bytes in transit: nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
public record Flash(long index, byte[] leaf, List<Hash> proof, Note head) {
  public Flash {
    proof = List.copyOf(proof);
  }

  /** The message's bytes: one line of canonical JSON, then the leaf. */
  public byte[] bytes() {
    byte[] line =
        Json.Obj.EMPTY
            .with("index", index)
            .with("proof", Json.strings(proof.stream().map(Hash::base64).toList()))
            .with("head", new String(head.bytes(), StandardCharsets.UTF_8))
            .bytes();
    return ByteBuffer.allocate(line.length + 1 + leaf.length)
        .put(line)
        .put((byte) '\n')
        .put(leaf)
        .array();
  }

  /**
   * Reads a message; the proof is not judged yet.
   *
   * @throws MalformedException naming what is wrong
   */
  public static Flash parse(byte[] body) throws MalformedException {
    int end = 0;
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    if (end == body.length || body.length - end - 1 > Limits.LARGE_ENTRY_BYTES || end > 32_768) {
      throw new MalformedException("flash: a line of JSON and an entry expected");
    }
    Fields f = new Fields(Json.parseObject(java.util.Arrays.copyOf(body, end)), "flash");
    List<Hash> proof = new java.util.ArrayList<>();
    for (Json item : f.items("proof", 0, 63)) {
      proof.add(Hash.parseBase64(item instanceof Json.Str s ? s.value() : ""));
    }
    Note head = Note.parse(f.text("head", 16_384).getBytes(StandardCharsets.UTF_8));
    Flash flash =
        new Flash(
            f.integer("index", 0, Json.LIMIT - 1),
            java.util.Arrays.copyOfRange(body, end + 1, body.length),
            proof,
            head);
    f.end();
    return flash;
  }

  /** Whether the head, whose signatures the caller verifies, holds the entry at its place. */
  public boolean isIn(Checkpoint checkpoint) {
    return Proofs.inclusionHolds(
        Merkle.leaf(leaf), index, checkpoint.size(), checkpoint.root(), proof);
  }
}
