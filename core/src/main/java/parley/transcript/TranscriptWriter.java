package parley.transcript;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parley.line.Card;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.Tile;
import parley.log.TileReader;
import parley.record.BlobRef;

/**
 * Writes a transcript file by file, so that it never has to be in memory: cards, logs, blobs and
 * evidence in any order, then {@link #finish}. Not verified here: {@link TranscriptVerifier} does.
 */
public final class TranscriptWriter {
  private final Sink sink;
  private final Sums sums = new Sums();
  private final List<Manifest.Log> logs = new ArrayList<>();
  private final List<String> parties = new ArrayList<>();

  /** A writer into that sink. */
  public TranscriptWriter(Sink sink) {
    this.sink = sink;
  }

  private void put(String path, byte[] bytes) {
    sums.add(path, bytes);
    sink.file(path, bytes);
  }

  /** The newest card of a party of the line. */
  public void card(Card card) {
    parties.add(card.party());
    put(Layout.card(card.party()), card.note().getBytes(StandardCharsets.UTF_8));
  }

  /** A party of the line that has no node, no card and no log. */
  public void absent(String party) {
    parties.add(party);
  }

  /**
   * A log with all its entries.
   *
   * @throws MalformedException if the head or a receipt is no checkpoint of that log
   */
  public void log(LogMaterial log) throws MalformedException {
    for (Tile tile : Tile.covering(log.size())) {
      byte[] bytes =
          tile.level() == Tile.ENTRIES
              ? Tile.printEntries(log.leaves().read(tile.index() * Tile.FULL, tile.width()))
              : TileReader.print(tile, log.hashes());
      put(Layout.tile(log.origin(), tile), bytes);
    }
    if (head(log, log.head()).size() != log.size()) {
      throw new MalformedException("head: another size than the log's");
    }
    put(Layout.checkpoint(log.origin()), log.head().bytes());
    for (Note receipt : log.receipts()) {
      put(Layout.receipt(log.origin(), head(log, receipt).size()), receipt.bytes());
    }
    logs.add(new Manifest.Log(log.origin(), log.size()));
  }

  private static Checkpoint head(LogMaterial log, Note note) throws MalformedException {
    Checkpoint head = Checkpoint.parse(note.text());
    if (!head.origin().equals(log.origin().toString())) {
      throw new MalformedException("head: of another log");
    }
    return head;
  }

  /** A blob that an entry names, with its salt of 32 bytes. */
  public void blob(byte[] salt, byte[] bytes) {
    byte[] file = Arrays.copyOf(salt, Hash.BYTES + bytes.length);
    System.arraycopy(bytes, 0, file, Hash.BYTES, bytes.length);
    put(Layout.blob(BlobRef.hash(salt, bytes)), file);
  }

  /** A head of one of the logs, kept as evidence. */
  public void evidence(Note head) {
    byte[] bytes = head.bytes();
    put(Layout.EVIDENCE + Hash.sha256(bytes).hex() + ".note", bytes);
  }

  /** A proof against a log. */
  public void evidence(EquivocationProof proof) {
    byte[] bytes = proof.print();
    put(Layout.EVIDENCE + Hash.sha256(bytes).hex() + ".equivocation", bytes);
  }

  /** A proof against a party. */
  public void evidence(SecondLogProof proof) {
    byte[] bytes = proof.print();
    put(Layout.EVIDENCE + Hash.sha256(bytes).hex() + ".second-log", bytes);
  }

  /**
   * The last two files: what the bundle is, and the sums.
   *
   * @param exported when, whole seconds
   * @param by the party that exports
   */
  public void finish(String line, Instant exported, String by) {
    List<String> sorted = parties.stream().sorted().toList();
    put(Layout.MANIFEST, new Manifest(line, sorted, logs, exported, by).bytes());
    sink.file(Layout.SUMS, sums.bytes());
  }
}
