package parley.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.line.Card;
import parley.log.Checkpoint;
import parley.log.HeadKeys;
import parley.log.HeadRole;
import parley.log.MalformedException;
import parley.log.Merkle;
import parley.log.Note;
import parley.log.Proofs;
import parley.log.Suite;
import parley.log.Tile;
import parley.log.TileFault;
import parley.log.TileReader;
import parley.log.TlogProof;
import parley.record.Entry;
import parley.record.Origin;
import parley.record.SignedEntry;

/**
 * That one entry is in a log, apart from its bundle: a C2SP tlog-proof whose extra data is the
 * log's opening, so that cards are all a reader needs (docs/spec/transcript.md, "One entry").
 *
 * @param proof the proof
 * @param entry bytes of the entry
 */
public record EntryProof(TlogProof proof, SignedEntry entry) {

  /** What became of the check of a proof. */
  public sealed interface Outcome {
    /**
     * The entry is in the log. Whether its author might sign it, only the whole transcript tells.
     *
     * @param head under which it is proven
     * @param times when each counterpart whose card was given says it cosigned, POSIX seconds
     */
    record Holds(Entry entry, long index, Checkpoint head, Map<String, Long> times)
        implements Outcome {}

    /** It is not proven, and why. */
    record Fails(String why) implements Outcome {}
  }

  /**
   * Makes the proof from a bundle, under the smallest receipted head that covers the entry, or
   * under the newest head.
   *
   * @throws MissingException if a file that it needs is not there
   * @throws MalformedException if one is malformed, or the log has no such entry
   */
  public static EntryProof from(BundleSource bundle, Origin origin, long index)
      throws MissingException, MalformedException {
    Note newest = note(bundle, Layout.checkpoint(origin));
    long size = Checkpoint.parse(newest.text()).size();
    if (index < 0 || index >= size) {
      throw new MalformedException("index: the log has " + size + " entries");
    }
    Note head = covering(bundle, origin, index, newest);
    Checkpoint checkpoint = Checkpoint.parse(head.text());
    TileReader tree = new TileReader(size, tile -> tile(bundle, origin, tile));
    try {
      List<parley.log.Hash> path = Proofs.inclusion(index, checkpoint.size(), tree);
      byte[] opening = leaf(bundle, origin, 0, size);
      TlogProof proof = new TlogProof(opening, index, path, head);
      return new EntryProof(proof, SignedEntry.parse(leaf(bundle, origin, index, size)));
    } catch (TileFault e) {
      throw new MalformedException(Files.text(e), e);
    }
  }

  private static Note covering(BundleSource bundle, Origin origin, long index, Note newest)
      throws MissingException, MalformedException {
    Note best = newest;
    long bestSize = Long.MAX_VALUE;
    for (String path : bundle.list(Layout.receipts(origin))) {
      Note note = note(bundle, path);
      long size = Checkpoint.parse(note.text()).size();
      if (size > index && size < bestSize) {
        best = note;
        bestSize = size;
      }
    }
    return best;
  }

  private static Note note(BundleSource bundle, String path)
      throws MissingException, MalformedException {
    return Note.parse(bundle.read(path, Layout.NOTE_BYTES));
  }

  private static byte[] tile(BundleSource bundle, Origin origin, Tile tile) {
    try {
      return bundle.read(Layout.tile(origin, tile), Layout.maxBytes(tile));
    } catch (MissingException e) {
      // No bytes have the width of a tile, so the reader names it as its fault.
      return new byte[0];
    }
  }

  private static byte[] leaf(BundleSource bundle, Origin origin, long index, long size)
      throws MissingException, MalformedException {
    Tile tile = Tile.of(Tile.ENTRIES, index / Tile.FULL, size);
    byte[] bytes = bundle.read(Layout.tile(origin, tile), Layout.maxBytes(tile));
    return tile.parseEntries(bytes).get((int) (index % Tile.FULL));
  }

  /**
   * Checks a proof with nothing but cards.
   *
   * @param cards by party: that of the log's party is needed; of every other party given, the
   *     receipt is demanded
   */
  public static Outcome verify(
      TlogProof proof, byte[] entry, Map<String, Card> cards, Suite suite) {
    try {
      return check(proof, entry, cards, suite);
    } catch (MalformedException e) {
      return new Outcome.Fails(Files.text(e));
    }
  }

  private static Outcome check(TlogProof proof, byte[] bytes, Map<String, Card> cards, Suite suite)
      throws MalformedException {
    Entry entry = SignedEntry.parse(bytes).entry();
    Card card = cards.get(entry.origin().party());
    if (card == null) {
      return new Outcome.Fails("the card of the log's party is needed");
    }
    Opening log = Opening.parse(proof.extra(), card.partyKeys(), suite);
    if (!log.origin().equals(entry.origin())) {
      return new Outcome.Fails("the entry names another log");
    }
    List<HeadKeys> mirrors = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Card other : new TreeMap<>(cards).values()) {
      if (!other.party().equals(card.party())) {
        names.add(other.party());
        mirrors.add(
            new HeadKeys(
                HeadRole.MIRROR,
                other.mirrorKeys().getFirst(),
                other.mirrorKeys().getLast(),
                suite));
      }
    }
    return switch (proof.verify(Merkle.leaf(bytes), log.keys(), mirrors)) {
      case TlogProof.Outcome.Fails fails -> new Outcome.Fails(fails.rule());
      case TlogProof.Outcome.Holds holds -> {
        Map<String, Long> times = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
          times.put(names.get(i), holds.times().get(i));
        }
        yield new Outcome.Holds(entry, proof.index(), holds.head(), Map.copyOf(times));
      }
    };
  }
}
