package parley.node.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import parley.line.Reading;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.HashReader;
import parley.log.MalformedException;
import parley.log.Merkle;
import parley.log.Note;
import parley.log.Proofs;
import parley.log.Tile;
import parley.log.TileReader;
import parley.node.storage.LogStore;
import parley.record.Origin;

/**
 * What a party may read of the logs of its lines: head, tiles, bundles of entries, attachments
 * (docs/spec/link.md, "Reading"). Every reading names the log, and is answered only to a party of
 * that log's line; to others the log is unknown.
 */
final class LogShelf {
  /** Most bytes of an attachment that one answer holds: an urgent entry does not wait for more. */
  static final int BLOB_CHUNK = 1 << 20;

  private static final int ORIGIN_PARTS = 4;

  private final Engine engine;
  private final LogStore store;

  LogShelf(Engine engine, LogStore store) {
    this.engine = engine;
    this.store = store;
  }

  /** The rest of the path by which an attachment is asked for, from a byte of salt and content. */
  static String blobPath(Origin origin, long index, Hash blob, long from) {
    return origin + "/blob/" + index + "/" + blob.hex() + "/" + from;
  }

  /** A log that the asking party may read, up to its newest signed head. */
  private record Held(Origin origin, Note head, long size) {}

  /** Answers a party that reads what the rest of the path says. */
  Wire.Reply read(String party, String path) throws MalformedException {
    String[] parts = path.split("/", -1);
    if (parts.length <= ORIGIN_PARTS) {
      throw new MalformedException("log: an origin and what is read of it expected");
    }
    Origin origin =
        Origin.parse(String.join("/", Arrays.copyOf(parts, ORIGIN_PARTS)), "log.origin");
    List<String> what = List.of(parts).subList(ORIGIN_PARTS, parts.length);
    Optional<Held> held = held(party, origin);
    if (held.isEmpty()) {
      return Replies.refusal(404, "unknown-log", "no such log on a line of yours");
    }
    return answer(held.get(), what);
  }

  private Wire.Reply answer(Held held, List<String> what) throws MalformedException {
    String part = what.getFirst();
    if (part.equals("checkpoint") && what.size() == 1) {
      return answer(held.head().bytes());
    }
    if (part.equals("tile")) {
      return tile(held, Tile.parse(String.join("/", what)));
    }
    if (part.equals("consistency") && what.size() == 3) {
      return consistency(held, number(what.get(1), "from"), number(what.get(2), "to"));
    }
    return part.equals("blob") && what.size() == 4
        ? blob(held, what)
        : Replies.refusal(404, "no-such-path", "no such part of a log");
  }

  private Optional<Held> held(String party, Origin origin) throws MalformedException {
    Optional<Note> head =
        engine.read(
            () ->
                engine
                    .line(origin.line())
                    .filter(line -> line.descriptor().parties().contains(party))
                    .flatMap(line -> line.head(origin)));
    return head.isEmpty()
        ? Optional.empty()
        : Optional.of(new Held(origin, head.get(), Checkpoint.parse(head.get().text()).size()));
  }

  private static Wire.Reply answer(byte[] bytes) {
    return new Wire.Reply.Answered(200, bytes);
  }

  /**
   * How the tree of the larger size, as held here, begins: its root at the smaller, and the path.
   */
  private Wire.Reply consistency(Held held, long from, long to) {
    if (from < 1 || from > to || to > held.size()) {
      return Replies.refusal(404, "no-such-size", "the newest head does not cover it");
    }
    HashReader tree = (level, index) -> store.hash(held.origin().toString(), level, index);
    CatchUp.Shown shown =
        new CatchUp.Shown(Merkle.root(from, tree), Proofs.consistency(from, to, tree));
    return answer(shown.bytes());
  }

  private Wire.Reply tile(Held held, Tile tile) {
    int bits = 8 * Math.max(tile.level(), 0);
    long row = bits >= Long.SIZE ? 0 : held.size() >> bits;
    // The index may be so large that the product overflows: it is compared first.
    boolean covered =
        tile.index() <= row / Tile.FULL && tile.index() * Tile.FULL + tile.width() <= row;
    long end = tile.index() * Tile.FULL + tile.width();
    if (!covered) {
      return Replies.refusal(404, "no-such-tile", "the newest head does not cover it");
    }
    String origin = held.origin().toString();
    if (tile.level() == Tile.ENTRIES) {
      return answer(Tile.printEntries(leaves(origin, end - tile.width(), end)));
    }
    HashReader tree = (level, index) -> store.hash(origin, level, index);
    return answer(TileReader.print(tile, tree));
  }

  private List<byte[]> leaves(String origin, long from, long to) {
    List<byte[]> leaves = new java.util.ArrayList<>();
    while (from + leaves.size() < to) {
      leaves.addAll(store.read(origin, from + leaves.size(), to));
    }
    return leaves;
  }

  /** A part of an attachment, to a party that names an entry of the log which refers to it. */
  private Wire.Reply blob(Held held, List<String> what) throws MalformedException {
    long index = number(what.get(1), "blob.index");
    Hash blob = hash(what.get(2));
    long from = number(what.get(3), "blob.from");
    if (index >= held.size() || !refers(held.origin().toString(), index, blob)) {
      return Replies.refusal(404, "not-referred-to", "that entry names no such attachment");
    }
    byte[] kept = store.blob(blob).orElse(new byte[0]);
    if (from >= kept.length) {
      return Replies.refusal(404, "no-such-blob", "the attachment is not held here");
    }
    int end = (int) Math.min(kept.length, from + BLOB_CHUNK);
    return answer(Arrays.copyOfRange(kept, (int) from, end));
  }

  private static long number(String text, String what) throws MalformedException {
    if (!text.matches("0|[1-9][0-9]{0,14}")) {
      throw new MalformedException(what + ": a number expected");
    }
    return Long.parseLong(text);
  }

  private static Hash hash(String hex) throws MalformedException {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new MalformedException("blob.hash: 64 hexadecimal digits expected");
    }
    return Hash.of(HexFormat.of().parseHex(hex));
  }

  private boolean refers(String origin, long index, Hash blob) {
    byte[] leaf = store.read(origin, index, index + 1).getFirst();
    return Reading.of(leaf) instanceof Reading.Read read
        && read.signed().entry().blobs().stream().anyMatch(ref -> ref.hash().equals(blob));
  }

  /** The path as it came in place of a body. */
  static String path(byte[] body) {
    return new String(body, StandardCharsets.US_ASCII);
  }
}
