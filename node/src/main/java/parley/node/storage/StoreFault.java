package parley.node.storage;

/**
 * One fault found by a scrub.
 *
 * @param origin the log it lies in; empty if it belongs to no one log
 * @param index the leaf it lies at; -1 if it belongs to no one leaf
 * @param what is wrong, without content
 */
public record StoreFault(String origin, long index, String what) {}
