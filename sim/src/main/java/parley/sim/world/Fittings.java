package parley.sim.world;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.diplomacy.Diplomacy;
import parley.line.LineFold;
import parley.line.LogView;
import parley.log.Suite;
import parley.node.engine.Preparer;
import parley.node.engine.Task;
import parley.node.engine.Wire;
import parley.node.storage.Anchor;
import parley.node.storage.Commit;
import parley.node.storage.LogStore;
import parley.node.storage.Mark;
import parley.record.SignedEntry;

/**
 * What a world's nodes are fitted with. The defaults hand on what they are given; a test that wants
 * to know whether a fault would be found puts the fault in here.
 */
public interface Fittings {
  /** Nodes as they are. */
  Fittings SOUND = new Fittings() {};

  /** The file under a node's store. */
  default Medium<Commit> journal(String party, Medium<Commit> real) {
    return real;
  }

  /** The file under a node's anchor. */
  default Medium<List<Mark>> anchorFile(String party, Medium<List<Mark>> real) {
    return real;
  }

  /** A node's store. */
  default LogStore store(String party, LogStore real) {
    return real;
  }

  /** A node's anchor, beside the store as it was opened. */
  default Anchor anchor(String party, Anchor real, LogStore store) {
    return real;
  }

  /** A node's way to its peers. */
  default Wire wire(String party, Wire real) {
    return real;
  }

  /** Where a node takes requests; the keys are its own, the inbox that of its writer. */
  default Door door(Insider insider, Door real) {
    return real;
  }

  /** The writer's inbox. */
  default Consumer<Task> inbox(String party, Consumer<Task> real) {
    return real;
  }

  /** What reads entries beside the writer. */
  default Preparer preparer(String party, Preparer real, Consumer<Task> inbox) {
    return real;
  }

  /** What a node makes of the entries of a line. */
  default LineFold fold(LineFold.Terms terms, Suite suite, LogView logs) {
    return Diplomacy.fold(terms, suite, logs);
  }

  /** Up to which sizes an operator states that an old mirror key stands. */
  default Map<String, Long> stands(Map<String, Long> held) {
    return held;
  }

  /** What a caller hands in again when it does not know what became of the first. */
  default SignedEntry again(SignedEntry first, Supplier<SignedEntry> anew) {
    return first;
  }
}
