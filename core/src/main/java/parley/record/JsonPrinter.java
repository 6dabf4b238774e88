package parley.record;

/** Prints the canonical form of RFC 8785, which for the restricted values needs no numbers rule. */
final class JsonPrinter {
  private static final String HEX = "0123456789abcdef";

  private JsonPrinter() {}

  static void print(Json value, StringBuilder out) {
    switch (value) {
      case Json.Obj obj -> printObject(obj, out);
      case Json.Arr arr -> printArray(arr, out);
      case Json.Str str -> printString(str.value(), out);
      case Json.Int n -> out.append(n.value());
      case Json.Bool b -> out.append(b.value());
    }
  }

  private static void printObject(Json.Obj obj, StringBuilder out) {
    char separator = '{';
    for (var member : obj.members().entrySet()) {
      out.append(separator);
      printString(member.getKey(), out);
      out.append(':');
      print(member.getValue(), out);
      separator = ',';
    }
    out.append(separator == '{' ? "{}" : "}");
  }

  private static void printArray(Json.Arr arr, StringBuilder out) {
    char separator = '[';
    for (Json item : arr.items()) {
      out.append(separator);
      print(item, out);
      separator = ',';
    }
    out.append(separator == '[' ? "[]" : "]");
  }

  private static void printString(String text, StringBuilder out) {
    out.append('"');
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\') {
        escape(c, out.append(text, plain, i));
        plain = i + 1;
      }
    }
    out.append(text, plain, text.length()).append('"');
  }

  private static void escape(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    }
  }
}
