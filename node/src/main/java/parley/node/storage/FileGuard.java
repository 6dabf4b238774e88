package parley.node.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Holds a lock file, so that no second process opens what it guards. The kernel frees it. */
final class FileGuard implements AutoCloseable {
  private final FileChannel channel;

  private FileGuard(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws StoreException.Conflict if another store of this or another process holds it
   */
  static FileGuard take(Path lockFile) throws IOException {
    if (!Files.exists(lockFile)) {
      Durable.makeFile(lockFile);
    }
    FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new StoreException.Conflict("in use by another process: " + lockFile);
    }
    return new FileGuard(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by another store of this process
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
