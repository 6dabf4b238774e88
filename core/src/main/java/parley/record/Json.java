package parley.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;

/**
 * The restricted JSON of the record (docs/spec/record.md, "JSON"): objects with ASCII keys, arrays,
 * strings, integers below 2^53 in magnitude and booleans; no floats, no null. Its one printed form
 * is that of RFC 8785, and only that form parses, so equal values have equal bytes.
 */
public sealed interface Json {

  /** An object; iteration follows the order of the printed form. */
  record Obj(Map<String, Json> members) implements Json {
    /** The object without members. */
    public static final Obj EMPTY = new Obj(Map.of());

    /**
     * An object of these members.
     *
     * @throws IllegalArgumentException if a key is not visible ASCII: it would not parse
     */
    public Obj {
      members = Members.of(members);
    }

    /** The member, or null if there is none. */
    public @Nullable Json get(String key) {
      return members.get(key);
    }

    /** The member's text, or the empty string if there is no such text. */
    public String text(String key) {
      return get(key) instanceof Str s ? s.value() : "";
    }

    /** The member's integer, or the fallback if there is no such integer. */
    public long integer(String key, long fallback) {
      return get(key) instanceof Int i ? i.value() : fallback;
    }

    /** The member's object, or an empty one if there is no such object. */
    public Obj object(String key) {
      return get(key) instanceof Obj o ? o : EMPTY;
    }

    /** The member's items, or none if there is no such array. */
    public List<Json> items(String key) {
      return get(key) instanceof Arr a ? a.items() : List.of();
    }

    /** The texts of the member's array; items of another type are left out. */
    public List<String> texts(String key) {
      List<String> texts = new ArrayList<>();
      for (Json item : items(key)) {
        if (item instanceof Str s) {
          texts.add(s.value());
        }
      }
      return texts;
    }

    /** Whether the member is present. */
    public boolean has(String key) {
      return members.containsKey(key);
    }

    /** This object with one more, or another, member. */
    public Obj with(String key, Json value) {
      return new Obj(Members.of(members).with(key, value));
    }

    /** This object with one more text member. */
    public Obj with(String key, String value) {
      return with(key, new Str(value));
    }

    /** This object with one more integer member. */
    public Obj with(String key, long value) {
      return with(key, new Int(value));
    }

    /** This object with one more boolean member. */
    public Obj with(String key, boolean value) {
      return with(key, new Bool(value));
    }

    /** This object with one more array member. */
    public Obj with(String key, List<? extends Json> items) {
      return with(key, new Arr(List.copyOf(items)));
    }
  }

  /** An array. */
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /** A string without lone surrogates. */
  record Str(String value) implements Json {
    /**
     * The string.
     *
     * @throws IllegalArgumentException if it has a lone surrogate, which no UTF-8 can say
     */
    public Str {
      if (!isEncodable(value)) {
        throw new IllegalArgumentException("a lone surrogate");
      }
    }

    private static boolean isEncodable(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.isSurrogate(c)) {
          boolean pair =
              Character.isHighSurrogate(c)
                  && i + 1 < text.length()
                  && Character.isLowSurrogate(text.charAt(i + 1));
          if (!pair) {
            return false;
          }
          i++;
        }
      }
      return true;
    }
  }

  /** An integer, |value| below 2^53. */
  record Int(long value) implements Json {
    public Int {
      if (value >= LIMIT || value <= -LIMIT) {
        throw new IllegalArgumentException("integer beyond 2^53");
      }
    }
  }

  /** true or false. */
  record Bool(boolean value) implements Json {}

  /** Integers are smaller than this in magnitude: what every JSON reader holds exactly. */
  long LIMIT = 1L << 53;

  /** An array of strings. */
  static Arr strings(List<String> values) {
    return new Arr(values.stream().map(v -> (Json) new Str(v)).toList());
  }

  /**
   * Reads the canonical form.
   *
   * @throws MalformedException naming the character offset, if the bytes are anything but the
   *     canonical form of one value nested no deeper than {@link Limits#JSON_DEPTH}
   */
  static Json parse(byte[] utf8) throws MalformedException {
    return new JsonParser(utf8).parse();
  }

  /**
   * Reads the canonical form of an object.
   *
   * @throws MalformedException as {@link #parse}, or if the value is not an object
   */
  static Obj parseObject(byte[] utf8) throws MalformedException {
    return object(parse(utf8));
  }

  private static Obj object(Json value) throws MalformedException {
    if (value instanceof Obj obj) {
      return obj;
    }
    throw new MalformedException("JSON: an object expected at byte 0");
  }

  /**
   * Reads a text of the record: a header line that names domain and version, one line with an
   * object in canonical form.
   *
   * @throws MalformedException naming {@code what}, if the text is anything else
   */
  static Obj parseLine(String text, String header, String what) throws MalformedException {
    if (text.length() <= header.length() || !text.startsWith(header) || !text.endsWith("\n")) {
      throw new MalformedException(
          what + ": the header " + header.strip() + " and one line expected");
    }
    if (!Str.isEncodable(text)) {
      throw new MalformedException("JSON: not UTF-8");
    }
    return object(new JsonParser(text.substring(header.length(), text.length() - 1)).parse());
  }

  /** The canonical form. */
  default String print() {
    StringBuilder out = new StringBuilder(256);
    JsonPrinter.print(this, out);
    return out.toString();
  }

  /** The canonical form in UTF-8. */
  default byte[] bytes() {
    return print().getBytes(StandardCharsets.UTF_8);
  }
}
