package parley.transcript;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.line.Card;
import parley.log.HeadKeys;
import parley.log.HeadRole;
import parley.log.MalformedException;
import parley.log.Suite;
import parley.record.Entry;
import parley.record.Json;
import parley.record.SignerId;

/**
 * The cards and mirror keys that a line's record states, over all its time: a receipt of last year
 * bears last year's key.
 */
final class KeyBook {
  /** A mirror key and the party that stated it. */
  record Mirror(String party, HeadKeys keys) {}

  private final Suite suite;
  private final Map<String, Set<String>> notes = new HashMap<>();
  private final Map<String, Mirror> mirrors = new HashMap<>();
  private final Map<String, Map<String, Long>> stands = new HashMap<>();

  KeyBook(Suite suite) {
    this.suite = suite;
  }

  /** Takes what an effective entry states of cards and mirror keys. */
  void take(Entry entry) throws MalformedException {
    switch (entry.kind()) {
      case "genesis" -> {
        for (String text : entry.body().texts("cards")) {
          card(Card.parse(text, suite), entry.origin().party());
        }
      }
      case "card", "epoch-open", "pairing" -> {
        String text = entry.body().text("card");
        if (!text.isEmpty()) {
          card(Card.parse(text, suite), entry.origin().party());
        }
      }
      case "key-revoke" -> revoke(entry.origin().party(), entry.body().object("mirror"));
      default -> {}
    }
  }

  /** A counterpart's genesis may quote a card; only the party's own record gives it a mirror. */
  private void card(Card card, String author) throws MalformedException {
    notes.computeIfAbsent(card.party(), p -> new HashSet<>()).add(card.note());
    if (card.party().equals(author)) {
      HeadKeys keys =
          new HeadKeys(
              HeadRole.MIRROR, card.mirrorKeys().getFirst(), card.mirrorKeys().getLast(), suite);
      mirrors.put(ids(keys), new Mirror(author, keys));
    }
  }

  private static String ids(HeadKeys keys) {
    return String.join(" ", keys.keys().stream().map(k -> SignerId.of(k).toString()).toList());
  }

  private void revoke(String party, Json.Obj mirror) {
    Map<String, Long> sizes = new HashMap<>();
    for (Json item : mirror.items("stands")) {
      if (item instanceof Json.Obj stand) {
        sizes.put(stand.text("origin"), stand.integer("size", 0));
      }
    }
    for (String key : mirror.texts("keys")) {
      if (key.startsWith(Card.mirrorName(party) + "+")) {
        stands.merge(key, sizes, KeyBook::lower);
      }
    }
  }

  /** Of two statements the stricter counts. */
  private static Map<String, Long> lower(Map<String, Long> one, Map<String, Long> other) {
    Map<String, Long> both = new HashMap<>();
    one.forEach((origin, size) -> both.put(origin, Math.min(size, other.getOrDefault(origin, 0L))));
    return both;
  }

  /** Whether the record states that card of the party. */
  boolean states(Card card) {
    return notes.getOrDefault(card.party(), Set.of()).contains(card.note());
  }

  Collection<Mirror> mirrors() {
    return List.copyOf(mirrors.values());
  }

  /**
   * The size of that log up to which the key's receipts count. A revocation that does not name a
   * log leaves nothing of it standing.
   */
  long stands(Mirror mirror, String origin) {
    long size = Long.MAX_VALUE;
    for (var key : mirror.keys().keys()) {
      Map<String, Long> sizes = stands.get(SignerId.of(key).toString());
      if (sizes != null) {
        size = Math.min(size, sizes.getOrDefault(origin, 0L));
      }
    }
    return size;
  }
}
