package parley.node.storage;

import java.util.List;

/**
 * Leaves to append to one log. With no leaves it only makes the log known.
 *
 * @param origin the log's name
 * @param line the line the log belongs to; fixed by the first append
 * @param party the party that writes the log; fixed by the first append
 * @param expectedSize leaves the log must have before this append
 * @param atMillis the caller's time of commit, milliseconds since 1970; kept for the log's first
 *     and last append
 * @param leaves in order
 */
public record Append(
    String origin, String line, String party, long expectedSize, long atMillis, List<Leaf> leaves) {
  /** Refuses names or numbers out of bounds with IllegalArgumentException. */
  public Append {
    StoreLimits.name("append: origin", origin);
    StoreLimits.name("append: line", line);
    StoreLimits.name("append: party", party);
    StoreLimits.count("append: expected size", expectedSize, 0);
    leaves = List.copyOf(leaves);
  }
}
