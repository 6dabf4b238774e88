package parley.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.log.NoteKey;
import parley.record.Json;
import parley.record.SignerId;

/**
 * The keys with which a party gave and gives receipts, as its own entries state them over all time,
 * and up to where each of them stands (docs/spec/fold.md, "Kinds"): a receipt of last year bears
 * last year's key.
 */
public final class MirrorKeys {
  private final String party;
  private final List<List<NoteKey>> stated = new ArrayList<>();
  private final Map<SignerId, Map<String, Long>> revoked = new HashMap<>();

  /** None yet. */
  public MirrorKeys(String party) {
    this.party = party;
  }

  /** The same, to go on from alone. */
  MirrorKeys copy() {
    MirrorKeys copy = new MirrorKeys(party);
    copy.stated.addAll(stated);
    copy.revoked.putAll(revoked);
    return copy;
  }

  /** The party states this card. */
  public void take(Card card) {
    stated.remove(card.mirrorKeys());
    stated.add(card.mirrorKeys());
  }

  /**
   * The party revokes keys and says up to which size of each log they stand. Of two statements the
   * stricter counts; keys of others are not touched.
   *
   * @param mirror member {@code mirror} of the entry's body; may be empty
   */
  public void revoke(Json.Obj mirror) {
    Map<String, Long> sizes = new HashMap<>();
    for (Json item : mirror.items("stands")) {
      if (item instanceof Json.Obj stand) {
        sizes.put(stand.text("origin"), stand.integer("size", 0));
      }
    }
    for (List<NoteKey> keys : stated) {
      for (NoteKey key : keys) {
        if (mirror.texts("keys").contains(SignerId.of(key).toString())) {
          revoked.merge(SignerId.of(key), sizes, MirrorKeys::lower);
        }
      }
    }
  }

  private static Map<String, Long> lower(Map<String, Long> one, Map<String, Long> other) {
    Map<String, Long> both = new HashMap<>();
    one.forEach((origin, size) -> both.put(origin, Math.min(size, other.getOrDefault(origin, 0L))));
    return both;
  }

  /** Every pair of keys that was stated, the newest last. */
  public List<List<NoteKey>> stated() {
    return List.copyOf(stated);
  }

  /** The name of their party. */
  public String party() {
    return party;
  }

  /**
   * The size of that log up to which receipts of these keys count. A revocation that does not name
   * a log leaves nothing of it standing.
   */
  public long stands(List<NoteKey> keys, String origin) {
    long size = Long.MAX_VALUE;
    for (NoteKey key : keys) {
      Map<String, Long> sizes = revoked.get(SignerId.of(key));
      if (sizes != null) {
        size = Math.min(size, sizes.getOrDefault(origin, 0L));
      }
    }
    return size;
  }
}
