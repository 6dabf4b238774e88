package parley.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Inputs to begin with, from the project's vectors. */
final class Seeds {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Seeds() {}

  /** A member of each case of a file, as UTF-8; cases without it are left out. */
  static Stream<byte[]> texts(String file, String member) {
    return cases(file)
        .filter(one -> one.has(member))
        .map(one -> one.get(member).textValue().getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes of each case of a file that states them in base64. */
  static Stream<byte[]> bytes(String file) {
    return cases(file).map(one -> Base64.getDecoder().decode(one.get("bytes").textValue()));
  }

  /** The first leaf of each log of the stories of talks. */
  static Stream<byte[]> openings() {
    return items(talks().get("logs"))
        .map(log -> Base64.getDecoder().decode(log.get("leaves").get(0).textValue()));
  }

  /** The party keys of the stories of talks, as vkeys. */
  static List<String> pins(String party) {
    return items(talks().get("pins").get(party)).map(JsonNode::textValue).toList();
  }

  /** Whole files. */
  static Stream<byte[]> files(String... paths) {
    return Stream.of(paths).map(Seeds::file);
  }

  /** One whole file. */
  static byte[] file(String path) {
    try {
      return Files.readAllBytes(vectors().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cases of a file whose top is an array, or has the array as {@code paths}. */
  private static Stream<JsonNode> cases(String file) {
    JsonNode top = json(file);
    return items(top.isArray() ? top : top.get("paths"));
  }

  private static Stream<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode talks() {
    return json("fold/talks.json");
  }

  private static JsonNode json(String file) {
    try {
      return JSON.readTree(file(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path vectors() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("vectors"))) {
        return folder.resolve("vectors");
      }
    }
    throw new AssertionError("no folder above " + start + " contains vectors");
  }
}
