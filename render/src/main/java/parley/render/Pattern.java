package parley.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One MessageFormat 2 pattern. Those made only of text, {@code {$name}} and {@code {$name
 * :integer}} are put together here, because the general formatter costs about a quarter of a second
 * the first time it is used; a test shows that both ways give the same text. All others go to ICU.
 *
 * <p>A variable with a function is a number, one without is text.
 */
final class Pattern {
  private final String key;
  private final Language language;
  private final String source;
  private final Map<String, Boolean> variables;
  private final List<Part> parts;

  private Pattern(String key, Language language, String source) {
    this.key = key;
    this.language = language;
    this.source = source;
    this.variables = variablesOf(source);
    this.parts = simpleParts(source);
  }

  static Pattern parse(String key, Language language, String source) {
    return new Pattern(key, language, source);
  }

  /** The variables, and whether each is a number. */
  Map<String, Boolean> variables() {
    return variables;
  }

  /**
   * The text with these arguments: exactly the variables of the pattern, each of its type.
   *
   * @throws IllegalArgumentException naming the key and the argument that is missing, too many or
   *     of the wrong type
   */
  String format(Map<String, Object> arguments) {
    check(arguments);
    if (parts.isEmpty() || !smallNumbers(arguments)) {
      return IcuMessage.format(source, language, arguments);
    }
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(part.variable() ? arguments.get(part.text()) : part.text());
    }
    return text.toString();
  }

  private void check(Map<String, Object> arguments) {
    variables.forEach(
        (name, number) -> {
          Object value = arguments.get(name);
          if (value == null) {
            throw new IllegalArgumentException(
                "text " + key + ": argument " + name + " is missing");
          }
          boolean isNumber = value instanceof Integer || value instanceof Long;
          if (isNumber != number || !(isNumber || value instanceof String)) {
            throw new IllegalArgumentException(
                "text "
                    + key
                    + ": argument "
                    + name
                    + " must be "
                    + (number ? "a number" : "text"));
          }
        });
    for (String name : arguments.keySet()) {
      if (!variables.containsKey(name)) {
        throw new IllegalArgumentException("text " + key + ": takes no argument " + name);
      }
    }
  }

  /**
   * Whether no number needs grouping or a sign, so that digits alone are right in all languages.
   */
  private static boolean smallNumbers(Map<String, Object> arguments) {
    for (Object value : arguments.values()) {
      if (value instanceof Number number && (number.longValue() < 0 || number.longValue() > 999)) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, Boolean> variablesOf(String source) {
    Map<String, Boolean> found = new TreeMap<>();
    for (int at = source.indexOf('$'); at >= 0; at = source.indexOf('$', at + 1)) {
      int end = endOfName(source, at + 1);
      if (end > at + 1) {
        found.merge(
            source.substring(at + 1, end), source.startsWith(" :", end), Boolean::logicalOr);
      }
    }
    return found;
  }

  private static int endOfName(String source, int from) {
    int end = from;
    while (end < source.length() && Character.isLetterOrDigit(source.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The parts of a simple pattern; none if it is not one. */
  private static List<Part> simpleParts(String source) {
    if (source.isBlank() || source.strip().charAt(0) == '.' || source.indexOf('\\') >= 0) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    int from = 0;
    while (from < source.length()) {
      int open = source.indexOf('{', from);
      String text = source.substring(from, open < 0 ? source.length() : open);
      if (text.indexOf('}') >= 0) {
        return List.of();
      }
      parts.add(new Part(text, false));
      if (open < 0) {
        return parts;
      }
      int close = source.indexOf('}', open);
      int end = source.startsWith("$", open + 1) ? endOfName(source, open + 2) : open;
      if (end <= open + 2 || !(end == close || source.startsWith(" :integer}", end))) {
        return List.of();
      }
      parts.add(new Part(source.substring(open + 2, end), true));
      from = close + 1;
    }
    return parts;
  }

  private record Part(String text, boolean variable) {}
}
