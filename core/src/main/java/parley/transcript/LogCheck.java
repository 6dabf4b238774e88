package parley.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.Tile;
import parley.log.TileReader;
import parley.record.Origin;

/** One log of a bundle while it is verified: how far it is read, its tree, its heads. */
final class LogCheck {
  /** A head of this log that both its keys signed, and whose root is that of the entries. */
  record Head(Checkpoint checkpoint, Note note) {}

  /** The largest receipt of a counterpart so far. */
  record Receipt(long size, long posixSeconds) {}

  final Origin origin;
  final long size;
  final CompactTree tree = new CompactTree();
  final Map<String, Receipt> receipts = new HashMap<>();
  @Nullable Opening opening;
  @Nullable Head head;
  byte @Nullable [] firstLeaf;
  private long nextBundle;
  private boolean broken;

  LogCheck(Manifest.Log log) {
    this.origin = log.origin();
    this.size = log.size();
  }

  String name() {
    return origin.toString();
  }

  /** Whether there are bundles still to read. */
  boolean open() {
    return !broken && nextBundle * Tile.FULL < size;
  }

  /** Whether every entry was read. */
  boolean whole() {
    return tree.size() == size;
  }

  /** The leaves of the next bundle, or none after a finding; then the log is read no further. */
  List<byte[]> nextLeaves(Files files, Findings findings) {
    Tile tile = Tile.of(Tile.ENTRIES, nextBundle, size);
    nextBundle++;
    String path = Layout.tile(origin, tile);
    byte[] bytes = files.read(path, Layout.maxBytes(tile));
    try {
      if (bytes != null) {
        List<byte[]> leaves = tile.parseEntries(bytes);
        firstLeaf = firstLeaf == null ? leaves.getFirst() : firstLeaf;
        return leaves;
      }
    } catch (MalformedException e) {
      findings.add(new Finding(Check.MALFORMED_FILE, name(), tree.size(), path, Files.text(e)));
    }
    broken = true;
    return new ArrayList<>();
  }

  /**
   * The first leaf, or empty where it cannot be read: what is wrong is found when it is its turn.
   */
  Optional<byte[]> first(Files files) {
    Tile tile = Tile.of(Tile.ENTRIES, 0, size);
    byte[] bytes = files.read(Layout.tile(origin, tile), Layout.maxBytes(tile));
    try {
      return bytes == null ? Optional.empty() : Optional.of(tile.parseEntries(bytes).getFirst());
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  /** Compares every tile of hashes with what the entries make. */
  void checkTiles(Files files, Findings findings) {
    if (!whole()) {
      return;
    }
    for (Tile tile : Tile.covering(size)) {
      if (tile.level() == Tile.ENTRIES) {
        continue;
      }
      String path = Layout.tile(origin, tile);
      byte[] bytes = files.read(path, Layout.maxBytes(tile));
      if (bytes != null && !java.util.Arrays.equals(bytes, TileReader.print(tile, tree))) {
        findings.add(
            new Finding(
                Check.BAD_TILE, name(), Finding.NO_INDEX, path, "not the hashes of the entries"));
      }
    }
  }

  /** Whether the entries that were read reach that size and hash to that root. */
  boolean bears(Checkpoint other) {
    return other.size() <= tree.size() && tree.root(other.size()).equals(other.root());
  }

  void receipt(String by, long receipted, long posixSeconds) {
    Receipt old = receipts.get(by);
    if (old == null || old.size() < receipted) {
      receipts.put(by, new Receipt(receipted, posixSeconds));
    }
  }

  Hash root() {
    return tree.root(tree.size());
  }
}
