package parley.node.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * What it takes for a file to be there after a power cut.
 *
 * <p>A write is durable when the file was synced; a new or renamed file only when its folder was
 * synced as well, because its name is data of the folder. Never use this on a file that SQLite has
 * open: closing any descriptor of a file drops all POSIX locks that the process holds on it.
 */
public final class Durable {
  private static final Set<PosixFilePermission> FILE_MODE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER_MODE =
      PosixFilePermissions.fromString("rwx------");

  private Durable() {}

  /** Syncs the content of a file and its metadata. */
  public static void syncFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Syncs the names in a folder. */
  public static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Makes a folder and its missing parents, with mode 0700, and syncs the names above it. */
  public static void makeFolder(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      return;
    }
    Path parent = parent(absolute);
    makeFolder(parent);
    Files.createDirectory(absolute, mode(FOLDER_MODE));
    syncFolder(parent);
  }

  /**
   * Makes an empty file with mode 0600.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it exists
   */
  public static void makeFile(Path file) throws IOException {
    Files.createFile(file, mode(FILE_MODE));
  }

  /**
   * Replaces the content of a file, or makes it: after a crash at any moment the old or the new
   * content is there, whole. Written beside it, synced, renamed over it, folder synced: without the
   * first sync the new name could stand for an empty file, without the second the rename could be
   * undone.
   */
  public static void replace(Path file, byte[] content) throws IOException {
    Path temporary = beside(file);
    Files.deleteIfExists(temporary);
    makeFile(temporary);
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      writeFully(channel, ByteBuffer.wrap(content), 0);
      channel.force(true);
    }
    publish(temporary, file);
  }

  /** Renames a synced file over another of the same folder, and syncs the folder. */
  static void publish(Path temporary, Path file) throws IOException {
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    syncFolder(parent(file.toAbsolutePath()));
  }

  static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".new");
  }

  static void writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  private static Path parent(Path absolute) throws IOException {
    Path parent = absolute.getParent();
    if (parent == null) {
      throw new IOException("no folder above " + absolute);
    }
    return parent;
  }

  private static FileAttribute<?>[] mode(Set<PosixFilePermission> mode) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
        : new FileAttribute<?>[0];
  }
}
