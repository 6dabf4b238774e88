package parley.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import parley.transcript.BundleSource;
import parley.transcript.MissingException;

/**
 * A transcript in a folder. Symbolic links are not followed: a bundle comes from someone else and
 * must not make the verifier read what is not in it.
 */
record FolderBundle(Path folder) implements BundleSource {
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  @Override
  public byte[] read(String path, int maxBytes) throws MissingException {
    Path file = PATH.matcher(path).matches() ? folder.resolve(path) : null;
    if (file == null || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new MissingException("no such plain file");
    }
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.size(file) > maxBytes) {
        throw new MissingException("over " + maxBytes + " bytes");
      }
      return in.readNBytes(maxBytes);
    } catch (IOException e) {
      throw new MissingException("cannot be read", e);
    }
  }

  @Override
  public List<String> list(String prefix) throws MissingException {
    try (Stream<Path> all = Files.walk(folder, new FileVisitOption[0])) {
      return all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(path -> path.startsWith(prefix))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new MissingException("the folder cannot be read", e);
    }
  }
}
