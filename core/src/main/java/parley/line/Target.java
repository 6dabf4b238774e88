package parley.line;

/**
 * An entry of a line, by its place in its author's sequence.
 *
 * @param party the author's number, in the order of the descriptor
 * @param ordinal the place in the sequence, from 0
 */
public record Target(int party, long ordinal) implements Comparable<Target> {
  /** Whether the prefix covers it. */
  boolean in(Prefix prefix) {
    return ordinal < prefix.of(party);
  }

  @Override
  public int compareTo(Target o) {
    return party != o.party ? Integer.compare(party, o.party) : Long.compare(ordinal, o.ordinal);
  }
}
