package parley.line;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.record.Json;
import parley.record.Kind;

/**
 * The rungs that entries reached at each counterpart (record.md §3). Nothing on the ladder can be
 * withdrawn: the first entry that reaches a rung stands.
 */
final class Ladder {
  /** The rungs that are entries; sent and stored are facts of logs and cosignatures. */
  enum Rung {
    DISPLAYED("displayed"),
    ACKNOWLEDGED("acknowledged"),
    UNDERSTOOD("understood"),
    NOT_UNDERSTOOD("not-understood"),
    ANSWERED("answer"),
    BLOB_STORED("blob-stored"),
    REFUSED("refused"),
    LAPSED("lapse");

    private final String kind;

    Rung(String kind) {
      this.kind = kind;
    }

    /** The word for the rung: the kind of entry that reaches it, or the plainest of them. */
    String kind() {
      return kind;
    }

    /** The rung that an entry of the kind reaches, or null. */
    static @Nullable Rung of(Kind kind) {
      if (kind.is(Kind.Trait.ANSWERS)) {
        return ANSWERED;
      }
      for (Rung rung : values()) {
        if (rung.kind.equals(kind.name())) {
          return rung;
        }
      }
      return null;
    }
  }

  private final Map<Target, Map<Integer, EnumMap<Rung, Long>>> reached = new TreeMap<>();
  private final Map<Target, Map<Integer, Long>> attachments = new TreeMap<>();

  void reach(Target target, int by, Rung rung, long ordinal) {
    reached
        .computeIfAbsent(target, t -> new TreeMap<>())
        .computeIfAbsent(by, b -> new EnumMap<>(Rung.class))
        .putIfAbsent(rung, ordinal);
  }

  /** The party says how many of the entry's attachments it holds: the most it ever said stands. */
  void stored(Target target, int by, long count) {
    attachments.computeIfAbsent(target, t -> new TreeMap<>()).merge(by, count, Math::max);
  }

  /** How many of the entry's attachments the party ever said that it holds. */
  long stored(Target target, int by) {
    return attachments.getOrDefault(target, Map.of()).getOrDefault(by, 0L);
  }

  /** Of all attachments that one party's entries name, how many the other said that it holds. */
  long storedOf(int author, int by) {
    return attachments.entrySet().stream()
        .filter(target -> target.getKey().party() == author)
        .mapToLong(target -> target.getValue().getOrDefault(by, 0L))
        .sum();
  }

  /** The ordinal of the entry by which the party reached the rung, or null. */
  @Nullable Long at(Target target, int by, Rung rung) {
    Map<Integer, EnumMap<Rung, Long>> parties = reached.get(target);
    EnumMap<Rung, Long> rungs = parties == null ? null : parties.get(by);
    return rungs == null ? null : rungs.get(rung);
  }

  Json json(List<String> names) {
    List<Json> rows = new ArrayList<>();
    for (var target : reached.entrySet()) {
      for (var by : target.getValue().entrySet()) {
        Json.Obj rungs = Json.Obj.EMPTY;
        for (var rung : by.getValue().entrySet()) {
          rungs = rungs.with(rung.getKey().kind, rung.getValue());
        }
        Json.Obj row =
            Json.Obj.EMPTY
                .with("of", names.get(target.getKey().party()))
                .with("ordinal", target.getKey().ordinal())
                .with("by", names.get(by.getKey()))
                .with("rungs", rungs);
        long stored = stored(target.getKey(), by.getKey());
        rows.add(stored == 0 ? row : row.with("stored", stored));
      }
    }
    return new Json.Arr(rows);
  }
}
