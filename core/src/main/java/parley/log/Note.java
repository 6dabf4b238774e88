package parley.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A signed note (C2SP signed-note): a text that ends in a newline, and its signature lines. Nothing
 * is verified here. What parses prints back to the same bytes.
 *
 * @param text UTF-8 without control characters other than newline, ending in newline
 * @param signatures 1 to 64, in the order of the note
 */
public record Note(String text, List<NoteSignature> signatures) {
  /** Signature lines a note may have; the specification asks for 16 at least. */
  public static final int MAX_SIGNATURES = 64;

  /** Length of a note, in bytes: 64 ML-DSA-44 lines (3.5 KB each) and a text of some size. */
  public static final int MAX_BYTES = 256 * 1024;

  /**
   * A note of those parts.
   *
   * @throws IllegalArgumentException if the text or the number of signatures breaks the rules above
   */
  public Note {
    signatures = List.copyOf(signatures);
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw new IllegalArgumentException("a note has 1 to 64 signatures");
    }
    if (!text.endsWith("\n") || hasControl(text) || !Canonical.isEncodable(text)) {
      throw new IllegalArgumentException("a note's text is printable and ends in a newline");
    }
  }

  /**
   * Reads a note.
   *
   * @throws MalformedException if the bytes are not exactly what {@link #bytes} prints
   */
  public static Note parse(byte[] bytes) throws MalformedException {
    String all = Canonical.utf8(bytes, MAX_BYTES, "note");
    if (hasControl(all)) {
      throw new MalformedException("note: has a control character");
    }
    int blank = all.lastIndexOf("\n\n");
    if (blank < 0) {
      throw new MalformedException("note: no blank line before the signatures");
    }
    return new Note(all.substring(0, blank + 1), parseLines(all.substring(blank + 2)));
  }

  /**
   * Reads 1 to 64 signature lines, each ending in a newline: the end of a note, or the answer of a
   * witness (C2SP tlog-witness).
   *
   * @throws MalformedException if they are anything else
   */
  public static List<NoteSignature> parseLines(String lines) throws MalformedException {
    if (!lines.endsWith("\n")) {
      throw new MalformedException("note: no signature, or no newline after the last one");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    int start = 0;
    while (start < lines.length()) {
      if (signatures.size() == MAX_SIGNATURES) {
        throw new MalformedException("note: more than 64 signatures");
      }
      int end = lines.indexOf('\n', start);
      signatures.add(NoteSignature.parse(lines.substring(start, end)));
      start = end + 1;
    }
    return signatures;
  }

  /** The text, a blank line, the signature lines. */
  public byte[] bytes() {
    return (text + "\n" + printLines(signatures)).getBytes(StandardCharsets.UTF_8);
  }

  /** The lines, each with its newline. */
  public static String printLines(List<NoteSignature> signatures) {
    StringBuilder lines = new StringBuilder();
    signatures.forEach(signature -> lines.append(signature.line()).append('\n'));
    return lines.toString();
  }

  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n') {
        return true;
      }
    }
    return false;
  }
}
