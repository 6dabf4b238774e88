package parley.node.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.line.Card;
import parley.line.MirrorKeys;
import parley.log.HeadKeys;
import parley.log.HeadRole;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.node.storage.Slot;

/**
 * Whose receipts count: which keys give them, and up to where, as the line's own record states it
 * (docs/spec/fold.md, "Epochs").
 */
final class Receipts {
  private final EngineParts parts;
  private final Map<Card, HeadKeys> keys = new ConcurrentHashMap<>();

  Receipts(EngineParts parts) {
    this.parts = parts;
  }

  /** Whether the line's record states the key that gives receipts now: else none is given. */
  boolean statesMirror(Desk desk) {
    return desk.fold
        .state()
        .card(parts.keys().party())
        .map(card -> card.mirrorKeys().equals(parts.keys().mirror().keys().keys()))
        .orElse(desk.own == null);
  }

  /** The keys of a counterpart's receipts, by the card that the line's record states. */
  HeadKeys of(Desk desk, String party) {
    return keys.computeIfAbsent(mirrorOf(desk, party), this::headKeys);
  }

  private Card mirrorOf(Desk desk, String party) {
    return desk.fold
        .state()
        .card(party)
        .or(() -> parts.keys().card(party))
        .orElseThrow(() -> new IllegalStateException("no card of " + party));
  }

  private HeadKeys headKeys(Card card) {
    try {
      return new HeadKeys(
          HeadRole.MIRROR, card.mirrorKeys().get(0), card.mirrorKeys().get(1), parts.suite());
    } catch (MalformedException e) {
      throw new IllegalStateException("a card's keys were checked before", e);
    }
  }

  /** The ways of our logs to the counterparts that have a node by now. */
  void addLanes(Desk desk) {
    desk.owns.values().forEach(own -> addLanes(desk, own));
  }

  /** The ways of a log of ours to every counterpart that has a node. */
  void addLanes(Desk desk, OwnLog own) {
    if (own.lanes.size() == desk.descriptor.parties().size() - 1) {
      return;
    }
    for (String peer : desk.descriptor.parties()) {
      if (!own.lanes.containsKey(peer) && present(desk, peer)) {
        own.lanes.put(peer, new Lane(peer));
        reach(desk, own, peer);
      }
    }
  }

  /**
   * Whether a counterpart has a node as far as we are concerned: one that was absent has, once we
   * paired with it. Never ourselves.
   */
  boolean present(Desk desk, String peer) {
    String self = parts.keys().party();
    return !peer.equals(self)
        && (!desk.descriptor.absent().contains(peer) || desk.fold.state().paired(self, peer));
  }

  /** Counterparts stated or revoked mirror keys: what their receipts cover is reckoned anew. */
  void reachAnew(Desk desk) {
    for (OwnLog own : desk.owns.values()) {
      own.lanes.keySet().forEach(peer -> reach(desk, own, peer));
    }
    desk.keysStale = false;
  }

  /**
   * A receipt above the size that its revoked key stands for counts as unsigned, and whoever
   * revokes it lacks what it covered: where two wait for one another, each needs that to go on.
   */
  private void reach(Desk desk, OwnLog own, String peer) {
    Lane lane = java.util.Objects.requireNonNull(own.lanes.get(peer));
    MirrorKeys mirrors = desk.fold.state().mirrorsAhead(peer);
    NoteKey current = mirrorOf(desk, peer).mirrorKeys().getFirst();
    long size = 0;
    for (List<NoteKey> keys : mirrors.stated()) {
      long stands = mirrors.stands(keys, own.name());
      String slot = Slot.receipt(keys.getFirst());
      Optional<Slot> counts = parts.store().newestUpTo(own.name(), slot, stands);
      size = Math.max(size, counts.map(Slot::size).orElse(0L));
    }
    long newest =
        parts.store().newest(own.name(), Slot.receipt(current)).map(Slot::size).orElse(-1L);
    lane.mirror = current;
    lane.kept = newest;
    lane.reaches(mirrors.stated().isEmpty() ? Math.max(0, newest) : size);
  }

  /** The largest size for which the mirror key of today gave a receipt that is kept, or -1. */
  long given(MirrorLog log) {
    NoteKey mirror = parts.keys().mirror().keys().keys().getFirst();
    return parts.store().newest(log.name(), Slot.given(mirror)).map(Slot::size).orElse(-1L);
  }
}
