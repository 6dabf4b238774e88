package parley.node.engine;

import java.util.ArrayList;
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

  /** A log of our own that grows. */
  record Growing(Desk desk, OwnLog own, List<Leaf> leaves) {}

  /** An attachment that a counterpart sent, and what follows once it is durable. */
  record Keeping(BlobPut blob, Runnable whenDurable) {}

  private final Map<String, Growing> growing = new LinkedHashMap<>();
  final List<Taking> takings = new ArrayList<>();
  final List<Cosigning> cosignings = new ArrayList<>();
  final List<SlotPut> slots = new ArrayList<>();
  final List<Keeping> keepings = new ArrayList<>();

  /** Whether what can wait for the next commit has waited long enough. */
  boolean timely;

  /** Pushes answered with what is held, if what they brought is stored; no receipt is given. */
  final List<Task.Pushed> withoutReceipt = new ArrayList<>();

  final List<Runnable> whenDurable = new ArrayList<>();

  /** What callers are told if the commit fails. */
  final List<Runnable> whenLost = new ArrayList<>();

  /** Adds an entry of our own; it is staged in its log and fold already. */
  void own(Desk desk, OwnLog own, Leaf leaf) {
    growing
        .computeIfAbsent(own.name(), o -> new Growing(desk, own, new ArrayList<>()))
        .leaves()
        .add(leaf);
  }

  boolean taking(MirrorLog log) {
    return takings.stream().anyMatch(t -> t.log().name().equals(log.name()));
  }

  boolean empty() {
    return growing.isEmpty() && takings.isEmpty() && slots.isEmpty() && keepings.isEmpty();
  }

  boolean hasOwn() {
    return !growing.isEmpty();
  }

  /** Our own appends, with the size and root that will be signed next. */
  List<Append> ownAppends(String party, long millis) {
    List<Append> appends = new ArrayList<>();
    for (Growing g : growing.values()) {
      appends.add(
          new Append(
              g.own().name(), g.desk().line, party, g.own().durableSize, millis, g.leaves()));
    }
    return appends;
  }

  List<Growing> growing() {
    return List.copyOf(growing.values());
  }

  /** The intended size and root of each of our logs that grows. */
  List<SlotPut> intents() {
    List<SlotPut> puts = new ArrayList<>();
    for (Growing g : growing.values()) {
      OwnLog own = g.own();
      Hash root = own.frontier.root();
      puts.add(
          new SlotPut(
              own.name(), "intent", own.intentSize, own.frontier.size(), root, new byte[0]));
    }
    return puts;
  }
}
