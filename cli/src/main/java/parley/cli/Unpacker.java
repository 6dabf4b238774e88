package parley.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import parley.log.MalformedException;

/**
 * Unpacks a zip that comes from elsewhere into a new folder. A name must be a plain relative path
 * of short ASCII parts, none of them {@code .} or {@code ..}; no file comes twice; the number of
 * files, the bytes of each and of all are bounded while they are written, whatever the archive says
 * of itself. Links and modes in the archive are not looked at.
 */
final class Unpacker {
  /** A tile has 256 hashes: this many files hold a line of a hundred million entries. */
  static final int MAX_FILES = 1_000_000;

  private static final Pattern NAME =
      Pattern.compile(
          "[A-Za-z0-9_+-][A-Za-z0-9._+-]{0,254}(?:/[A-Za-z0-9_+-][A-Za-z0-9._+-]{0,254}){0,31}/?");

  private final Path folder;
  private final long maxBytes;
  private final Progress progress;
  private long files;
  private long bytes;

  /** What was unpacked. */
  record Totals(long files, long bytes) {}

  Unpacker(Path folder, long maxBytes, Progress progress) {
    this.folder = folder;
    this.maxBytes = maxBytes;
    this.progress = progress;
  }

  /**
   * Unpacks a stream to its end.
   *
   * @throws MalformedException if it is no zip, holds nothing, or breaks a bound
   */
  Totals unpack(InputStream in) throws IOException, MalformedException {
    Files.createDirectories(folder);
    try (ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        take(zip, entry);
      }
      // The archive's own table of contents follows; the connection shows that all of it came.
      in.transferTo(OutputStream.nullOutputStream());
    } catch (ZipException e) {
      throw new MalformedException("zip: " + e.getMessage(), e);
    }
    if (files == 0) {
      throw new MalformedException("zip: no file in it");
    }
    return new Totals(files, bytes);
  }

  private void take(ZipInputStream zip, ZipEntry entry) throws IOException, MalformedException {
    if (!NAME.matcher(entry.getName()).matches()) {
      throw new MalformedException("zip: a name that is no plain relative path");
    }
    if (++files > MAX_FILES) {
      throw new MalformedException("zip: more than " + MAX_FILES + " files");
    }
    Path file = folder.resolve(entry.getName()).normalize();
    if (!file.startsWith(folder)) {
      throw new MalformedException("zip: a name outside of the folder");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(NodeHome.parent(file));
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      copy(zip, out);
    } catch (FileAlreadyExistsException e) {
      throw new MalformedException("zip: a name twice", e);
    }
  }

  private void copy(ZipInputStream zip, OutputStream out) throws IOException, MalformedException {
    byte[] buffer = new byte[64 << 10];
    for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
      bytes += n;
      if (bytes > maxBytes) {
        throw new MalformedException("zip: more than " + maxBytes + " bytes");
      }
      out.write(buffer, 0, n);
      progress.at(bytes);
    }
  }
}
