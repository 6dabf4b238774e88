package parley.node.storage;

/** Where a leaf stands: its log, and its index from 0. */
public record Place(String origin, long index) {}
