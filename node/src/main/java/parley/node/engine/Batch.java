package parley.node.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.mirror.Mirror;
import parley.node.storage.Append;
import parley.node.storage.BlobPut;
import parley.node.storage.Leaf;
import parley.node.storage.SlotPut;

/** What one commit will hold, and what is told once it is durable. */
final class Batch {
  /** A counterpart's entries about to be stored. */
  record Taking(Desk desk, MirrorLog log, Mirror.Answer.Take take, Task.Pushed pushed) {}

  /** A head of a counterpart that is cosigned after the commit. */
  record Cosigning(MirrorLog log, Checkpoint head, Task.Pushed pushed) {}

  /** An attachment that a counterpart sent, and what follows once it is durable. */
  record Keeping(BlobPut blob, Runnable whenDurable) {}

  private final Map<String, List<Leaf>> leaves = new LinkedHashMap<>();
  private final Map<String, Desk> desks = new HashMap<>();
  final List<Taking> takings = new ArrayList<>();
  final List<Cosigning> cosignings = new ArrayList<>();
  final List<SlotPut> slots = new ArrayList<>();
  final List<Keeping> keepings = new ArrayList<>();

  /** Pushes answered with what is held, if what they brought is stored; no receipt is given. */
  final List<Task.Pushed> withoutReceipt = new ArrayList<>();

  final List<Runnable> whenDurable = new ArrayList<>();

  /** What callers are told if the commit fails. */
  final List<Runnable> whenLost = new ArrayList<>();

  /** Adds an entry of our own; it is staged in its log and fold already. */
  void own(Desk desk, Leaf leaf) {
    String origin = java.util.Objects.requireNonNull(desk.own).name();
    desks.put(origin, desk);
    leaves.computeIfAbsent(origin, o -> new ArrayList<>()).add(leaf);
  }

  boolean taking(MirrorLog log) {
    return takings.stream().anyMatch(t -> t.log().name().equals(log.name()));
  }

  boolean empty() {
    return leaves.isEmpty() && takings.isEmpty() && slots.isEmpty() && keepings.isEmpty();
  }

  boolean hasOwn() {
    return !leaves.isEmpty();
  }

  /** Our own appends, with the size and root that will be signed next. */
  List<Append> ownAppends(String party, long millis) {
    List<Append> appends = new ArrayList<>();
    for (var own : leaves.entrySet()) {
      Desk desk = java.util.Objects.requireNonNull(desks.get(own.getKey()));
      long expected = java.util.Objects.requireNonNull(desk.own).durableSize;
      appends.add(new Append(own.getKey(), desk.line, party, expected, millis, own.getValue()));
    }
    return appends;
  }

  List<Desk> ownDesks() {
    return List.copyOf(desks.values());
  }

  /** The intended size and root of each of our logs that grows. */
  List<SlotPut> intents() {
    List<SlotPut> puts = new ArrayList<>();
    for (Desk desk : desks.values()) {
      OwnLog own = java.util.Objects.requireNonNull(desk.own);
      Hash root = own.frontier.root();
      puts.add(
          new SlotPut(
              own.name(), "intent", own.intentSize, own.frontier.size(), root, new byte[0]));
    }
    return puts;
  }
}
