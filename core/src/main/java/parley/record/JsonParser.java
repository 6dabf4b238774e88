package parley.record;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import parley.log.MalformedException;

/**
 * A strict reader: it accepts exactly what {@link JsonPrinter} prints. White space, unsorted or
 * repeated keys, other escapes than the canonical ones, leading zeros, minus zero, floats and null
 * are each an error with its place.
 */
final class JsonParser {
  private final String text;
  private int at;

  /** Reads a text that can be encoded in UTF-8. */
  JsonParser(String text) {
    this.text = text;
  }

  JsonParser(byte[] utf8) throws MalformedException {
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("JSON: not UTF-8", e);
    }
  }

  Json parse() throws MalformedException {
    Json value = value(1);
    if (at != text.length()) {
      throw bad("nothing more");
    }
    return value;
  }

  private Json value(int depth) throws MalformedException {
    if (depth > Limits.JSON_DEPTH) {
      throw bad("no more than " + Limits.JSON_DEPTH + " levels");
    }
    char c = peek();
    return switch (c) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new Json.Str(string());
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      default -> number();
    };
  }

  private Json object(int depth) throws MalformedException {
    at++;
    if (peek() == '}') {
      at++;
      return Json.Obj.EMPTY;
    }
    List<String> keys = new ArrayList<>();
    List<Json> values = new ArrayList<>();
    String last = "";
    while (true) {
      int keyAt = at;
      String key = key();
      if (key.compareTo(last) <= 0) {
        at = keyAt;
        throw bad("keys sorted, each once");
      }
      last = key;
      expect(':');
      keys.add(key);
      values.add(value(depth + 1));
      if (peek() == '}') {
        at++;
        return new Json.Obj(new Members(keys.toArray(new String[0]), values.toArray(new Json[0])));
      }
      expect(',');
    }
  }

  private String key() throws MalformedException {
    int start = at;
    String key = string();
    if (!Members.isKey(key)) {
      at = start;
      throw bad("a key of visible ASCII characters");
    }
    return key;
  }

  private Json array(int depth) throws MalformedException {
    at++;
    List<Json> items = new ArrayList<>();
    if (peek() == ']') {
      at++;
      return new Json.Arr(items);
    }
    while (true) {
      items.add(value(depth + 1));
      if (peek() == ']') {
        at++;
        return new Json.Arr(items);
      }
      expect(',');
    }
  }

  private Json literal(String word, boolean value) throws MalformedException {
    if (!text.startsWith(word, at)) {
      throw bad(word);
    }
    at += word.length();
    return new Json.Bool(value);
  }

  private Json number() throws MalformedException {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    int digits = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    int count = at - digits;
    boolean zeroFirst = count > 0 && text.charAt(digits) == '0';
    if (count == 0 || count > 16 || (zeroFirst && (count > 1 || digits > start))) {
      at = start;
      throw bad("a value: object, array, string, integer below 2^53, true or false");
    }
    long value = Long.parseLong(text, start, at, 10);
    if (Math.abs(value) >= Json.LIMIT) {
      at = start;
      throw bad("an integer below 2^53");
    }
    return new Json.Int(value);
  }

  private String string() throws MalformedException {
    expect('"');
    int plain = at;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      return text.substring(plain, at++);
    }
    StringBuilder out = new StringBuilder();
    while (true) {
      out.append(text, plain, at);
      char c = peek();
      if (c == '"') {
        at++;
        return out.toString();
      }
      if (c != '\\') {
        throw bad("control characters escaped");
      }
      at++;
      out.append(escape());
      plain = at;
      while (at < text.length() && isPlain(text.charAt(at))) {
        at++;
      }
    }
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c != '"' && c != '\\';
  }

  private char escape() throws MalformedException {
    char c = peek();
    at++;
    return switch (c) {
      case '"' -> '"';
      case '\\' -> '\\';
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'u' -> unicodeEscape();
      default -> throw bad("a canonical escape");
    };
  }

  /** Only the control characters that have no short escape, in lower-case: RFC 8785 3.2.2.2. */
  private char unicodeEscape() throws MalformedException {
    if (!text.startsWith("00", at) || at + 4 > text.length()) {
      throw bad("a canonical escape");
    }
    int high = text.charAt(at + 2) - '0';
    int low = "0123456789abcdef".indexOf(text.charAt(at + 3));
    char c = (char) (16 * high + low);
    if (high < 0 || high > 1 || low < 0 || "\b\t\n\f\r".indexOf(c) >= 0) {
      throw bad("a canonical escape");
    }
    at += 4;
    return c;
  }

  private char peek() throws MalformedException {
    if (at >= text.length()) {
      throw bad("more");
    }
    return text.charAt(at);
  }

  private void expect(char c) throws MalformedException {
    if (peek() != c) {
      throw bad("'" + c + "'");
    }
    at++;
  }

  private MalformedException bad(String expected) {
    return new MalformedException("JSON: " + expected + " expected at character " + at);
  }
}
