package parley.render;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import parley.log.MalformedException;

/**
 * The message file of one language: keys and their MessageFormat 2 patterns, unparsed.
 *
 * <p>UTF-8 without byte order mark, lines ended by LF. A line is empty, a comment ({@code #} in the
 * first column), an entry {@code key = pattern}, or two spaces and the next line of the pattern
 * above it. Keys are lower-case words of letters, digits and {@code -}, at least two, joined by
 * dots. Nothing else is accepted: no duplicate key, no tab or other control character, no trailing
 * blank.
 */
final class Catalogue {
  private final Map<String, String> patterns;

  private Catalogue(Map<String, String> patterns) {
    this.patterns = Collections.unmodifiableMap(patterns);
  }

  /**
   * Reads a message file.
   *
   * @param name what errors call the file
   * @throws MalformedException naming the file, the line and the rule that is broken
   */
  static Catalogue read(String name, byte[] file) throws MalformedException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException(name + ": not UTF-8", e);
    }
    Reader reader = new Reader(name);
    if (!text.isEmpty() && !text.endsWith("\n")) {
      throw new MalformedException(name + ": the last line has no end");
    }
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      reader.line(text.substring(from, end));
      from = end + 1;
    }
    return new Catalogue(reader.patterns);
  }

  /** Keys and patterns in the order of the file. */
  Map<String, String> patterns() {
    return patterns;
  }

  private static final class Reader {
    private final String name;
    private final Map<String, String> patterns = new LinkedHashMap<>();
    private int number;
    private String open = "";

    Reader(String name) {
      this.name = name;
    }

    void line(String line) throws MalformedException {
      number++;
      require(
          line.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == 0xfeff), "control character");
      require(!line.endsWith(" "), "trailing blank");
      if (line.isEmpty() || line.charAt(0) == '#') {
        open = "";
      } else if (line.startsWith("  ")) {
        require(!open.isEmpty(), "a continuation follows no entry");
        patterns.put(open, patterns.get(open) + "\n" + line.substring(2));
      } else {
        entry(line);
      }
    }

    private void entry(String line) throws MalformedException {
      int equals = line.indexOf(" = ");
      require(equals > 0, "expected: key = pattern");
      String key = line.substring(0, equals);
      require(isKey(key), "not a key");
      require(!patterns.containsKey(key), "duplicate key " + key);
      patterns.put(key, line.substring(equals + 3));
      open = key;
    }

    private void require(boolean holds, String rule) throws MalformedException {
      if (!holds) {
        throw new MalformedException(name + ", line " + number + ": " + rule);
      }
    }

    private static boolean isKey(String key) {
      return key.indexOf('.') > 0
          && !key.endsWith(".")
          && !key.contains("..")
          && key.chars()
              .allMatch(
                  c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.');
    }
  }
}
