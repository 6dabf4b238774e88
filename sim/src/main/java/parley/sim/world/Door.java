package parley.sim.world;

import java.util.function.Consumer;
import parley.node.engine.Wire;

/** Where a node takes requests of its peers. */
public interface Door {
  /** Takes a request of that party; the answer is handed over now or later, once, or never. */
  void receive(String from, Wire.Route route, byte[] body, Consumer<Wire.Reply> done);
}
