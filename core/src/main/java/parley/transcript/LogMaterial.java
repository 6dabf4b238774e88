package parley.transcript;

import java.util.List;
import parley.log.HashReader;
import parley.log.Note;
import parley.record.Origin;

/**
 * What a party holds of one log, for export.
 *
 * @param origin the log
 * @param size entries, at least 1: the size of the head
 * @param leaves the entries' bytes
 * @param hashes the tree
 * @param head the newest head: the note with the log's two lines, and the receipts on it if any
 * @param receipts heads with the counterparts' cosignatures, by rising size: at least the largest
 *     of each counterpart
 */
public record LogMaterial(
    Origin origin, long size, Leaves leaves, HashReader hashes, Note head, List<Note> receipts) {

  /** Reads entries. */
  @FunctionalInterface
  public interface Leaves {
    /** The bytes of {@code count} entries from {@code first} on, exactly so many. */
    List<byte[]> read(long first, int count);
  }

  /** Keeps a copy of the list. */
  public LogMaterial {
    receipts = List.copyOf(receipts);
  }
}
