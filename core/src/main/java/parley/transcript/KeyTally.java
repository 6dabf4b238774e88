package parley.transcript;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.line.Grant;
import parley.line.LineFold;
import parley.line.Verdict;
import parley.log.NoteKey;
import parley.record.SignerId;

/** Counts entries by the keys that signed them, and refusals by rule. */
final class KeyTally {
  private static final class Count {
    long entries;
    long refused;
  }

  private final Map<SignerId, Count> counts = new HashMap<>();
  private final SortedMap<String, Long> refused = new TreeMap<>();

  /** Counts an entry; only for keys that the fold knows, because anyone can name others. */
  void add(LineFold.Judged judged, LineFold fold) {
    boolean isRefused = judged.verdict() instanceof Verdict.Refused;
    if (judged.verdict() instanceof Verdict.Refused r) {
      refused.merge(r.rule().word(), 1L, Long::sum);
    }
    var entry = judged.entry();
    if (entry == null) {
      return;
    }
    for (SignerId signer : entry.signers()) {
      if (fold.key(signer).isPresent()) {
        Count count = counts.computeIfAbsent(signer, s -> new Count());
        count.entries += isRefused ? 0 : 1;
        count.refused += isRefused ? 1 : 0;
      }
    }
  }

  SortedMap<String, Long> refused() {
    return Collections.unmodifiableSortedMap(refused);
  }

  /** A row for every key of the party: its own key's two halves, then the granted ones by name. */
  List<Report.Key> rows(String party, List<NoteKey> partyKeys, List<Grant> grants) {
    List<Report.Key> rows = new ArrayList<>();
    for (NoteKey key : partyKeys) {
      rows.add(row(party, key, "party", "offline"));
    }
    Map<String, Grant> byName = new TreeMap<>();
    grants.forEach(grant -> byName.put(SignerId.of(grant.key()).toString(), grant));
    for (Grant grant : byName.values()) {
      rows.add(row(party, grant.key(), word(grant.role()), word(grant.lives())));
    }
    return rows;
  }

  private Report.Key row(String party, NoteKey key, String role, String lives) {
    SignerId id = SignerId.of(key);
    Count count = counts.getOrDefault(id, new Count());
    return new Report.Key(party, id.toString(), role, lives, count.entries, count.refused);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
