package parley.node.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.node.engine.LineDesk;
import parley.node.node.Node;
import parley.node.storage.LogStore;
import parley.node.storage.Slot;
import parley.node.storage.StoreLimits;
import parley.record.Json;
import parley.record.Origin;
import parley.record.UtcTime;

/**
 * The receipts for entries of one's own log: an entry is stored at a counterpart from the first
 * receipt on whose size lies above its index.
 */
final class Receipts {
  private final LogStore store;
  private final String origin;
  private final boolean own;
  private final Map<String, List<Slot>> slots = new TreeMap<>();

  private Receipts(LogStore store, String origin, boolean own) {
    this.store = store;
    this.origin = origin;
    this.own = own;
  }

  /** The receipts for entries of that log from an index on. */
  static Receipts of(Node node, String line, Origin log, long from) {
    boolean own = log.party().equals(node.config().party());
    Receipts receipts = new Receipts(node.store(), log.toString(), own);
    if (own) {
      List<String> parties =
          node.engine()
              .read(
                  () -> node.engine().line(line).map(LineDesk::descriptor).orElseThrow().parties());
      for (String party : parties) {
        if (!party.equals(log.party())) {
          receipts.slots.put(party, receipts.from(party, from, StoreLimits.MAX_READ_SLOTS));
        }
      }
    }
    return receipts;
  }

  private List<Slot> from(String party, long index, int limit) {
    return store.slots(origin, Slot.receipt(party), index + 1, limit);
  }

  /** Whether the log is one's own. */
  boolean own() {
    return own;
  }

  /** By counterpart: whether it holds the entry, and when it first said so, by its clock. */
  Json.Obj of(long index) {
    Json.Obj json = Json.Obj.EMPTY;
    for (var party : slots.entrySet()) {
      json = json.with(party.getKey(), stored(party.getKey(), party.getValue(), index));
    }
    return json;
  }

  private Json.Obj stored(String party, List<Slot> known, long index) {
    boolean beyond = known.size() == StoreLimits.MAX_READ_SLOTS && known.getLast().size() <= index;
    return (beyond ? from(party, index, 1) : known)
        .stream()
            .filter(slot -> slot.size() > index)
            .findFirst()
            .map(
                slot ->
                    Json.Obj.EMPTY
                        .with("stored", true)
                        .with("size", slot.size())
                        .with("at", time(slot)))
            .orElseGet(() -> Json.Obj.EMPTY.with("stored", false));
  }

  private static String time(Slot slot) {
    return UtcTime.print(Instant.ofEpochSecond(StatusPages.seconds(slot)));
  }
}
