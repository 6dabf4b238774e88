package parley.node.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;

/**
 * An anchor in one file that is appended to, with one fdatasync per raise.
 *
 * <p>Every mark is written as two equal blocks. A crash during a raise can tear only the blocks of
 * that last raise, whose signatures had not left: such a tail is dropped. A flipped bit spoils one
 * of two blocks: in the last raise the other one stands for both, so that a mark that was synced is
 * never taken for a torn one; anywhere else the anchor is refused as damaged. What no file can show
 * is that whole raises were cut off its end, or that it was replaced by an older copy: hence
 * outside every backup.
 */
public final class FileAnchor implements Anchor {
  /** A file with more blocks than marks by this much is written anew: about 1 MiB. */
  private static final int SPARE_PAIRS = 1_024;

  /**
   * Stands in the first pair for an origin; its size is the number of marks that follow at once.
   */
  private static final String TITLE = "parley/anchor/v1";

  /** Most marks of one raise. */
  private static final int MAX_MARKS = 1 << 20;

  private final Path file;
  private final FileGuard guard;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Key, Mark> marks;
  private FileChannel channel;
  private long batch;
  private long pairs;
  private @Nullable String stopped;

  private FileAnchor(Path file, FileGuard guard, Contents contents) throws IOException {
    this.file = file;
    this.guard = guard;
    this.marks = contents.marks;
    this.batch = contents.batch;
    this.channel = rewrite();
  }

  /**
   * Makes an empty anchor, at the birth of a node or of new keys only.
   *
   * @throws StoreException.Conflict if the file exists or is in use
   */
  public static Anchor create(Path file) throws StoreException {
    return create(file, List.of());
  }

  private static Anchor create(Path file, List<Mark> marks) {
    if (Files.exists(file)) {
      throw new StoreException.Conflict("the anchor exists: " + file);
    }
    return guarded(file, Contents.of(marks));
  }

  /**
   * Opens the anchor, or a {@link LostAnchor} if there is no such file.
   *
   * @throws StoreException.Conflict if another process has it open
   * @throws StoreException.Failed if it is damaged or cannot be read
   */
  public static Anchor open(Path file) throws StoreException {
    return Files.exists(file) ? guarded(file, null) : new LostAnchor(bars -> create(file, bars));
  }

  private static Anchor guarded(Path file, @Nullable Contents fresh) {
    FileGuard guard = null;
    FileAnchor anchor = null;
    try {
      Durable.makeFolder(file.toAbsolutePath().resolveSibling(".").normalize());
      guard = FileGuard.take(file.resolveSibling(file.getFileName() + ".lock"));
      Contents contents = fresh == null ? Contents.parse(Files.readAllBytes(file)) : fresh;
      anchor = new FileAnchor(file, guard, contents);
      return anchor;
    } catch (IOException e) {
      throw new StoreException.Failed("the anchor cannot be opened: " + file, e);
    } finally {
      if (anchor == null && guard != null) {
        free(guard);
      }
    }
  }

  @Override
  public boolean present() {
    return true;
  }

