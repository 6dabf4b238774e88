package parley.node.api;

import java.util.List;
import parley.node.engine.LineDesk;
import parley.node.node.Node;

/** Finds a line by its full name, or by its short name where only one line bears it. */
final class Lines {
  private Lines() {}

  /** The full name. */
  static String id(Node node, String name) throws ApiError {
    List<String> found =
        node.engine()
            .read(
                () ->
                    node.engine().lines().stream()
                        .filter(d -> d.line().equals(name) || d.descriptor().name().equals(name))
                        .map(LineDesk::line)
                        .toList());
    if (found.contains(name)) {
      return name;
    }
    if (found.isEmpty()) {
      throw ApiError.notFound("no-such-line", "no such line");
    }
    if (found.size() > 1) {
      throw ApiError.conflict("ambiguous", "several lines have that name; use the full one");
    }
    return found.getFirst();
  }

  /** The line itself; call within the engine's read. */
  static LineDesk desk(Node node, String line) {
    return node.engine().line(line).orElseThrow();
  }
}
