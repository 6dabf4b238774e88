package parley.transcript;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.line.Card;
import parley.line.MirrorKeys;
import parley.log.HeadKeys;
import parley.log.HeadRole;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.record.Entry;

/**
 * The cards and mirror keys that a line's record states, over all its time: a receipt of last year
 * bears last year's key.
 */
final class KeyBook {
  /** A mirror key and the party that stated it. */
  record Mirror(String party, HeadKeys keys) {}

  private final Suite suite;
  private final Map<String, Set<String>> notes = new HashMap<>();
  private final Map<String, MirrorKeys> mirrors = new HashMap<>();
  private final Map<List<NoteKey>, Mirror> made = new HashMap<>();

  KeyBook(Suite suite) {
    this.suite = suite;
  }

  /** Takes what an effective entry states of cards and mirror keys. */
  void take(Entry entry) throws MalformedException {
    String author = entry.origin().party();
    MirrorKeys mirror = mirrors.computeIfAbsent(author, MirrorKeys::new);
    switch (entry.kind()) {
      case "genesis" -> {
        for (String text : entry.body().texts("cards")) {
          card(Card.parse(text, suite), mirror);
        }
      }
      case "card", "pairing" -> card(Card.parse(entry.body().text("card"), suite), mirror);
      case "epoch-open" -> {
        mirror.revoke(entry.body().object("mirror"));
        if (entry.body().has("card")) {
          card(Card.parse(entry.body().text("card"), suite), mirror);
        }
      }
      case "key-revoke" -> mirror.revoke(entry.body().object("mirror"));
      default -> {}
    }
  }

  /** A counterpart's genesis may quote a card; only the party's own record gives it a mirror. */
  private void card(Card card, MirrorKeys author) {
    notes.computeIfAbsent(card.party(), p -> new HashSet<>()).add(card.note());
    if (card.party().equals(author.party())) {
      author.take(card);
    }
  }

  /** Whether the record states that card of the party. */
  boolean states(Card card) {
    return notes.getOrDefault(card.party(), Set.of()).contains(card.note());
  }

  /** Every mirror key that the record states. */
  Collection<Mirror> mirrors() {
    List<Mirror> all = new ArrayList<>();
    for (MirrorKeys of : mirrors.values()) {
      for (List<NoteKey> keys : of.stated()) {
        all.add(made.computeIfAbsent(keys, k -> new Mirror(of.party(), headKeys(k))));
      }
    }
    return all;
  }

  private HeadKeys headKeys(List<NoteKey> keys) {
    try {
      return new HeadKeys(HeadRole.MIRROR, keys.getFirst(), keys.getLast(), suite);
    } catch (MalformedException e) {
      throw new IllegalStateException("a card's keys were checked before", e);
    }
  }

  /** The size of that log up to which the key's receipts count. */
  long stands(Mirror mirror, String origin) {
    MirrorKeys of = mirrors.get(mirror.party());
    return of == null ? Long.MAX_VALUE : of.stands(mirror.keys().keys(), origin);
  }
}
