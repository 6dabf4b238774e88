package parley.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines, a blank line, a note: the frame of proofs and of requests to witnesses. */
record HeadedNote(List<String> lines, Note note) {
  /** Hashes in a proof over a tree of at most 2^63 - 1 leaves; the bound of tlog-witness. */
  static final int MAX_HASHES = 63;

  static HeadedNote parse(byte[] bytes, int limit, String what) throws MalformedException {
    String all = Canonical.utf8(bytes, limit, what);
    int blank = all.indexOf("\n\n");
    if (blank < 0) {
      throw new MalformedException(what + ": no blank line before the checkpoint");
    }
    Note note = Note.parse(all.substring(blank + 2).getBytes(StandardCharsets.UTF_8));
    return new HeadedNote(List.of(all.substring(0, blank).split("\n", -1)), note);
  }

  byte[] bytes() {
    byte[] head = (String.join("\n", lines) + "\n\n").getBytes(StandardCharsets.UTF_8);
    byte[] tail = note.bytes();
    byte[] all = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return all;
  }

  /** The value of a line {@code keyword value}. */
  static String value(List<String> lines, int at, String keyword, String what)
      throws MalformedException {
    if (at >= lines.size() || !lines.get(at).startsWith(keyword + " ")) {
      throw new MalformedException(what + ": no line \"" + keyword + "\" where one must be");
    }
    return lines.get(at).substring(keyword.length() + 1);
  }

  static List<Hash> hashes(List<String> lines, String what) throws MalformedException {
    if (lines.size() > MAX_HASHES) {
      throw new MalformedException(what + ": more than 63 hashes");
    }
    List<Hash> hashes = new ArrayList<>();
    for (String line : lines) {
      hashes.add(Hash.parseBase64(line));
    }
    return hashes;
  }

  static List<Hash> checkHashes(List<Hash> hashes) {
    if (hashes.size() > MAX_HASHES) {
      throw new IllegalArgumentException("a proof has at most 63 hashes");
    }
    return List.copyOf(hashes);
  }
}
