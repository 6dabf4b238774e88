package parley.node.engine;

import org.jspecify.annotations.Nullable;
import parley.line.Verdict;
import parley.log.Hash;
import parley.record.Entry;

/** What happened, for those who watch: it is durable here when it is told. */
public sealed interface NodeEvent {
  /** The line it happened on. */
  String line();

  /**
   * An entry was judged.
   *
   * @param entry null where the leaf is no entry
   * @param again after a start, of what the store held then: no news, and the verdict is the same
   */
  record Judged(
      String line,
      String origin,
      long index,
      Hash leaf,
      @Nullable Entry entry,
      Verdict verdict,
      boolean again)
      implements NodeEvent {}

  /** A counterpart holds everything of our log below this size, and its receipt is durable here. */
  record Stored(String line, String origin, String by, long size, long bySeconds)
      implements NodeEvent {}

  /**
   * A flash came ahead of entries that are still pending; its proof holds.
   *
   * @param author whether its signers' keys are known here, none of them is revoked as far as the
   *     log is folded, and their signatures hold; else only the log vouches for it
   */
  record FlashProven(String line, String origin, long index, Entry entry, boolean author)
      implements NodeEvent {}

  /** What a lane to a counterpart meets has changed. */
  record Path(String line, String party, String state) implements NodeEvent {}

  /** A line stopped writing, or writes again; {@code why} is empty then. */
  record Stopped(String line, String why) implements NodeEvent {}

  /** Two statements of a counterpart cannot both be true; kept as evidence. */
  record Contradiction(String line, String origin, long size) implements NodeEvent {}
}
