package parley.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import parley.render.Phrase;

/**
 * Files that a command makes: never over another file, on disk before the command says so, and
 * private from the first byte on where they hold a secret.
 */
final class FreshFile {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> ALL = PosixFilePermissions.fromString("rw-r--r--");

  private FreshFile() {}

  /** Writes a secret, mode 0600. */
  static void secret(Path file, byte[] bytes) throws IOException, Failure {
    write(file, bytes, OWNER);
  }

  /** Writes what anyone may read. */
  static void open(Path file, byte[] bytes) throws IOException, Failure {
    write(file, bytes, ALL);
  }

  private static void write(Path file, byte[] bytes, Set<PosixFilePermission> mode)
      throws IOException, Failure {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel =
        FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(mode))) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException e) {
      throw new Failure(Exit.LOCAL_IO, Phrase.say("error.exists", "file", file.toString()), e);
    }
    syncFolder(file);
  }

  /** Replaces a file as a whole: a reader sees the old bytes or the new ones. */
  static void replace(Path file, byte[] bytes) throws IOException, Failure {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    open(fresh, bytes);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    syncFolder(file);
  }

  /** A new name is durable only when its folder is synced as well. */
  private static void syncFolder(Path file) throws IOException {
    try (FileChannel folder =
        FileChannel.open(file.toAbsolutePath().resolveSibling(".").normalize())) {
      folder.force(true);
    }
  }

  /** Makes a folder that only its owner may enter; its parents must be there or are made so too. */
  static void folder(Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /** Whether someone else than the owner may read or write the file, or enter the folder. */
  static boolean isOpenToOthers(Path file) throws IOException {
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
    return mode.stream().anyMatch(p -> !p.name().startsWith("OWNER_"));
  }
}
