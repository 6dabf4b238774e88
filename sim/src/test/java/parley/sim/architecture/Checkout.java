package parley.sim.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder of the repository that the tests run in. */
final class Checkout {
  static final List<String> MODULES = List.of("core", "render", "node", "cli", "sim");

  /** Every Java source of every module, main and test. */
  static final List<JavaSource> SOURCES = parse();

  private Checkout() {}

  /**
   * The repository's root: the first folder upwards that has a core module.
   *
   * @throws IllegalStateException if there is none
   */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      if (Files.exists(folder.resolve("core/pom.xml"))) {
        return folder;
      }
      folder = folder.getParent();
    }
    throw new IllegalStateException("not inside a checkout: no folder upwards has core/pom.xml");
  }

  private static List<JavaSource> parse() {
    Map<String, String> textByPath = new HashMap<>();
    for (String module : MODULES) {
      read(root().resolve(module).resolve("src"), textByPath);
    }
    return JavaSource.parse(textByPath);
  }

  private static void read(Path folder, Map<String, String> textByPath) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String path = root().relativize(file).toString().replace('\\', '/');
        textByPath.put(path, Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
