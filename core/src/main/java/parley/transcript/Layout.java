package parley.transcript;

import java.nio.charset.StandardCharsets;
import parley.log.Hash;
import parley.log.Note;
import parley.log.Tile;
import parley.record.Limits;
import parley.record.Origin;

/** Paths and bounds of the files of a transcript (docs/spec/transcript.md, "Files"). */
public final class Layout {
  /** What the bundle is. */
  public static final String MANIFEST = "transcript.json";

  /** SHA-256 of every other file, as {@code sha256sum -c} reads it. */
  public static final String SUMS = "SHA256SUMS";

  /** The card of each party. */
  public static final String CARDS = "cards/";

  /** Larger content, by its salted hash. */
  public static final String BLOBS = "blobs/";

  /** Heads and proofs of equivocation, by their hash. */
  public static final String EVIDENCE = "evidence/";

  /** Length of the manifest: eight parties with a thousand logs each fit. */
  public static final int MANIFEST_BYTES = 4 << 20;

  /** Length of the list of sums: a million files. */
  static final int SUMS_BYTES = 256 << 20;

  /** Length of a card. */
  public static final int CARD_BYTES = 32 * 1024;

  static final int TILE_BYTES = Tile.FULL * Hash.BYTES;
  static final int BUNDLE_BYTES = Tile.FULL * (Short.BYTES + Tile.MAX_ENTRY_BYTES);
  static final int BLOB_BYTES = Hash.BYTES + (int) Limits.BLOB_BYTES;
  static final int NOTE_BYTES = Note.MAX_BYTES;

  private Layout() {}

  /** The file of a party's card. */
  public static String card(String party) {
    return CARDS + party + ".card";
  }

  /** The folder of a log, with its slash: an origin itself is no file name. */
  public static String log(Origin origin) {
    byte[] name = origin.toString().getBytes(StandardCharsets.US_ASCII);
    return "logs/" + Hash.sha256(name).hex() + "/";
  }

  /** The newest head of a log. */
  public static String checkpoint(Origin origin) {
    return log(origin) + "checkpoint";
  }

  /** The folder of a log's receipts. */
  public static String receipts(Origin origin) {
    return log(origin) + "receipts/";
  }

  static String receipt(Origin origin, long size) {
    return receipts(origin) + size + ".note";
  }

  static String tile(Origin origin, Tile tile) {
    return log(origin) + tile.path();
  }

  static String blob(Hash hash) {
    return BLOBS + hash.hex();
  }

  static int maxBytes(Tile tile) {
    return tile.level() == Tile.ENTRIES ? BUNDLE_BYTES : TILE_BYTES;
  }
}
