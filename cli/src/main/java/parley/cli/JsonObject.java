package parley.cli;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.record.Json;

/**
 * A JSON object for {@code --json}: members in the order they were put, on one line. It writes
 * strings, numbers, booleans, objects and lists of them. Characters that could act on a terminal or
 * end a line (controls, line and paragraph separators, bidi and other format characters) are
 * written as {@code \\uXXXX}, so that the value is exact and the output harmless.
 */
public final class JsonObject {
  private final Map<String, Object> members = new LinkedHashMap<>();

  /** Puts a text. */
  public JsonObject put(String name, String value) {
    return add(name, value);
  }

  /** Puts a whole number. */
  public JsonObject put(String name, long value) {
    return add(name, value);
  }

  /** Puts a decimal number, written without an exponent. */
  public JsonObject put(String name, BigDecimal value) {
    return add(name, value);
  }

  /** Puts a truth value. */
  public JsonObject put(String name, boolean value) {
    return add(name, value);
  }

  /** Puts another object inside this one; it is written as it is when this one is. */
  public JsonObject put(String name, JsonObject value) {
    return add(name, value);
  }

  /** Puts a value of a record or of the node, with its members in canonical order. */
  public JsonObject put(String name, Json value) {
    return add(name, value);
  }

  /** Puts a list of objects. */
  public JsonObject putObjects(String name, List<JsonObject> values) {
    return add(name, List.copyOf(values));
  }

  /** Puts a list of texts. */
  public JsonObject putTexts(String name, List<String> values) {
    return add(name, List.copyOf(values));
  }

  private JsonObject add(String name, Object value) {
    if (members.put(name, value) != null) {
      throw new IllegalArgumentException("JSON member " + name + " is put twice");
    }
    return this;
  }

  /** The JSON text, without line end. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    write(this, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    switch (value) {
      case JsonObject object -> writeMembers(object.members, out);
      case Json.Obj object -> writeMembers(object.members(), out);
      case Json.Arr array -> writeItems(array.items(), out);
      case Json.Str text -> writeText(text.value(), out);
      case Json.Int number -> out.append(number.value());
      case Json.Bool bool -> out.append(bool.value());
      case List<?> list -> writeItems(list, out);
      case String text -> writeText(text, out);
      case BigDecimal number -> out.append(number.toPlainString());
      default -> out.append(value);
    }
  }

  private static void writeMembers(Map<String, ?> members, StringBuilder out) {
    String separator = "{";
    for (Map.Entry<String, ?> member : members.entrySet()) {
      out.append(separator);
      writeText(member.getKey(), out);
      out.append(':');
      write(member.getValue(), out);
      separator = ",";
    }
    out.append(members.isEmpty() ? "{}" : "}");
  }

  private static void writeItems(List<?> items, StringBuilder out) {
    String separator = "[";
    for (Object item : items) {
      out.append(separator);
      write(item, out);
      separator = ",";
    }
    out.append(items.isEmpty() ? "[]" : "]");
  }

  private static void writeText(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> {
          if (isHarmless(text, i)) {
            out.append(c);
          } else {
            out.append("\\u").append(HexFormat.of().toHexDigits(c));
          }
        }
      }
    }
    out.append('"');
  }

  private static boolean isHarmless(String text, int at) {
    char c = text.charAt(at);
    boolean pairs =
        Character.isHighSurrogate(c)
            ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
            : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    int codePoint =
        Character.isLowSurrogate(c) && pairs ? text.codePointAt(at - 1) : text.codePointAt(at);
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
