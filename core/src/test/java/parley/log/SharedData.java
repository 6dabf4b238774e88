package parley.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The published vectors beside the repository, and the project's own vectors inside it. */
final class SharedData {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SharedData() {}

  /** A file or folder of shared/data. */
  static Path shared(String path) {
    return above("shared/data").resolve(path);
  }

  /** A file or folder of the project's vectors. */
  static Path vectors(String path) {
    return above("vectors").resolve(path);
  }

  private static Path above(String wanted) {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(wanted))) {
        return folder.resolve(wanted);
      }
    }
    throw new AssertionError("no folder above " + start + " contains " + wanted);
  }

  static JsonNode json(Path file) throws IOException {
    return JSON.readTree(file.toFile());
  }

  /** Every JSON file below a folder of shared/data, in a fixed order. */
  static List<Path> jsonFiles(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(shared(folder))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
