package parley.render;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something to be said, before the language is chosen: a key and its arguments. An argument is a
 * whole number (Integer or Long), a String, or another Phrase. Every String is taken for untrusted
 * and passes through {@link SafeText#inline} when it is said.
 */
public record Phrase(String key, Map<String, Object> arguments) {
  /** Keeps the arguments in an unmodifiable copy. */
  public Phrase {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /**
   * The phrase with these arguments, given as name, value, name, value.
   *
   * @throws IllegalArgumentException if a name has no value, is not a String or comes twice
   */
  public static Phrase say(String key, Object... namesAndValues) {
    return new Phrase(key, arguments(key, namesAndValues));
  }

  /**
   * The phrase of one member of a family of keys, such as the words for each weekday: the key is
   * {@code family.member}.
   *
   * @throws IllegalArgumentException as {@link #say}
   */
  public static Phrase sayOf(String family, String member, Object... namesAndValues) {
    return say(family + "." + member, namesAndValues);
  }

  private static Map<String, Object> arguments(String key, Object[] namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("text " + key + ": an argument without value");
    }
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (!(namesAndValues[i] instanceof String name)
          || arguments.put(name, namesAndValues[i + 1]) != null) {
        throw new IllegalArgumentException("text " + key + ": argument names must be distinct");
      }
    }
    return arguments;
  }
}
