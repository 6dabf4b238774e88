package parley.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.MalformedException;

/**
 * Reads the fields of one object, remembers which were asked for, and refuses what nobody asked
 * for: an unknown key is an error, not a thing to skip.
 */
public final class Fields {
  private final Json.Obj obj;
  private final String where;
  private final Set<String> asked = new HashSet<>();

  /** Reads the object; {@code where} names it in errors. */
  public Fields(Json.Obj obj, String where) {
    this.obj = obj;
    this.where = where;
  }

  /** The object read from this value, for errors named {@code where}. */
  public static Fields of(Json value, String where) throws MalformedException {
    if (value instanceof Json.Obj obj) {
      return new Fields(obj, where);
    }
    throw new MalformedException(where + ": an object expected");
  }

  /** The place of a field in errors. */
  public String place(String key) {
    return where.isEmpty() ? key : where + "." + key;
  }

  /** The field's value, or null where it is absent. */
  public @Nullable Json optional(String key) {
    asked.add(key);
    return obj.get(key);
  }

  /** The field's value. */
  public Json required(String key) throws MalformedException {
    Json value = optional(key);
    if (value == null) {
      throw new MalformedException(place(key) + ": missing");
    }
    return value;
  }

  /** A text of 1 to {@code maxChars} characters. */
  public String text(String key, int maxChars) throws MalformedException {
    if (required(key) instanceof Json.Str s
        && !s.value().isEmpty()
        && s.value().length() <= maxChars) {
      return s.value();
    }
    throw new MalformedException(
        place(key) + ": a text of 1 to " + maxChars + " characters expected");
  }

  /** A text that may be absent: then the empty string; never present and empty. */
  public String optionalText(String key, int maxChars) throws MalformedException {
    return optional(key) == null ? "" : text(key, maxChars);
  }

  /** An integer within bounds, both included. */
  public long integer(String key, long min, long max) throws MalformedException {
    if (required(key) instanceof Json.Int n && n.value() >= min && n.value() <= max) {
      return n.value();
    }
    throw new MalformedException(
        place(key) + ": an integer from " + min + " to " + max + " expected");
  }

  /** A SHA-256 value in base64. */
  public Hash hash(String key) throws MalformedException {
    try {
      return Hash.parseBase64(text(key, 44));
    } catch (MalformedException e) {
      throw new MalformedException(place(key) + ": a SHA-256 value in base64 expected", e);
    }
  }

  /** The object under a key that must be there, to be read in its turn. */
  public Fields object(String key) throws MalformedException {
    return of(required(key), place(key));
  }

  /** An array of {@code min} to {@code max} items. */
  public List<Json> items(String key, int min, int max) throws MalformedException {
    if (required(key) instanceof Json.Arr a && a.items().size() >= min && a.items().size() <= max) {
      return a.items();
    }
    throw new MalformedException(place(key) + ": " + min + " to " + max + " items expected");
  }

  /** An array that may be absent, then without items; never present and empty. */
  public List<Json> optionalItems(String key, int max) throws MalformedException {
    return optional(key) == null ? List.of() : items(key, 1, max);
  }

  /** An array of texts. */
  public List<String> texts(String key, int max, int maxChars) throws MalformedException {
    List<String> texts = new ArrayList<>();
    for (Json item : items(key, 1, max)) {
      if (!(item instanceof Json.Str s) || s.value().isEmpty() || s.value().length() > maxChars) {
        throw new MalformedException(
            place(key) + ": texts of 1 to " + maxChars + " characters expected");
      }
      texts.add(s.value());
    }
    return List.copyOf(texts);
  }

  /** One of the constants whose lower-case name is the word. */
  public <E extends Enum<E>> E word(String key, Class<E> type) throws MalformedException {
    String word = text(key, 40);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
        return constant;
      }
    }
    throw new MalformedException(place(key) + ": no such word");
  }

  /** Ends the reading: an object with a field that nobody asked for is refused. */
  public void end() throws MalformedException {
    for (String key : obj.members().keySet()) {
      if (!asked.contains(key)) {
        throw new MalformedException(place(key) + ": unknown field");
      }
    }
  }
}
