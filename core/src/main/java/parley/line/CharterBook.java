package parley.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import parley.log.Hash;
import parley.record.Json;

/**
 * Every charter proposed on a line, and who signed which when. A charter is in force when every
 * party present has signed the same bytes; each names its parent, and of two children of one parent
 * that are both signed by all, the one of lower hash is in force (record.md §4).
 */
final class CharterBook {
  private record Signing(int party, long ordinal, Hash charter) {}

  private final int parties;
  private final Set<Integer> absent;
  private final Map<Hash, Charter> charters = new TreeMap<>();
  private final List<Signing> signings = new ArrayList<>();

  /**
   * An empty book.
   *
   * @param absent numbers of the parties that sign only once they have opened a log; seen as it is
   */
  CharterBook(int parties, Set<Integer> absent) {
    this.parties = parties;
    this.absent = absent;
  }

  void proposed(int party, long ordinal, Charter charter) {
    charters.putIfAbsent(charter.hash(), charter);
    signings.add(new Signing(party, ordinal, charter.hash()));
  }

  void accepted(int party, long ordinal, Hash charter) {
    signings.add(new Signing(party, ordinal, charter));
  }

  /** The charter of that hash, if it was proposed within the prefix. */
  Optional<Charter> find(Hash hash, Prefix prefix) {
    boolean known = signings.stream().anyMatch(s -> s.charter().equals(hash) && visible(s, prefix));
    return known ? Optional.ofNullable(charters.get(hash)) : Optional.empty();
  }

  /** The charter in force at the prefix. */
  Optional<Charter> inForce(Prefix prefix) {
    Optional<Map.Entry<Hash, Charter>> current = child("", prefix);
    while (current.isPresent()) {
      Optional<Map.Entry<Hash, Charter>> next = child(current.get().getKey().base64(), prefix);
      if (next.isEmpty()) {
        break;
      }
      current = next;
    }
    return current.map(Map.Entry::getValue);
  }

  /** Every charter visible at the prefix with its signers, for the state: hash → party numbers. */
  Json.Obj json(Prefix prefix, List<String> names) {
    Json.Obj obj = Json.Obj.EMPTY;
    for (Charter charter : charters.values()) {
      List<String> by = new ArrayList<>();
      for (int party = 0; party < parties; party++) {
        if (signed(charter.hash(), party, prefix)) {
          by.add(names.get(party));
        }
      }
      if (!by.isEmpty()) {
        obj = obj.with(charter.hash().hex(), Json.strings(by));
      }
    }
    return obj;
  }

  /**
   * Charters visible at the prefix that the party has not signed, by proposer, then oldest first.
   */
  List<Charter> unsigned(int party, Prefix prefix) {
    return signings.stream()
        .filter(s -> visible(s, prefix))
        .sorted(Comparator.comparingInt(Signing::party).thenComparingLong(Signing::ordinal))
        .map(s -> charters.get(s.charter()))
        .filter(java.util.Objects::nonNull)
        .distinct()
        .filter(c -> !signed(c.hash(), party, prefix))
        .toList();
  }

  /** The child that all signed, of several the one of lower hash: they are in that order. */
  private Optional<Map.Entry<Hash, Charter>> child(String parent, Prefix prefix) {
    for (Map.Entry<Hash, Charter> charter : charters.entrySet()) {
      if (charter.getValue().parent().equals(parent) && signedByAll(charter.getKey(), prefix)) {
        return Optional.of(charter);
      }
    }
    return Optional.empty();
  }

  private boolean signedByAll(Hash charter, Prefix prefix) {
    for (int party = 0; party < parties; party++) {
      boolean present = !absent.contains(party) || prefix.of(party) > 0;
      if (present && !signed(charter, party, prefix)) {
        return false;
      }
    }
    return true;
  }

  private boolean signed(Hash charter, int party, Prefix prefix) {
    return signings.stream()
        .anyMatch(s -> s.party() == party && s.charter().equals(charter) && visible(s, prefix));
  }

  private static boolean visible(Signing signing, Prefix prefix) {
    return signing.ordinal() < prefix.of(signing.party());
  }
}
