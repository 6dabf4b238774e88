package parley.node.storage;

/**
 * One log of the store.
 *
 * @param size in leaves
 * @param firstMillis time of its first append, as the caller gave it
 * @param lastMillis time of its last append, as the caller gave it
 */
public record LogRow(
    String origin, String line, String party, long size, long firstMillis, long lastMillis) {}
