package parley.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.Merkle;
import parley.log.Note;
import parley.log.NoteSignature;

/**
 * An entry with exactly the signature lines its text calls for, in that order: one act has one leaf
 * (record.md §2). Whether the signatures hold is asked of the keys, not here.
 */
public record SignedEntry(Entry entry, List<NoteSignature> signatures) {
  public SignedEntry {
    signatures = List.copyOf(signatures);
  }

  /**
   * Reads a leaf.
   *
   * @throws MalformedException if it is over its bound, not a note, not canonical, or bears other
   *     signature lines than its text calls for
   */
  public static SignedEntry parse(byte[] leaf) throws MalformedException {
    if (leaf.length > Limits.LARGE_ENTRY_BYTES) {
      throw new MalformedException("entry: over " + Limits.LARGE_ENTRY_BYTES + " bytes");
    }
    Note note = Note.parse(leaf);
    SignedEntry signed = new SignedEntry(Entry.parse(note.text()), note.signatures());
    Kind kind = Kinds.find(signed.entry.kind());
    int bound = kind != null && kind.large() ? Limits.LARGE_ENTRY_BYTES : Limits.ENTRY_BYTES;
    if (leaf.length > bound) {
      throw new MalformedException("entry: over " + bound + " bytes");
    }
    signed.checkLines();
    return signed;
  }

  private void checkLines() throws MalformedException {
    List<SignerId> lines = new ArrayList<>();
    for (NoteSignature signature : signatures) {
      lines.add(SignerId.of(signature));
    }
    if (!lines.equals(entry.signers())) {
      throw new MalformedException("signatures: exactly the lines that signers calls for expected");
    }
  }

  /** The signed text within a leaf: up to its last blank line. */
  public static byte[] text(byte[] leaf) {
    int at = leaf.length - 1;
    while (at > 0 && (leaf[at] != '\n' || leaf[at - 1] != '\n')) {
      at--;
    }
    return Arrays.copyOf(leaf, at);
  }

  /** The leaf: the note's bytes. */
  public byte[] bytes() {
    return new Note(entry.text(), signatures).bytes();
  }

  /** The leaf's hash in the tree. */
  public Hash leafHash() {
    return Merkle.leaf(bytes());
  }
}
