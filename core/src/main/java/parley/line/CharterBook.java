package parley.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.log.Hash;
import parley.record.Json;

/**
 * Every charter proposed on a line, and who signed which when. A charter is in force when every
 * party present has signed the same bytes; each names its parent, and of two children of one parent
 * that are both signed by all, the one of lower hash is in force (record.md §4).
 */
final class CharterBook {
  /** One party's first signature of a charter. */
  private record Signing(int party, long ordinal, Charter charter) {}

  private final int parties;
  private final Set<Integer> absent;
  private final Map<Hash, Charter> charters = new TreeMap<>();

  /** By charter and party, the ordinal of its first signature. */
  private final Map<Hash, Map<Integer, Long>> signers = new HashMap<>();

  /**
   * By parent, the charters that may be in force at some prefix, in the order of their hashes: so
   * many of one party's proposals cost those nothing who judge acts by the charter in force.
   */
  private final Map<String, SortedMap<Hash, Charter>> candidates = new HashMap<>();

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
    sign(party, ordinal, charter.hash());
  }

  void accepted(int party, long ordinal, Hash charter) {
    sign(party, ordinal, charter);
  }

  private void sign(int party, long ordinal, Hash hash) {
    Map<Integer, Long> by = signers.computeIfAbsent(hash, h -> new HashMap<>());
    by.merge(party, ordinal, Math::min);
    Charter charter = charters.get(hash);
    if (charter != null && by.size() >= parties - absent.size()) {
      candidates.computeIfAbsent(charter.parent(), p -> new TreeMap<>()).put(hash, charter);
    }
  }

  /** The charter of that hash, if it was proposed within the prefix. */
  Optional<Charter> find(Hash hash, Prefix prefix) {
    boolean known =
        signers.getOrDefault(hash, Map.of()).entrySet().stream()
            .anyMatch(s -> s.getValue() < prefix.of(s.getKey()));
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
    List<Signing> visible = new ArrayList<>();
    for (Charter charter : charters.values()) {
      signers
          .getOrDefault(charter.hash(), Map.of())
          .forEach(
              (by, ordinal) -> {
                if (ordinal < prefix.of(by)) {
                  visible.add(new Signing(by, ordinal, charter));
                }
              });
    }
    return visible.stream()
        .sorted(Comparator.comparingInt(Signing::party).thenComparingLong(Signing::ordinal))
        .map(Signing::charter)
        .distinct()
        .filter(c -> !signed(c.hash(), party, prefix))
        .toList();
  }

  /** The child that all signed, of several the one of lower hash: they are in that order. */
  private Optional<Map.Entry<Hash, Charter>> child(String parent, Prefix prefix) {
    return candidates.getOrDefault(parent, Collections.emptySortedMap()).entrySet().stream()
        .filter(charter -> signedByAll(charter.getKey(), prefix))
        .findFirst();
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
    Long first = signers.getOrDefault(charter, Map.of()).get(party);
    return first != null && first < prefix.of(party);
  }
}
