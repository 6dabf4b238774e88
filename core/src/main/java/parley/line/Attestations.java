package parley.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.record.Json;

/**
 * What parties attest, and what those whom it concerns say of it, entry by entry
 * (docs/spec/fold.md, "Attested"). Of several statements of one party the last stands: each lies in
 * its own sequence.
 */
final class Attestations {
  /** One attested act: who is said to have done it, and who confirms or disputes it. */
  private record Row(int speaker, String kind, String medium, Map<Integer, Boolean> stances) {}

  private final Map<Target, Row> rows = new TreeMap<>();

  void add(Target place, int speaker, String kind, String medium) {
    rows.put(place, new Row(speaker, kind, medium, new TreeMap<>()));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The party says whether it was so. */
  void stance(Target place, int party, boolean assents) {
    java.util.Objects.requireNonNull(rows.get(place)).stances().put(party, assents);
  }

  /** The number of the party that is said to have done what stands there. */
  int speaker(Target place) {
    Row row = rows.get(place);
    return row == null ? place.party() : row.speaker();
  }

  /** Whether the party may say if it was so: it is said to have spoken, or to have been told. */
  boolean concerns(Target place, int party) {
    Row row = rows.get(place);
    return row != null && concerns(place, row, party);
  }

  private static boolean concerns(Target place, Row row, int party) {
    return party != place.party() && (row.speaker() == party || row.speaker() == place.party());
  }

  /** Who stands behind the act. */
  Grade grade(Target place, int parties) {
    @Nullable Row row = rows.get(place);
    if (row == null) {
      return Grade.SIGNED;
    }
    if (row.stances().containsValue(false)) {
      return Grade.DISPUTED;
    }
    for (int party = 0; party < parties; party++) {
      if (concerns(place, row, party) && !row.stances().containsKey(party)) {
        return Grade.ATTESTED;
      }
    }
    return Grade.ASSENTED;
  }

  /** How many acts have each grade below that of a signature, by the grade's word. */
  Map<String, Long> tally(int parties) {
    Map<String, Long> tally = new TreeMap<>();
    rows.keySet().forEach(place -> tally.merge(grade(place, parties).word(), 1L, Long::sum));
    return tally;
  }

  Json json(List<String> names) {
    List<Json> list = new ArrayList<>();
    for (var entry : rows.entrySet()) {
      Row row = entry.getValue();
      Json.Obj said = Json.Obj.EMPTY;
      for (var stance : row.stances().entrySet()) {
        said = said.with(names.get(stance.getKey()), stance.getValue() ? "assent" : "dispute");
      }
      list.add(
          Json.Obj.EMPTY
              .with("by", names.get(entry.getKey().party()))
              .with("ordinal", entry.getKey().ordinal())
              .with("for", names.get(row.speaker()))
              .with("kind", row.kind())
              .with("medium", row.medium())
              .with("grade", grade(entry.getKey(), names.size()).word())
              .with("said", said));
    }
    return new Json.Arr(list);
  }
}
