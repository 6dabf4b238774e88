package parley.sim.world;

import java.util.function.Consumer;
import parley.node.engine.NodeKeys;
import parley.node.engine.Task;

/** What a fault in a node's own code could use: its keys, and the inbox of its writer. */
public record Insider(NodeKeys keys, Consumer<Task> inbox) {}
