package parley.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.line.Rule;
import parley.line.Verdict;

/** The table in docs/spec/record.md is the table in the code. */
class KindTableTest {
  private static final String BEGIN = "<!-- kinds -->\n";
  private static final String END = "<!-- /kinds -->\n";

  private static Path spec(String name) {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("docs/spec").resolve(name))) {
        return folder.resolve("docs/spec").resolve(name);
      }
    }
    throw new AssertionError("no folder above " + start + " contains docs/spec/" + name);
  }

  private static String table() {
    StringBuilder out =
        new StringBuilder("| kind | signed by | traits | fields |\n|---|---|---|---|\n");
    for (Kind kind : Kinds.all()) {
      String authors =
          Arrays.stream(Kind.Author.values())
              .filter(a -> kind.authors().contains(a))
              .map(a -> a.name().substring(0, 1))
              .collect(Collectors.joining(" "));
      String traits =
          Arrays.stream(Kind.Trait.values())
              .filter(kind::is)
              .map(t -> t.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .collect(Collectors.joining(" "));
      String fields =
          kind.fields().stream()
              .map(f -> "`" + f.name() + "`" + (f.required() ? "" : "?") + " " + form(f.shape()))
              .collect(Collectors.joining(", "));
      out.append("| `%s` | %s | %s | %s |\n".formatted(kind.name(), authors, traits, fields));
    }
    return out.toString();
  }

  private static String form(Shape shape) {
    return Shapes.NAMED.entrySet().stream()
        .filter(named -> named.getValue().equals(shape))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> spelled(shape));
  }

  private static String spelled(Shape shape) {
    return switch (shape) {
      case Shape.Text t when t.maxChars() == 300 -> "LINE";
      case Shape.Text t when t.maxChars() == Limits.TEXT_CHARS -> "LONG";
      case Shape.Text t -> "text ≤ " + t.maxChars();
      case Shape.Words w -> "words ≤ " + w.maxChars();
      case Shape.Form f -> named(f);
      case Shape.OneOf o -> String.join("/", o.words());
      case Shape.Whole w when w.equals(Shapes.SIZE) -> "size";
      case Shape.Whole w -> w.min() + "–" + w.max();
      case Shape.Flag f -> "flag";
      case Shape.ListOf l -> "[" + form(l.item()) + "] ≤ " + l.max();
      case Shape.Group g ->
          g.fields().stream()
              .map(f -> f.name() + (f.required() ? " " : "? ") + form(f.shape()))
              .collect(Collectors.joining("; ", "{", "}"));
      case Shape.AnyObject a -> "object";
    };
  }

  private static String named(Shape form) {
    if (form.equals(Shapes.TOKEN)) {
      return "token";
    } else if (form.equals(Shapes.PARTY_NAME)) {
      return "party";
    } else if (form.equals(Shapes.TIME)) {
      return "time";
    } else if (form.equals(Shapes.DATE)) {
      return "date";
    } else if (form.equals(Shapes.HASH)) {
      return "hash";
    } else if (form.equals(Shapes.ORIGIN)) {
      return "origin";
    }
    return form.equals(Shapes.SIGNER) ? "signer" : "id";
  }

  private static String shapes() {
    return Shapes.NAMED.entrySet().stream()
        .map(named -> "\n`%s`: %s\n".formatted(named.getKey(), spelled(named.getValue())))
        .collect(Collectors.joining());
  }

  /** With {@code -Dparley.write=true} the table is written instead. */
  @Test
  void theSpecificationNamesEveryKindAsItIs() throws IOException {
    String text = Files.readString(spec("record.md"));
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    String expected = table() + shapes();
    if (Boolean.getBoolean("parley.write")) {
      Files.writeString(
          spec("record.md"), text.substring(0, begin) + expected + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end)).isEqualTo(expected);
  }

  /** Every row of the table of crossings has its test, and every rule and reason its word. */
  @Test
  void theFoldsSpecificationNamesTestsRulesAndReasons() throws IOException {
    String text = Files.readString(spec("fold.md"));
    String rows = text.substring(text.indexOf("## Crossings"));
    Path line = spec("fold.md").resolveSibling("../../core/src/test/java/parley/line");
    String tests =
        Files.readString(line.resolve("CrossingTest.java"))
            + Files.readString(line.resolve("CrossingOpeningsTest.java"));
    var named = java.util.regex.Pattern.compile("`([a-z][A-Za-z]{5,})` \\|\n").matcher(rows);
    int count = 0;
    while (named.find()) {
      assertThat(tests).contains("void " + named.group(1) + "()");
      count++;
    }
    assertThat(count).isEqualTo(30);
    for (Rule rule : Rule.values()) {
      assertThat(text).contains("`" + rule.word() + "`");
    }
    for (Verdict.Reason reason : Verdict.Reason.values()) {
      String word = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
      assertThat(text).contains("inert `" + word + "`");
    }
  }
}
