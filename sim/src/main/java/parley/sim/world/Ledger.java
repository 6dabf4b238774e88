package parley.sim.world;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.node.engine.Placing;
import parley.record.Entry;
import parley.record.SignedEntry;

/** What callers handed in, and what they were told of it. */
final class Ledger {
  /** One act of a caller, however often it was handed in. */
  static final class Row {
    final String party;
    final SignedEntry signed;
    final boolean unlawful;
    Placing.@Nullable Placed placed;
    int asked;
    int refused;

    Row(String party, SignedEntry signed, boolean unlawful) {
      this.party = party;
      this.signed = signed;
      this.unlawful = unlawful;
    }

    /** Whether every answer so far says that it was not written. */
    boolean surelyNot() {
      return placed == null && asked == refused;
    }
  }

  private final Map<String, Row> rows = new LinkedHashMap<>();

  /** What tells one act of a caller from another, even if it got two ids. */
  static String key(Entry entry) {
    String text = entry.body().text("text");
    return entry.kind().equals("text") ? text : entry.id();
  }

  Row row(String party, SignedEntry signed, boolean unlawful) {
    return rows.computeIfAbsent(key(signed.entry()), k -> new Row(party, signed, unlawful));
  }

  @Nullable Row find(Entry entry) {
    return rows.get(key(entry));
  }

  Map<String, Row> rows() {
    return rows;
  }
}
