package parley.node.engine;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import parley.log.Suite;
import parley.node.storage.Anchor;
import parley.node.storage.LogStore;

/**
 * What an engine works with.
 *
 * @param inbox where replies and readings are handed back to the writer; any thread may call it
 * @param sink told what happened, on the writer's thread; must be quick
 */
public record EngineParts(
    LogStore store,
    Anchor anchor,
    NodeKeys keys,
    Suite suite,
    FoldMaker folds,
    NodeClock clock,
    RandomGenerator random,
    Wire wire,
    Preparer preparer,
    Consumer<Task> inbox,
    Consumer<NodeEvent> sink) {}
