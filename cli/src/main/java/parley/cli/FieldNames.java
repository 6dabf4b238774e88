package parley.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.Kind;
import parley.record.Kinds;
import parley.record.Shape;
import picocli.CommandLine.Model.CommandSpec;

/** Says what is wrong with a field by the option that it was given by. */
final class FieldNames {
  /**
   * Fields whose option has a name of its own; the others are named like the option, or in plural.
   */
  private static final Map<String, List<String>> OTHERS =
      Map.of(
          "as", List.of("--kind", "--answer"),
          "when", List.of("--on", "--happened"),
          "timezones", List.of("--zone"),
          "delegation", List.of("--comes"),
          "third-parties", List.of("--third-party"),
          "because", List.of("--because"),
          "texts", List.of("--in"),
          "by", List.of("--by", "--raised-by"),
          "content", List.of("--not-of-record"));

  private FieldNames() {}

  /**
   * Checks what an act of a kind must look like, before a node is asked; of a kind that is not
   * known here the node judges.
   *
   * @throws MalformedException naming the option, or the field where no option gives it
   */
  static void check(CommandSpec command, String kind, Json.Obj body) throws MalformedException {
    Kind known = Kinds.find(kind);
    if (known == null) {
      return;
    }
    try {
      new Shape.Group(known.fields()).check(body, "body");
    } catch (MalformedException e) {
      throw new MalformedException(named(command, String.valueOf(e.getMessage())), e);
    }
  }

  private static String named(CommandSpec command, String message) {
    int colon = message.indexOf(": ");
    if (colon < 0) {
      return message;
    }
    List<String> path =
        Arrays.stream(message.substring(0, colon).split("\\.", -1))
            .map(part -> part.replaceAll("\\[.*", ""))
            .toList();
    for (String field : path.reversed()) {
      for (String option : options(field)) {
        if (command.findOption(option) != null) {
          return option + message.substring(colon);
        }
      }
    }
    return message;
  }

  private static List<String> options(String field) {
    String name = "--" + field;
    String single = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    return OTHERS.getOrDefault(field, List.of(name, single));
  }
}
