package parley.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.Limits;

/**
 * Reads JSON as people write it: with blanks and line ends, keys in any order. The record takes one
 * printed form only ({@link Json#parse}); what is read here is printed in that form before anybody
 * signs it. The same things are refused: floats, null, duplicate keys, depth over {@link
 * Limits#JSON_DEPTH}.
 */
public final class HumanJson {
  private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]{0,15})(?![0-9.eE])");

  private final String text;
  private int at;

  private HumanJson(String text) {
    this.text = text;
  }

  /**
   * Reads an object.
   *
   * @throws MalformedException naming the position
   */
  public static Json.Obj object(String text) throws MalformedException {
    HumanJson reader = new HumanJson(text);
    Json json = reader.value(0);
    reader.blanks();
    if (!(json instanceof Json.Obj object) || reader.at != text.length()) {
      throw reader.wrong("one object expected");
    }
    return Json.parseObject(object.bytes());
  }

  private Json value(int depth) throws MalformedException {
    blanks();
    if (depth > Limits.JSON_DEPTH) {
      throw wrong("nested too deep");
    }
    char c = at < text.length() ? text.charAt(at) : ' ';
    return switch (c) {
      case '{' -> members(depth);
      case '[' -> items(depth);
      case '"' -> new Json.Str(string());
      case 't' -> word("true", new Json.Bool(true));
      case 'f' -> word("false", new Json.Bool(false));
      default -> integer();
    };
  }

  private Json members(int depth) throws MalformedException {
    Map<String, Json> members = new TreeMap<>();
    at++;
    while (!ends('}', members.isEmpty())) {
      blanks();
      String key = string();
      blanks();
      take(':');
      if (members.put(key, value(depth + 1)) != null) {
        throw wrong("a key twice");
      }
    }
    return new Json.Obj(members);
  }

  private Json items(int depth) throws MalformedException {
    List<Json> items = new ArrayList<>();
    at++;
    while (!ends(']', items.isEmpty())) {
      items.add(value(depth + 1));
    }
    return new Json.Arr(items);
  }

  /** Takes the end of a group, or the comma before its next member. */
  private boolean ends(char close, boolean first) throws MalformedException {
    blanks();
    if (at < text.length() && text.charAt(at) == close) {
      at++;
      return true;
    }
    if (!first) {
      take(',');
    }
    return false;
  }

  private Json word(String word, Json value) throws MalformedException {
    if (!text.startsWith(word, at)) {
      throw wrong("a value expected");
    }
    at += word.length();
    return value;
  }

  private Json integer() throws MalformedException {
    Matcher matcher = INTEGER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw wrong("a text, integer, true, false, array or object expected");
    }
    long value = Long.parseLong(matcher.group());
    if (Math.abs(value) >= Json.LIMIT) {
      throw wrong("an integer below 2^53 expected");
    }
    at = matcher.end();
    return new Json.Int(value);
  }

  private String string() throws MalformedException {
    take('"');
    StringBuilder out = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw wrong("a control character in a text");
      }
      out.append(c == '\\' ? escaped() : c);
    }
    take('"');
    return out.toString();
  }

  private char escaped() throws MalformedException {
    char c = at < text.length() ? text.charAt(at++) : ' ';
    int plain = "\"\\/bfnrt".indexOf(c);
    if (plain >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(plain);
    }
    if (c != 'u'
        || !text.substring(at, Math.min(text.length(), at + 4)).matches("[0-9a-fA-F]{4}")) {
      throw wrong("no such escape");
    }
    at += 4;
    return (char) Integer.parseInt(text, at - 4, at, 16);
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void take(char c) throws MalformedException {
    if (at >= text.length() || text.charAt(at) != c) {
      throw wrong("'" + c + "' expected");
    }
    at++;
  }

  private MalformedException wrong(String what) {
    return new MalformedException("JSON: " + what + " at character " + at);
  }

  /** An object for people to read: two blanks a level, one member a line, short lists in one. */
  public static String print(Json.Obj object) {
    StringBuilder out = new StringBuilder();
    print(object, "", out);
    return out.toString();
  }

  private static void print(Json json, String indent, StringBuilder out) {
    switch (json) {
      case Json.Obj obj when !obj.members().isEmpty() -> {
        String before = "{\n";
        for (var member : obj.members().entrySet()) {
          out.append(before).append(indent).append("  ");
          out.append(new Json.Str(member.getKey()).print()).append(": ");
          print(member.getValue(), indent + "  ", out);
          before = ",\n";
        }
        out.append('\n').append(indent).append('}');
      }
      case Json.Arr list when list.items().stream().anyMatch(Json.Obj.class::isInstance) -> {
        String before = "[\n";
        for (Json item : list.items()) {
          out.append(before).append(indent).append("  ");
          print(item, indent + "  ", out);
          before = ",\n";
        }
        out.append('\n').append(indent).append(']');
      }
      default -> out.append(json.print());
    }
  }
}