  @Override
  public Optional<Mark> mark(String origin, Role role) {
    lock.lock();
    try {
      running();
      return Optional.ofNullable(marks.get(new Key(origin, role)));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void raise(List<Mark> wanted) throws StoreException {
    lock.lock();
    try {
      running();
      Map<Key, Mark> raised = new LinkedHashMap<>();
      for (Mark mark : wanted) {
        Key key = new Key(mark.origin(), mark.role());
        Mark held = raised.getOrDefault(key, marks.get(key));
        raised.put(key, raised(held, mark));
      }
      if (!raised.isEmpty()) {
        write(raised);
      }
    } finally {
      lock.unlock();
    }
  }

  private static Mark raised(@Nullable Mark held, Mark wanted) {
    if (held == null) {
      return wanted;
    }
    if (wanted.size() < held.size()) {
      throw new StoreException.Conflict(wanted.origin() + ": the mark stands at " + held.size());
    }
    if (wanted.size() == held.size() && !wanted.root().equals(held.root())) {
      throw new StoreException.Conflict(
          wanted.origin() + ": another root was signed at " + held.size());
    }
    long at = Math.max(held.atSeconds(), wanted.atSeconds());
    return new Mark(wanted.origin(), wanted.role(), wanted.size(), wanted.root(), at);
  }

  private void write(Map<Key, Mark> raised) {
    try {
      byte[] blocks = encode(batch + 1, raised.values());
      Durable.writeFully(channel, ByteBuffer.wrap(blocks), pairs * 2 * AnchorBlock.BYTES);
      channel.force(false);
      batch++;
      pairs += raised.size();
      marks.putAll(raised);
      if (pairs > 4L * marks.size() + SPARE_PAIRS) {
        FileChannel old = channel;
        channel = rewrite();
        old.close();
      }
    } catch (IOException e) {
      stopped = "writing failed";
      throw new StoreException.Failed("the anchor was not raised: " + file, e);
    }
  }

  /** Writes a title and all marks as one raise into a new file that replaces the old one. */
  private FileChannel rewrite() throws IOException {
    Mark title = new Mark(TITLE, Role.SIGNED, marks.size(), Hash.of(new byte[Hash.BYTES]), 0);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(encode(batch + 1, List.of(title)));
    all.writeBytes(encode(batch + 2, marks.values()));
    Durable.replace(file, all.toByteArray());
    batch += marks.isEmpty() ? 1 : 2;
    pairs = 1L + marks.size();
    return FileChannel.open(file, StandardOpenOption.WRITE);
  }

  private static byte[] encode(long batch, Collection<Mark> marks) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(marks.size() * 2 * AnchorBlock.BYTES);
    int index = 0;
    for (Mark mark : marks) {
      byte[] block = new AnchorBlock(batch, index++, marks.size(), mark).encode();
      out.writeBytes(block);
      out.writeBytes(block);
    }
    return out.toByteArray();
  }

  private void running() {
    if (stopped != null) {
      throw new StoreException.Failed("the anchor is stopped until opened anew: " + stopped);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      stopped = "closed";
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the anchor did not close", e);
    } finally {
      free(guard);
      lock.unlock();
    }
  }

  private static void free(FileGuard guard) {
    try {
      guard.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the anchor's lock file did not close", e);
    }
  }

  private record Key(String origin, Role role) {}

  /** What a file says. */
  private static final class Contents {
    private final Map<Key, Mark> marks = new LinkedHashMap<>();
    private long batch;
    private int index;
    private int count;

    static Contents of(List<Mark> marks) {
      Contents contents = new Contents();
      marks.forEach(mark -> contents.marks.put(new Key(mark.origin(), mark.role()), mark));
      return contents;
    }

    static Contents parse(byte[] bytes) {
      Contents contents = new Contents();
      int pair = 2 * AnchorBlock.BYTES;
      long atomic = contents.title(bytes);
      int at = pair;
      while (at + pair <= bytes.length && contents.whole(bytes, at)) {
        at += pair;
      }
      if (at / pair - 1 < atomic) {
        throw damaged(at); // came by an atomic replacement, which cannot be torn
      }
      contents.tail(bytes, at);
      return contents;
    }

    /** Reads the first pair: how many pairs came with it. An anchor without it is not empty. */
    private long title(byte[] bytes) {
      AnchorBlock first = bytes.length < 2 * AnchorBlock.BYTES ? null : block(bytes, 0);
      boolean whole = first != null && first.equals(block(bytes, AnchorBlock.BYTES));
      if (first == null || !whole || !first.mark().origin().equals(TITLE)) {
        throw damaged(0);
      }
      batch = first.batch();
      return first.mark().size();
    }

    /** Takes a pair if both blocks are the next ones. */
    private boolean whole(byte[] bytes, int at) {
      AnchorBlock first = block(bytes, at);
      AnchorBlock second = block(bytes, at + AnchorBlock.BYTES);
      if (first == null || second == null) {
        return false;
      }
      boolean next = first.index() == (index < count ? index : 0) && follows(first);
      if (!first.equals(second) || !next) {
        throw damaged(at);
      }
      take(first);
      return true;
    }

    /** True if the block belongs to the raise that is under way, or begins the one after. */
    private boolean follows(AnchorBlock block) {
      if (index < count) {
        return block.batch() == batch && block.count() == count;
      }
      return block.batch() == batch + 1;
    }

    private void take(AnchorBlock block) {
      Mark mark = block.mark();
      Key key = new Key(mark.origin(), mark.role());
      marks.merge(key, mark, (held, later) -> later.size() < held.size() ? held : later);
      batch = block.batch();
      count = block.count();
      index = block.index() + 1;
    }

    /** What is not whole may only be what is left of one raise, the last. */
    private void tail(byte[] bytes, int at) {
      long torn = 0;
      int most = index < count ? count - index : MAX_MARKS;
      List<AnchorBlock> left = new ArrayList<>();
      for (int p = at; p < bytes.length; p += AnchorBlock.BYTES) {
        AnchorBlock block = p + AnchorBlock.BYTES <= bytes.length ? block(bytes, p) : null;
        if (block != null) {
          boolean same = torn == 0 || block.batch() == torn;
          if (!same || !(torn != 0 || follows(block))) {
            throw damaged(at);
          }
          torn = block.batch();
          most = Math.min(most, index < count ? most : block.count());
          left.add(block);
        }
      }
      if (bytes.length - at > 2L * AnchorBlock.BYTES * most) {
        throw damaged(at);
      }
      left.forEach(this::take);
    }

    private static @Nullable AnchorBlock block(byte[] bytes, int at) {
      return AnchorBlock.decode(Arrays.copyOfRange(bytes, at, at + AnchorBlock.BYTES));
    }

    private static StoreException damaged(int at) {
      return new StoreException.Failed("the anchor is damaged at byte " + at);
    }
  }
}
