package parley.log;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The text of a log's tree head (C2SP tlog-checkpoint): origin, size, root, and extension lines,
 * which the record itself never has.
 *
 * @param origin the log's identity, one line of 1 to 255 bytes
 * @param size number of leaves
 * @param root RFC 6962 root of the tree of that size
 * @param extensions opaque lines, none empty
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
  /** Length of an origin, in bytes: the bound of ML-DSA-44 cosignatures. */
  public static final int MAX_ORIGIN_BYTES = 255;

  /**
   * A checkpoint of those parts.
   *
   * @throws IllegalArgumentException if a part breaks the rules above
   */
  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (size < 0) {
      throw new IllegalArgumentException("a tree's size is not negative");
    }
    if (!isLine(origin) || !extensions.stream().allMatch(Checkpoint::isLine)) {
      throw new IllegalArgumentException("a checkpoint's lines are printable and not empty");
    }
    if (origin.getBytes(StandardCharsets.UTF_8).length > MAX_ORIGIN_BYTES) {
      throw new IllegalArgumentException("an origin has at most 255 bytes");
    }
  }

  /** A head without extension lines. */
  public static Checkpoint of(String origin, long size, Hash root) {
    return new Checkpoint(origin, size, root, List.of());
  }

  /**
   * Reads the text of a note as a checkpoint.
   *
   * @throws MalformedException if the text is not exactly what {@link #text} prints
   */
  public static Checkpoint parse(String text) throws MalformedException {
    if (!text.endsWith("\n")) {
      throw new MalformedException("checkpoint: no newline at the end");
    }
    List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
    if (lines.size() < 3) {
      throw new MalformedException("checkpoint: fewer than three lines");
    }
    long size = Canonical.decimal(lines.get(1), "checkpoint, size");
    Hash root = Hash.parseBase64(lines.get(2));
    try {
      return new Checkpoint(lines.getFirst(), size, root, lines.subList(3, lines.size()));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("checkpoint: " + e.getMessage(), e);
    }
  }

  /** The note text: every line with its newline. */
  public String text() {
    StringBuilder text = new StringBuilder(origin);
    text.append('\n').append(size).append('\n').append(root.base64()).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static boolean isLine(String line) {
    return !line.isEmpty() && line.chars().noneMatch(c -> c < ' ') && Canonical.isEncodable(line);
  }
}
