package parley.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version the build wrote down, and the Java it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    try (java.io.@Nullable InputStream file = Version.class.getResourceAsStream("version.txt")) {
      if (file == null) {
        throw new IllegalStateException("version.txt is not in the jar");
      }
      String version = new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
      return new String[] {"parley " + version + " (Java " + Runtime.version().feature() + ")"};
    }
  }
}
