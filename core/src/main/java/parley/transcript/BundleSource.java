package parley.transcript;

import java.util.List;

/**
 * Where the files of a transcript are read from. Paths are relative, with {@code /}, of ASCII
 * letters, digits, {@code .}, {@code -} and {@code _}; an implementation refuses any other.
 */
public interface BundleSource {
  /**
   * The bytes of a file.
   *
   * @throws MissingException if there is no such plain file, or it has more bytes than that: then
   *     before they are read
   */
  byte[] read(String path, int maxBytes) throws MissingException;

  /**
   * The paths of all files below a prefix, sorted; the empty prefix stands for all of them.
   *
   * @throws MissingException if the folder cannot be read
   */
  List<String> list(String prefix) throws MissingException;
}
