package parley.node.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.line.MirrorKeys;
import parley.log.NoteKey;
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
  private final Map<String, List<Kept>> kept = new TreeMap<>();

  /** The receipts by one pair of mirror keys, read so far, and the size up to which they stand. */
  private record Kept(NoteKey mirror, long stands, List<Slot> slots) {}

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
      node.engine()
          .read(() -> mirrors(node, line, log))
          .forEach(mirrors -> receipts.add(mirrors, from));
    }
    return receipts;
  }

  private static List<MirrorKeys> mirrors(Node node, String line, Origin log) {
    LineDesk desk = node.engine().line(line).orElseThrow();
    return desk.descriptor().parties().stream()
        .filter(party -> !party.equals(log.party()))
        .map(party -> desk.state().mirrors(party))
        .toList();
  }

  private void add(MirrorKeys mirrors, long from) {
    List<Kept> all = new ArrayList<>();
    for (List<NoteKey> keys : mirrors.stated()) {
      NoteKey mirror = keys.getFirst();
      List<Slot> slots = from(mirror, from, StoreLimits.MAX_READ_SLOTS);
      all.add(new Kept(mirror, mirrors.stands(keys, origin), slots));
    }
    kept.put(mirrors.party(), all);
  }

  private List<Slot> from(NoteKey mirror, long index, int limit) {
    return store.slots(origin, Slot.receipt(mirror), index + 1, limit);
  }

  /** Whether the log is one's own. */
  boolean own() {
    return own;
  }

  /** By counterpart: whether it holds the entry, and when it first said so, by its clock. */
  Json.Obj of(long index) {
    Json.Obj json = Json.Obj.EMPTY;
    for (var party : kept.entrySet()) {
      json = json.with(party.getKey(), stored(party.getValue(), index));
    }
    return json;
  }

  private Json.Obj stored(List<Kept> all, long index) {
    return all.stream()
        .flatMap(k -> first(k, index).stream())
        .min(java.util.Comparator.comparingLong(StatusPages::seconds))
        .map(
            slot ->
                Json.Obj.EMPTY
                    .with("stored", true)
                    .with("size", slot.size())
                    .with("at", time(slot)))
        .orElseGet(() -> Json.Obj.EMPTY.with("stored", false));
  }

  /** The first receipt above the index by those keys; above their end they count as unsigned. */
  private Optional<Slot> first(Kept by, long index) {
    List<Slot> slots = by.slots();
    boolean beyond = slots.size() == StoreLimits.MAX_READ_SLOTS && slots.getLast().size() <= index;
    return (beyond ? from(by.mirror(), index, 1) : slots)
        .stream()
            .filter(slot -> slot.size() > index)
            .findFirst()
            .filter(slot -> slot.size() <= by.stands());
  }

  private static String time(Slot slot) {
    return UtcTime.print(Instant.ofEpochSecond(StatusPages.seconds(slot)));
  }
}
