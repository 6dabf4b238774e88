package parley.transcript;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parley.log.Hash;
import parley.log.HashReader;
import parley.log.Merkle;

/**
 * All complete subtrees of a log in pages of bytes: 64 bytes an entry, where objects would take
 * more than twice that. Mutable, for one thread.
 */
final class CompactTree implements HashReader {
  private static final int PAGE = 256;

  private static final class Row {
    final List<byte[]> pages = new ArrayList<>();
    long count;

    void add(Hash hash) {
      int at = (int) (count % PAGE);
      if (at == 0) {
        pages.add(new byte[PAGE * Hash.BYTES]);
      }
      System.arraycopy(hash.bytes(), 0, pages.getLast(), at * Hash.BYTES, Hash.BYTES);
      count++;
    }

    Hash get(long index) {
      if (index < 0 || index >= count) {
        throw new IndexOutOfBoundsException("no complete subtree " + index);
      }
      int at = (int) (index % PAGE) * Hash.BYTES;
      byte[] page = pages.get((int) (index / PAGE));
      return Hash.of(Arrays.copyOfRange(page, at, at + Hash.BYTES));
    }
  }

  private final List<Row> rows = new ArrayList<>();

  void append(Hash leaf) {
    Hash hash = leaf;
    for (int level = 0; ; level++) {
      if (level == rows.size()) {
        rows.add(new Row());
      }
      Row row = rows.get(level);
      row.add(hash);
      if ((row.count & 1) == 1) {
        return;
      }
      hash = Merkle.node(row.get(row.count - 2), hash);
    }
  }

  long size() {
    return rows.isEmpty() ? 0 : rows.getFirst().count;
  }

  Hash root(long size) {
    return Merkle.root(size, this);
  }

  @Override
  public Hash at(int level, long index) {
    if (level < 0 || level >= rows.size()) {
      throw new IndexOutOfBoundsException("no complete subtree on level " + level);
    }
    return rows.get(level).get(index);
  }
}
