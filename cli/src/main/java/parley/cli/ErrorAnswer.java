package parley.cli;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the node says about an error: {@code {"error":{"rule":…,"message":…,"where":…}}}. It is read
 * leniently, because an answer that is not of this form (a proxy, another program on the port) must
 * still end in a sentence: what is not there is empty.
 */
record ErrorAnswer(String rule, String message, String where) {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)");

  static ErrorAnswer read(String body) {
    return new ErrorAnswer(member(body, "rule"), member(body, "message"), member(body, "where"));
  }

  private static String member(String body, String name) {
    Matcher found =
        Pattern.compile("\"" + name + "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){0,2000}+)\"")
            .matcher(body);
    return found.find() ? ESCAPE.matcher(found.group(1)).replaceAll(ErrorAnswer::unescape) : "";
  }

  private static String unescape(MatchResult escape) {
    String code = escape.group(1);
    String text =
        switch (code.charAt(0)) {
          case 'n' -> "\n";
          case 't' -> "\t";
          case 'r' -> "\r";
          case 'b' -> "\b";
          case 'f' -> "\f";
          case 'u' ->
              code.length() == 5 ? Character.toString(Integer.parseInt(code, 1, 5, 16)) : "u";
          default -> code;
        };
    return Matcher.quoteReplacement(text);
  }
}
